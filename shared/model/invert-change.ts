import { deepEqual } from '../base/deep-equal';
import type { Edit } from './change';

/** The edits that take `edits` back: applied after them, every record is what it was before. */
export function invertEdits(edits: readonly Edit[]): readonly Edit[] {
  return edits.map(invertEdit).reverse();
}

function invertEdit(edit: Edit): Edit {
  switch (edit.table) {
    case 'sources':
      return { ...edit, before: edit.after, after: edit.before };
    case 'revisions':
      return { ...edit, before: edit.after, after: edit.before };
    case 'codes':
      return { ...edit, before: edit.after, after: edit.before };
    case 'annotations':
      return { ...edit, before: edit.after, after: edit.before };
    case 'notes':
      return { ...edit, before: edit.after, after: edit.before };
    case 'colors':
      return { ...edit, before: edit.after, after: edit.before };
  }
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

function follow(earlier: Edit | undefined, later: Edit): Edit {
  if (earlier === undefined) return later;
  switch (later.table) {
    case 'sources':
      return earlier.table === later.table ? { ...later, before: earlier.before } : later;
    case 'revisions':
      return earlier.table === later.table ? { ...later, before: earlier.before } : later;
    case 'codes':
      return earlier.table === later.table ? { ...later, before: earlier.before } : later;
    case 'annotations':
      return earlier.table === later.table ? { ...later, before: earlier.before } : later;
    case 'notes':
      return earlier.table === later.table ? { ...later, before: earlier.before } : later;
    case 'colors':
      return earlier.table === later.table ? { ...later, before: earlier.before } : later;
  }
}
