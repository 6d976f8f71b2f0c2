import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedFile } from '../../../shared/host/host';
import type { RefiLabels } from '../../../shared/import/refi/import-context';
import type { PositionUnit } from '../../../shared/import/refi/position-scale';
import { changeOfRefi, type RefiChoice, type RefiPlan, sureChoice } from '../../../shared/import/refi/refi-plan';
import type { SourceId } from '../../../shared/model/records';
import { useDesk, useDeskActions, useDeskHandle } from '../../state/desk-context';
import { createRefiClient } from '../../workers/refi-client';
import type { RefiJob } from '../../workers/refi-job';
import { useRefiErrors } from './use-refi-errors';

export type RefiState =
  /** `done` from 0 to 1; null while the library is read. */
  | { readonly name: 'reading'; readonly done: number | null }
  | { readonly name: 'stopped' }
  | { readonly name: 'planned'; readonly plan: RefiPlan; readonly choice: RefiChoice }
  | { readonly name: 'storing' }
  | { readonly name: 'failed'; readonly message: string };

export interface RefiImporting {
  readonly state: RefiState;
  readonly toggleSource: (key: string) => void;
  readonly togglePassages: (ids: readonly string[], isChosen: boolean) => void;
  /** Reads the positions of a source as counted so. */
  readonly chooseUnit: (key: string, unit: PositionUnit) => void;
  readonly stop: () => void;
  readonly carryOut: () => void;
}

/** Plans one REFI-QDA file in a worker, takes the reader's choice, and carries it out as one step. */
export function useRefiImport(file: OpenedFile): RefiImporting {
  const { t } = useTranslation('refi');
  const jobOf = useRefiJob();
  const messageOf = useRefiErrors();
  const takeOver = useTakeOver();
  const [state, setState] = useState<RefiState>({ name: 'reading', done: null });
  const [client] = useState(createRefiClient);
  const [units, setUnits] = useState<ReadonlyMap<string, PositionUnit>>(new Map());
  /** Counts readings and stops: what is told of an earlier one is not heard any more. */
  const round = useRef(0);

  /** What was chosen before the positions of a source were read otherwise. */
  const before = useRef<{ readonly choice: RefiChoice; readonly altered: string } | null>(null);

  const plan = useCallback(async (): Promise<void> => {
    round.current += 1;
    const own = round.current;
    const show = (next: RefiState) => {
      if (own === round.current) setState(next);
    };
    show({ name: 'reading', done: null });
    const job = await jobOf(file.bytes, units);
    if (own !== round.current) return;
    const planned = await client.run(job, (done) => show({ name: 'reading', done }));
    if (!planned.ok) {
      if (planned.error.code === 'failed') show({ name: 'failed', message: t('error-failed', { detail: planned.error.detail }) });
    } else if (planned.value.ok)
      show({ name: 'planned', plan: planned.value.value, choice: choiceOf(planned.value.value, before.current) });
    else show({ name: 'failed', message: messageOf(planned.value.error) });
  }, [client, file, jobOf, messageOf, t, units]);
  useEffect(() => {
    void plan();
  }, [plan]);
  useEffect(
    () => () => {
      round.current += 1;
      client.close();
    },
    [client],
  );

  const carryOut = async (): Promise<void> => {
    if (state.name !== 'planned') return;
    setState({ name: 'storing' });
    if (!(await takeOver(state.plan, state.choice))) setState(state);
  };
  return {
    state,
    ...toggles(state, setState),
    chooseUnit: (key, unit) => {
      if (state.name === 'planned') before.current = { choice: state.choice, altered: key };
      setUnits(new Map(units).set(key, unit));
    },
    stop: () => {
      round.current += 1;
      client.cancel();
      setState({ name: 'stopped' });
    },
    carryOut: () => void carryOut(),
  };
}

/** What ticks do to the choice. */
function toggles(state: RefiState, setState: (next: RefiState) => void): Pick<RefiImporting, 'toggleSource' | 'togglePassages'> {
  const choose = (alter: (choice: RefiChoice) => Partial<RefiChoice>): void => {
    if (state.name === 'planned') setState({ ...state, choice: { ...state.choice, ...alter(state.choice) } });
  };
  return {
    toggleSource: (key) => choose(({ sources }) => ({ sources: altered(sources, [key], !sources.has(key)) })),
    togglePassages: (ids, isChosen) => choose(({ passages }) => ({ passages: altered(passages, ids, isChosen) })),
  };
}

