import { deepEqual } from '../base/deep-equal';
import type { Edit, EditOf } from './change';
import type { TableName } from './records';

/** The edits that take `edits` back: applied after them, every record is what it was before. */
export function invertEdits(edits: readonly Edit[]): readonly Edit[] {
  return edits.map(invertEdit).reverse();
}

function invertEdit<T extends TableName>({ table, key, before, after }: EditOf<T>): EditOf<T> {
  return { table, key, before: after, after: before };
}

/**
 * One step that does what `first` and then `second` do: of every record what it was before the first and is after the
 * last, one edit a record, in the order in which they first occur. Associative. A record that ends as it began keeps its
 * edit (`before` equals `after`): whoever saw the state in between must learn of it.
 */
export function composeEdits(first: readonly Edit[], second: readonly Edit[]): readonly Edit[] {
  const composed = new Map<string, Edit>();
  for (const edit of [...first, ...second]) {
    const place = placeOf(edit);
    composed.set(place, follow(composed.get(place), edit));
  }
  return [...composed.values()];
}

/** False when every record ends as it began. */
export function hasEffect(edits: readonly Edit[]): boolean {
  return edits.some((edit) => !deepEqual(edit.before, edit.after));
}

/** Table names have no blank: the first one ends the table. */
function placeOf(edit: Edit): string {
  return `${edit.table} ${edit.key}`;
}

function follow<T extends TableName>(earlier: EditOf<T> | undefined, later: EditOf<T>): EditOf<T> {
  return earlier === undefined ? later : { table: later.table, key: later.key, before: earlier.before, after: later.after };
}
