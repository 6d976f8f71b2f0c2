import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedFile } from '../../../shared/host/host';
import type { DocxError } from '../../../shared/import/docx/docx-error';
import { changeOfReturn, type ReturnPlan } from '../../../shared/import/docx/return-plan';
import type { ImportError, ImportPlan } from '../../../shared/import/import-report';
import { useDesk, useDeskActions, useDeskHandle } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { createImportClient } from '../../workers/import-client';
import type { ImportOutcome } from '../../workers/import-job';

export type ImportState =
  | { readonly name: 'choosing' }
  /** `done` from 0 to 1; null while the library is read. */
  | { readonly name: 'reading'; readonly done: number | null }
  | { readonly name: 'stopped' }
  | { readonly name: 'planned'; readonly fileName: string; readonly plan: ImportPlan }
  | { readonly name: 'returned'; readonly fileName: string; readonly plan: ReturnPlan; readonly chosen: ReadonlySet<string> }
  | { readonly name: 'failed'; readonly message: string };

export interface Importing {
  readonly state: ImportState;
  readonly choose: () => void;
  readonly drop: (file: File) => void;
  readonly reset: () => void;
  /** Gives up the file that is being read. */
  readonly stop: () => void;
  readonly carryOut: () => void;
  /** Takes a note of a Word file over, or leaves it. */
  readonly toggle: (id: string) => void;
}

/** Files that can be chosen. Archives are handed to the dialog that restores them. */
const FILE_TYPES = [
  {
    name: 'Word',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  { name: 'JSON-LD, JSON', mime: 'application/json', extensions: ['jsonld', 'json'] },
  { name: 'Postil', mime: 'application/zip', extensions: ['postil'] },
] as const;

export function useImport(source: OpenSource): Importing {
  const { t } = useTranslation('import');
  const actions = useDeskActions();
  const desk = useDeskHandle();
  const received = useDesk((state) => state.receivedFile);
  const [state, setState] = useState<ImportState>({ name: 'choosing' });
  const [client] = useState(createImportClient);
  /** Counts files and stops: what is told of an earlier one is not heard any more. */
  const round = useRef(0);
  useEffect(
    () => () => {
      round.current += 1;
      client.close();
    },
    [client],
  );

  const messageOf = useCallback(
    (error: ImportError | DocxError): string => {
      if (error.code === 'not-json' || error.code === 'damaged') return t(`error-${error.code}`, { detail: error.detail });
      if (error.code === 'too-large' || error.code === 'unpacks-too-large')
        return t(`error-${error.code}`, { size: Math.floor(error.limit / (1024 * 1024)) });
      return t(`error-${error.code}`);
    },
    [t],
  );

  const plan = useCallback(
    async (file: OpenedFile): Promise<void> => {
      round.current += 1;
      const own = round.current;
      const show = (next: ImportState) => {
        if (own === round.current) setState(next);
      };
      show({ name: 'reading', done: null });
      const { tables } = await actions.takeSnapshot();
      if (own !== round.current) return;
      const change = { at: Date.now(), group: crypto.randomUUID() };
      const color = desk.store.getState().preferences.lastColor;
      const context = { source: source.source, text: source.text, revisionId: source.source.revisionId, color, change };
      const { annotations, notes, codes, relations, relationTypes } = tables;
      const job = { fileName: file.name, bytes: file.bytes, context, stored: { annotations, notes, codes, relations, relationTypes } };
      const planned = await client.run(job, (done) => show({ name: 'reading', done }));
      if (!planned.ok) {
        if (planned.error.code === 'failed') show({ name: 'failed', message: t('error-failed', { detail: planned.error.detail }) });
      } else if (planned.value.ok) show(plannedState(file.name, planned.value.value));
      else show({ name: 'failed', message: messageOf(planned.value.error) });
    },
    [actions, client, desk, messageOf, source, t],
  );
  useEffect(() => {
    if (received !== null) void plan(received);
  }, [received, plan]);

  const stop = (): void => {
    round.current += 1;
    client.cancel();
    setState({ name: 'stopped' });
  };
  const choose = async (): Promise<void> => {
    const opened = await actions.openFile(FILE_TYPES);
    if (!opened.ok) setState({ name: 'failed', message: t('error-open', { detail: opened.error.detail }) });
    else if (opened.value !== null) actions.receiveFile(opened.value);
  };
  const drop = async (file: File): Promise<void> =>
    actions.receiveFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  const toggle = (id: string): void => {
    if (state.name === 'returned') setState({ ...state, chosen: toggled(state.chosen, id) });
  };
  const takeOver = async (plan: ReturnPlan, chosen: ReadonlySet<string>): Promise<void> => {
    const change = changeOfReturn(plan, chosen, { at: Date.now(), group: crypto.randomUUID() });
    if (change === null) return;
    await actions.applyChange(change);
    actions.notify({ kind: 'info', key: 'imported', values: { count: chosen.size }, canUndo: true });
    actions.openDialog(null);
  };
  const carryOut = async (): Promise<void> => {
    if (state.name === 'returned') return await takeOver(state.plan, state.chosen);
    if (state.name !== 'planned' || state.plan.change === null) return;
    const { change, items } = state.plan;
    await actions.applyChange(change);
    const count = items.filter((item) => item.outcome !== 'skipped' && item.outcome !== 'unchanged').length;
    actions.notify({ kind: 'info', key: 'imported', values: { count }, canUndo: true });
    actions.openDialog(null);
  };
  return {
    state,
    choose: () => void choose(),
    drop: (file) => void drop(file),
    stop,
    reset: () => setState({ name: 'choosing' }),
    carryOut: () => void carryOut(),
    toggle,
  };
}

type Planned = Extract<ImportOutcome, { readonly ok: true }>['value'];

function plannedState(fileName: string, planned: Planned): ImportState {
  if (planned.kind === 'annotations') return { name: 'planned', fileName, plan: planned.plan };
  const chosen = new Set(planned.plan.items.filter(({ isSure }) => isSure).map(({ id }) => id));
  return { name: 'returned', fileName, plan: planned.plan, chosen };
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}
