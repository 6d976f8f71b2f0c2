import * as passes from '../../shared/history/passes';
import type { Edit } from '../../shared/model/change';
import { passId } from '../../shared/model/ids';
import type { ReadingPass } from '../../shared/model/records';
import type { DeskParts } from './desk-parts';
import type { DeskState } from './desk-state';
import type { HistoryActions } from './history-state';

type PassActions = Pick<HistoryActions, 'startPass' | 'endPass' | 'showEarlier' | 'takeOver'>;

/** Readings from a fresh start: begun, ended, and what was marked before them hidden meanwhile. */
export function createPassActions({ store, hover, records, environment, notify }: DeskParts): PassActions {
  return {
    startPass(name) {
      const state = store.getState();
      if (state.source === null) return;
      const wanted = { id: passId(environment.newId()), sourceId: state.source.source.id, name };
      // A card that is hidden under the mouse never says that the mouse left it.
      hover.setState({ id: null });
      store.setState({ activeId: null, activePlace: null, showsEarlier: false });
      records.commit(passes.startPass(wanted, state.passes, records.context()));
      notify({ kind: 'info', key: 'pass-started', values: {}, canUndo: true });
    },
    endPass() {
      const current = passes.findCurrentPass(store.getState().passes);
      if (current === null) return;
      records.commit(passes.endPass(current, records.context()));
      notify({ kind: 'info', key: 'pass-ended', values: {}, canUndo: true });
    },
    showEarlier(on) {
      store.setState((state) => ({ showsEarlier: on, annotationsVersion: state.annotationsVersion + 1 }));
    },
    takeOver(annotations, id) {
      const pass = store.getState().passes.find((one) => one.id === id);
      if (pass !== undefined) records.commit(passes.takeOver(annotations, pass, records.context()));
    },
  };
}

/** The readings of the open source after edits; what is hidden follows them. */
export function passesAfter({ passes: known, source }: DeskState, edits: readonly Edit[]): readonly ReadingPass[] {
  const own = edits.filter((edit) => edit.table === 'passes');
  if (own.length === 0) return known;
  const after = new Map<string, ReadingPass>(known.map((pass) => [pass.id, pass]));
  for (const edit of own) {
    if (edit.after === null) after.delete(edit.key);
    else if (edit.after.sourceId === source?.source.id) after.set(edit.key, edit.after);
  }
  return [...after.values()];
}
