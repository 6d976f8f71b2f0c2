import { deepEqual } from '../base/deep-equal';
import type { Edit, EditOf } from '../model/change';
import { joinMemos } from '../model/memo-changes';
import type { Memo, TableRecords } from '../model/records';
import { mergeRelations } from './merge-relations';
import type { ValidTables } from './valid-tables';

/** The tables of what stands beside annotations, whose records say when they were last altered. */
type Beside = 'passes' | 'bookmarks' | 'citationStyles';

/**
 * Takes what stands beside annotations from an archive into a library: what is missing here is added, of what is in both the later
 * version stands, memos with the words of both. Of history, whatever happened in either is told.
 */
export function mergeBeside(here: ValidTables, there: ValidTables): readonly Edit[] {
  return [
    ...mergeTable('passes', here.passes, there.passes),
    ...mergeRelations(here, there),
    ...mergeMemos(here.memos, there.memos),
    ...mergeTable('bookmarks', here.bookmarks, there.bookmarks),
    ...mergeTable('citationStyles', here.citationStyles, there.citationStyles),
    ...missingSteps(here, there),
  ];
}

function mergeTable<T extends Beside>(
  table: T,
  here: ReadonlyMap<string, TableRecords[T]>,
  there: ReadonlyMap<string, TableRecords[T]>,
): readonly EditOf<T>[] {
  return [...there].flatMap(([key, after]) => {
    const before = here.get(key) ?? null;
    return before === null || before.updatedAt < after.updatedAt ? [{ table, key, before, after }] : [];
  });
}

/** No words of a memo are lost: below the later version comes what only the earlier one has. */
function mergeMemos(here: ReadonlyMap<string, Memo>, there: ReadonlyMap<string, Memo>): readonly EditOf<'memos'>[] {
  return [...there].flatMap(([key, other]): readonly EditOf<'memos'>[] => {
    const before = here.get(key) ?? null;
    if (before === null) return [{ table: 'memos', key, before, after: other }];
    const [later, earlier] = before.updatedAt < other.updatedAt ? [other, before] : [before, other];
    const body = joinMemos(later.body, earlier.body);
    return deepEqual(body, before.body) ? [] : [{ table: 'memos', key, before, after: { ...later, body } }];
  });
}

function missingSteps(here: ValidTables, there: ValidTables): readonly EditOf<'history'>[] {
  return [...there.history].flatMap(([key, after]) => (here.history.has(key) ? [] : [{ table: 'history', key, before: null, after }]));
}
