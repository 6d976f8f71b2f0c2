import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportChoices } from '../../../shared/import/plan-import';
import type { KnownText } from '../../../shared/import/plan-word-file';
import { useDesk, useDeskActions, useDeskHandle } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { createImportClient } from '../../workers/import-client';
import type { ImportOutcome } from '../../workers/import-job';
import { IMPORT_FILES } from './import-files';
import type { ImportAttempt, Importing, ImportState } from './import-state';
import { rememberColumns, rememberedColumns } from './remembered-columns';
import { useCarryOut } from './use-carry-out';
import { useImportJob } from './use-import-job';
import { useImportMessage } from './use-import-message';

/** The way of a file from its choice over questions to the report and into the library. */
export function useImport(source: OpenSource | null): Importing {
  const { t } = useTranslation('import');
  const actions = useDeskActions();
  const desk = useDeskHandle();
  const received = useDesk((state) => state.receivedFile);
  const [state, setState] = useState<ImportState>({ name: 'choosing' });
  const { plan, stop } = usePlanning(source, setState);
  const { carryOut, stopStoring } = useCarryOut(state, setState);
  useEffect(() => {
    if (received !== null)
      void plan({ file: received, choices: firstChoices(desk.store.getState().preferences.importColumns), wish: null, encoding: null });
  }, [desk, received, plan]);

  const choose = async (): Promise<void> => {
    const chosen = await actions.chooseFile(IMPORT_FILES);
    if (!chosen.ok) setState({ name: 'failed', message: t('error-open', { detail: chosen.error.detail }) });
  };
  const drop = async (file: File): Promise<void> =>
    actions.receiveFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  const attempt = state.name === 'planned' || state.name === 'columns' ? state.attempt : null;
  const planWith = (choices: Partial<ImportChoices>) => {
    if (attempt !== null) void plan({ ...attempt, choices: { ...attempt.choices, ...choices } });
  };
  const openText = async (text: KnownText): Promise<void> => {
    if (state.name === 'source') actions.openDialog(null);
    await actions.openSource(text.id);
  };
  return {
    state,
    choose: () => void choose(),
    drop: (file) => void drop(file),
    stop: state.name === 'storing' ? stopStoring : stop,
    reset: () => setState({ name: 'choosing' }),
    carryOut,
    ...answers(state, setState),
    takeDocuments: (documents) => planWith({ documents }),
    readColumns: (table) => planWith({ table }),
    takeColumns: () => {
      if (state.name !== 'columns') return;
      const { encoding, delimiter, hasHeader, signature } = state.look;
      const { importColumns } = desk.store.getState().preferences;
      actions.setPreferences({ importColumns: rememberColumns(importColumns, signature, state.roles) });
      planWith({ table: { encoding, delimiter, hasHeader, roles: state.roles } });
    },
    readAs: (wish) => {
      if (received !== null) void plan({ file: received, choices: firstChoices(undefined), wish, encoding: null });
    },
    askEncoding: (look) => {
      if (received !== null) setState({ name: 'encoding', fileName: received.name, look, chosen: look.candidates[0].encoding });
    },
    takeEncoding: () => {
      if (state.name !== 'encoding' || received === null) return;
      void plan({ file: received, choices: firstChoices(undefined), wish: null, encoding: state.chosen });
    },
    openText: (text) => void openText(text),
  };
}

/** What the reader says about a plan, before anything is done with it. */
function answers(
  state: ImportState,
  setState: (state: ImportState) => void,
): Pick<Importing, 'toggle' | 'answer' | 'giveRole' | 'name' | 'chooseEncoding'> {
  return {
    toggle: (id) => {
      if (state.name === 'returned') setState({ ...state, chosen: toggled(state.chosen, id) });
    },
    answer: (id, candidate) => {
      if (state.name !== 'planned') return;
      const answers = new Map(state.answers);
      if (candidate === null) answers.delete(id);
      else answers.set(id, candidate);
      setState({ ...state, answers });
    },
    giveRole: (role, column) => {
      if (state.name !== 'columns') return;
      const roles = state.roles.map((other, index) => (index === column ? role : other === role ? null : other));
      setState({ ...state, roles });
    },
    name: (names) => {
      if (state.name === 'source') setState({ ...state, names: { ...state.names, ...names } });
    },
    chooseEncoding: (chosen) => {
      if (state.name === 'encoding') setState({ ...state, chosen });
    },
  };
}

function firstChoices(columns: Parameters<typeof rememberedColumns>[0]): ImportChoices {
  return { documents: null, table: null, remembered: rememberedColumns(columns) };
}

/** Plans in a worker; what is told of an earlier attempt is not heard any more. */
function usePlanning(source: OpenSource | null, setState: (state: ImportState) => void) {
  const { t } = useTranslation('import');
  const actions = useDeskActions();
  const messageOf = useImportMessage();
  const jobOf = useImportJob(source);
  const [client] = useState(createImportClient);
  const round = useRef(0);
  useEffect(
    () => () => {
      round.current += 1;
      client.close();
    },
    [client],
  );
  const plan = useCallback(
    async (attempt: ImportAttempt): Promise<void> => {
      round.current += 1;
      const own = round.current;
      const show = (next: ImportState) => {
        if (own === round.current) setState(next);
      };
      show({ name: 'reading', done: null });
      const library = await actions.settleLibrary();
      if (own !== round.current) return;
      const planned = await client.run(jobOf(attempt, library), (done) => show({ name: 'reading', done }));
      if (!planned.ok) {
        if (planned.error.code === 'failed') show({ name: 'failed', message: t('error-failed', { detail: planned.error.detail }) });
      } else if (planned.value.ok) show(stateOf(attempt, planned.value.value));
      else show({ name: 'failed', message: messageOf(planned.value.error) });
    },
    [actions, client, jobOf, messageOf, setState, t],
  );
  const stop = (): void => {
    round.current += 1;
    client.cancel();
    setState({ name: 'stopped' });
  };
  return { plan, stop };
}

type Planned = Extract<ImportOutcome, { readonly ok: true }>['value'];

function stateOf(attempt: ImportAttempt, planned: Planned): ImportState {
  const fileName = attempt.file.name;
  switch (planned.kind) {
    case 'annotations':
      return { name: 'planned', attempt, plan: planned.plan, answers: new Map() };
    case 'table':
      return { name: 'columns', attempt, look: planned.look, roles: planned.look.columns.map(({ role }) => role) };
    case 'encoding':
      return { name: 'encoding', fileName, look: planned.look, chosen: planned.look.candidates[0].encoding };
    case 'elsewhere':
      return { name: 'elsewhere', fileName, text: planned.text };
    case 'source': {
      const { title, author } = planned.plan.prepared.source.provenance;
      return { name: 'source', fileName, plan: planned.plan, known: planned.known, names: { title, author: author ?? '' } };
    }
    case 'word': {
      const chosen = new Set(planned.plan.items.filter(({ isSure }) => isSure).map(({ id }) => id));
      return { name: 'returned', fileName, plan: planned.plan, chosen };
    }
  }
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}
