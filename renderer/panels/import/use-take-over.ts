import { changeOfRefi, type RefiChoice, type RefiPlan } from '../../../shared/import/refi/refi-plan';
import type { SourceId } from '../../../shared/model/records';
import { useDeskActions, useDeskHandle } from '../../state/desk-context';

/** Carries a choice out as one step, and shows it. Where nothing was stored the reader has been told why, unless it was stopped. */
export function useTakeOver(): (plan: RefiPlan, choice: RefiChoice, signal: AbortSignal) => Promise<'stored' | 'refused' | 'stopped'> {
  const actions = useDeskActions();
  const desk = useDeskHandle();
  return async (plan, choice, signal) => {
    const { texts, change } = changeOfRefi(plan, choice, { at: Date.now(), group: crypto.randomUUID() });
    if (change === null) return 'refused';
    const openId = () => desk.store.getState().source?.source.id ?? null;
    const open = sourceToOpen(plan, choice, openId());
    const isBare = texts.length === 0 || open === null;
    const outcome = await (isBare ? actions.applyChange(change, signal) : actions.addSources(texts, change, open, signal));
    if (outcome !== 'stored') return outcome;
    if (open !== null && openId() !== open) await actions.openSource(open);
    const countOf = (table: 'annotations' | 'codes') => change.edits.filter((edit) => edit.table === table).length;
    const told =
      plan.kind === 'codebook'
        ? ({ key: 'imported-codes', values: { count: countOf('codes') } } as const)
        : ({ key: 'imported', values: { count: countOf('annotations') } } as const);
    actions.notify({ kind: 'info', ...told, canUndo: true });
    actions.openDialog(null);
    return 'stored';
  };
}

/** The text that lies on the desk where something comes onto it, else the first one that something comes onto. */
function sourceToOpen(plan: RefiPlan, choice: RefiChoice, open: SourceId | null): SourceId | null {
  const chosen = new Set(plan.passages.filter(({ id, edits }) => edits.length > 0 && choice.passages.has(id)).map(({ source }) => source));
  const touched = plan.sources.filter(({ key, outcome }) => choice.sources.has(key) && (outcome === 'new' || chosen.has(key)));
  const ids = touched.flatMap(({ sourceId }) => (sourceId === null ? [] : [sourceId]));
  return open !== null && ids.includes(open) ? open : (ids[0] ?? null);
}
