import { useRef } from 'react';
import { addSources } from '../../../shared/import/add-sources';
import { changeOfReturn } from '../../../shared/import/docx/return-plan';
import { changeOfImport } from '../../../shared/import/import-report';
import type { SourcePlan } from '../../../shared/import/source-plan';
import type { ChangeContext } from '../../../shared/model/annotation-changes';
import type { Change } from '../../../shared/model/change';
import { annotationId } from '../../../shared/model/ids';
import type { AnnotationId, Source } from '../../../shared/model/records';
import { useDeskActions } from '../../state/desk-context';
import type { ImportState, SourceNames } from './import-state';

interface CarryingOut {
  readonly carryOut: () => void;
  readonly stopStoring: () => void;
}

/** Brings in what was planned as one step, and offers to list it. What was refused or stopped has altered nothing. */
export function useCarryOut(state: ImportState, setState: (state: ImportState) => void): CarryingOut {
  const actions = useDeskActions();
  const storing = useRef(new AbortController());
  const bring = async (change: Change): Promise<'stored' | 'refused' | 'stopped'> => {
    const outcome = await actions.applyChange(change, storing.current.signal);
    if (outcome !== 'stored') return outcome;
    const about = broughtBy(change);
    const key = about.size === 0 ? 'imported-memo' : 'imported';
    actions.notify({ kind: 'info', key, values: { count: about.size }, canUndo: true, about });
    return outcome;
  };
  const add = async (plan: SourcePlan, names: SourceNames, context: ChangeContext): Promise<'stored' | 'refused' | 'stopped'> => {
    const prepared = { ...plan.prepared, source: named(plan, names) };
    const { id, provenance } = prepared.source;
    const outcome = await actions.addSources(prepared.texts, addSources([prepared], plan.beside, context), id, storing.current.signal);
    if (outcome === 'stored') actions.notify({ kind: 'info', key: 'source-added', values: { title: provenance.title }, canUndo: true });
    return outcome;
  };
  const carryOut = async (): Promise<void> => {
    const context = { at: Date.now(), group: crypto.randomUUID() };
    const change = changeOf(state, context);
    const isNew = state.name === 'source' && state.known === null;
    if (change === null && !isNew) return;
    storing.current = new AbortController();
    setState({ name: 'storing' });
    const outcome = isNew ? await add(state.plan, state.names, context) : change === null ? 'refused' : await bring(change);
    if (outcome === 'stored') actions.openDialog(null);
    else setState(outcome === 'stopped' ? { name: 'stopped' } : state);
  };
  return { carryOut: () => void carryOut(), stopStoring: () => storing.current.abort() };
}

/** Of annotations for the open text; null for anything else, and where nothing would be altered. */
function changeOf(state: ImportState, context: ChangeContext): Change | null {
  if (state.name === 'returned') return changeOfReturn(state.plan, state.chosen, context);
  return state.name === 'planned' ? changeOfImport(state.plan, state.answers, context) : null;
}

/** The source under the names that the reader has given it; a title that was emptied stays what it was. */
function named({ prepared: { source } }: SourcePlan, { title, author }: SourceNames): Source {
  const { provenance } = source;
  const names = { title: title.trim() || provenance.title, author: author.trim() === '' ? null : author.trim() };
  return { ...source, provenance: { ...provenance, ...names } };
}

function broughtBy({ edits }: Change): ReadonlySet<AnnotationId> {
  return new Set(
    edits.flatMap((edit) =>
      (edit.table === 'annotations' || edit.table === 'notes') && edit.after !== null ? [annotationId(edit.key)] : [],
    ),
  );
}
