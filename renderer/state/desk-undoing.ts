import { err, type Result } from '../../shared/base/result';
import type { StepList, StoreError, Undone } from '../storage/library';
import { findPlaceToShow } from './changed-place';
import type { DeskParts } from './desk-parts';
import { findOtherText } from './text-of-edits';

/** Taking back and doing again, step by step or many steps in one gesture. */
export interface UndoActions {
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Undoes or redoes everything between now and the moment after the step `seq`; 0 is before every step that is kept. */
  travelTo(seq: number): Promise<void>;
  /** The steps that can be gone to, `most` in each direction, everything that waits stored first. */
  listSteps(most: number): Promise<StepList>;
}

export function createUndoActions(parts: DeskParts): UndoActions {
  const { records, library, notify } = parts;

  async function attempt<T>(work: () => Promise<Result<T, StoreError>>): Promise<T | undefined> {
    await records.flush();
    const { save, past } = parts.store.getState();
    if (past !== null) {
      notify({ kind: 'info', key: 'past-read-only', values: {}, canUndo: false });
      return undefined;
    }
    // The step that waits is the last one; the library would take back one before it.
    const outcome = save.state === 'failed' ? err(save.error) : await work();
    if (outcome.ok) return outcome.value;
    const { code } = outcome.error;
    notify({ kind: 'error', key: code === 'conflict' ? 'undo-conflict' : 'save-failed', values: { code }, canUndo: false });
    return undefined;
  }

  async function tell(step: Undone): Promise<void> {
    const other = await findOtherText(library, step.edits, parts.store.getState().source?.source.id);
    const values = other === null ? {} : { title: other.provenance.title };
    notify({ kind: 'info', key: `${step.kind}-done${other === null ? '' : '-elsewhere'}`, values, step: step.name, canUndo: false });
    show(parts, step);
  }

  async function step(direction: 'undo' | 'redo'): Promise<void> {
    const done = await attempt(() => library[direction]());
    if (done === null) notify({ kind: 'info', key: `${direction}-nothing`, values: {}, canUndo: false });
    else if (done !== undefined) await tell(done);
  }

  return {
    undo: () => step('undo'),
    redo: () => step('redo'),
    async travelTo(seq) {
      const steps = await attempt(() => library.travelTo(seq));
      const last = steps?.at(-1);
      if (steps === undefined || last === undefined) return;
      if (steps.length === 1) return await tell(last);
      notify({ kind: 'info', key: `${last.kind}-many`, values: { count: steps.length }, canUndo: false });
      show(parts, last);
    },
    async listSteps(most) {
      await records.flush();
      return await library.listSteps(most);
    },
  };
}

/** Nobody has to look for what was taken back. */
function show({ store }: DeskParts, step: Undone): void {
  const { source, surface } = store.getState();
  if (source === null || surface === null) return;
  const place = findPlaceToShow(step.edits, source, surface.getVisibleSpan());
  if (place !== null) surface.reveal(place, { align: 'center', smooth: true });
}
