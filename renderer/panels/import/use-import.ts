import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedFile } from '../../../shared/host/host';
import type { ImportError, ImportPlan } from '../../../shared/import/import-report';
import { planJsonLdImport } from '../../../shared/import/json-ld/plan-import';
import { useDesk, useDeskActions, useDeskHandle } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { storedRecords } from './stored-records';

export type ImportState =
  | { readonly name: 'choosing' }
  | { readonly name: 'reading' }
  | { readonly name: 'planned'; readonly fileName: string; readonly plan: ImportPlan }
  | { readonly name: 'failed'; readonly message: string };

export interface Importing {
  readonly state: ImportState;
  readonly choose: () => void;
  readonly drop: (file: File) => void;
  readonly reset: () => void;
  readonly carryOut: () => void;
}

/** Files that can be chosen. Archives are handed to the dialog that restores them. */
const FILE_TYPES = [
  { name: 'JSON-LD, JSON', mime: 'application/json', extensions: ['jsonld', 'json'] },
  { name: 'Postil', mime: 'application/zip', extensions: ['postil'] },
] as const;

export function useImport(source: OpenSource): Importing {
  const { t } = useTranslation('import');
  const actions = useDeskActions();
  const desk = useDeskHandle();
  const received = useDesk((state) => state.receivedFile);
  const [state, setState] = useState<ImportState>({ name: 'choosing' });

  const messageOf = useCallback(
    (error: ImportError): string => {
      if (error.code === 'not-json') return t('error-not-json', { detail: error.detail });
      if (error.code === 'too-large') return t('error-too-large', { size: Math.floor(error.limit / (1024 * 1024)) });
      return t(`error-${error.code}`);
    },
    [t],
  );

  const plan = useCallback(
    async (file: OpenedFile): Promise<void> => {
      setState({ name: 'reading' });
      const { annotations, notes } = storedRecords(await actions.takeSnapshot());
      const change = { at: Date.now(), group: crypto.randomUUID() };
      const color = desk.store.getState().preferences.lastColor;
      const context = { source: source.source, text: source.text, revisionId: source.source.revisionId, color, annotations, notes, change };
      const planned = await planJsonLdImport(file.bytes, context, { report: () => undefined });
      setState(
        planned.ok ? { name: 'planned', fileName: file.name, plan: planned.value } : { name: 'failed', message: messageOf(planned.error) },
      );
    },
    [actions, desk, messageOf, source],
  );
  useEffect(() => {
    if (received !== null) void plan(received);
  }, [received, plan]);

  const choose = async (): Promise<void> => {
    const opened = await actions.openFile(FILE_TYPES);
    if (!opened.ok) setState({ name: 'failed', message: t('error-open', { detail: opened.error.detail }) });
    else if (opened.value !== null) actions.receiveFile(opened.value);
  };
  const drop = async (file: File): Promise<void> =>
    actions.receiveFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  const carryOut = async (): Promise<void> => {
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
    reset: () => setState({ name: 'choosing' }),
    carryOut: () => void carryOut(),
  };
}