/** A job with everything that is in the library now. */
function useRefiJob(): (bytes: Uint8Array, units: ReadonlyMap<string, PositionUnit>) => Promise<RefiJob> {
  const actions = useDeskActions();
  const desk = useDeskHandle();
  const labels = useRefiLabels();
  return useCallback(
    async (bytes, units) => {
      const { tables, texts } = await actions.takeSnapshot();
      const color = desk.store.getState().preferences.lastColor;
      const context = { color, labels, units, change: { at: Date.now(), group: crypto.randomUUID() } };
      const { annotations, notes, codes, relations, relationTypes, memos, sources, revisions } = tables;
      return { bytes, context, texts, stored: { annotations, notes, codes, relations, relationTypes, memos, sources, revisions } };
    },
    [actions, desk, labels],
  );
}

/** Carries a choice out as one step, and shows it; false when nothing was stored. */
function useTakeOver(): (plan: RefiPlan, choice: RefiChoice) => Promise<boolean> {
  const actions = useDeskActions();
  const desk = useDeskHandle();
  return async (plan, choice) => {
    const { texts, change } = changeOfRefi(plan, choice, { at: Date.now(), group: crypto.randomUUID() });
    if (change === null) return false;
    const openId = () => desk.store.getState().source?.source.id ?? null;
    const open = sourceToOpen(plan, choice, openId());
    if (texts.length === 0 || open === null) await actions.applyChange(change);
    else if (!(await actions.addSources(texts, change, open))) return false;
    if (open !== null && openId() !== open) await actions.openSource(open);
    const countOf = (table: 'annotations' | 'codes') => change.edits.filter((edit) => edit.table === table).length;
    const told =
      plan.kind === 'codebook'
        ? ({ key: 'imported-codes', values: { count: countOf('codes') } } as const)
        : ({ key: 'imported', values: { count: countOf('annotations') } } as const);
    actions.notify({ kind: 'info', ...told, canUndo: true });
    actions.openDialog(null);
    return true;
  };
}

/** What is sure; where positions were read anew, ticks on other sources stay as they were. */
function choiceOf(plan: RefiPlan, before: { readonly choice: RefiChoice; readonly altered: string } | null): RefiChoice {
  const sure = sureChoice(plan);
  if (before === null) return sure;
  const { choice, altered: key } = before;
  const passages = plan.passages.filter(({ id, source }) => (source === key ? sure : choice).passages.has(id)).map(({ id }) => id);
  return { sources: choice.sources, passages: new Set(passages) };
}

/** The text that lies on the desk where something comes onto it, else the first one that something comes onto. */
function sourceToOpen(plan: RefiPlan, choice: RefiChoice, open: SourceId | null): SourceId | null {
  const chosen = new Set(plan.passages.filter(({ id, edits }) => edits.length > 0 && choice.passages.has(id)).map(({ source }) => source));
  const touched = plan.sources.filter(({ key, outcome }) => choice.sources.has(key) && (outcome === 'new' || chosen.has(key)));
  const ids = touched.flatMap(({ sourceId }) => (sourceId === null ? [] : [sourceId]));
  return open !== null && ids.includes(open) ? open : (ids[0] ?? null);
}

function altered(keys: ReadonlySet<string>, those: readonly string[], isIn: boolean): ReadonlySet<string> {
  const next = new Set(keys);
  for (const key of those) {
    if (isIn) next.add(key);
    else next.delete(key);
  }
  return next;
}

/** The words of the interface that records need. */
function useRefiLabels(): RefiLabels {
  const { t } = useTranslation('refi');
  const { t: exported } = useTranslation('export');
  const builtInNames = useDesk((state) => state.relationNames);
  return useMemo(
    () => ({
      builtInNames,
      checks: { open: exported('file-check-open'), settled: exported('file-check-settled') },
      project: t('memo-project', { name: '{{name}}' }),
      sets: t('memo-sets'),
      cases: t('memo-cases'),
      variables: t('memo-variables'),
      codedAsWhole: t('memo-coded'),
      linked: t('relation-linked'),
      inverse: t('relation-inverse', { name: '{{name}}' }),
      obtained: t('obtained'),
    }),
    [builtInNames, exported, t],
  );
}
