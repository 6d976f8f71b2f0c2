import { err, ok, type Result } from '../../shared/base/result';
import type { Change } from '../../shared/model/change';
import { listOf, Refusal } from './carried-steps';
import type { Carried, Journal, Stamp } from './journal';
import type { StoreError, UndoState } from './library';
import { findUnsound } from './records';
import type { PostilDatabase } from './schema';

/** What is to be done in one transaction. `seq` of a journey: the step that is to be the last one done. */
export type StepTask =
  | { readonly kind: 'do'; readonly change: Change }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'travel'; readonly seq: number };

export interface Committed {
  readonly carried: readonly Carried[];
  readonly undoState: UndoState;
}

/** Carries a task out in one transaction, all of its steps or none. */
export async function commitSteps(
  database: PostilDatabase,
  journal: Journal,
  task: StepTask,
  stamp: Stamp,
): Promise<Result<Committed, StoreError>> {
  const unsound = task.kind === 'do' ? findUnsound(task.change.edits) : null;
  if (unsound !== null) return err(unsound);
  try {
    const committed = await database.transaction('rw', database.changeTables, async () => {
      const carried = await carryOut(journal, task, stamp);
      // Thrown, so that the steps before the one that is refused are not written either.
      if (!carried.ok) throw new Refusal(carried.error);
      return { carried: carried.value, undoState: await journal.getUndoState() };
    });
    return ok(committed);
  } catch (caught) {
    if (caught instanceof Refusal) return err(caught.error);
    throw caught;
  }
}

async function carryOut(journal: Journal, task: StepTask, stamp: Stamp): Promise<Result<readonly Carried[], StoreError>> {
  switch (task.kind) {
    case 'do':
      return listOf(await journal.do(task.change, stamp.session));
    case 'undo':
    case 'redo':
      return listOf(await journal[task.kind](stamp));
    case 'travel':
      return await journal.travel(task.seq, stamp);
  }
}
