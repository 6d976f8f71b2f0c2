import type { Edit, EditOf } from '../model/change';
import type { TableRecords } from '../model/records';
import { mergeRelations } from './merge-relations';
import type { ValidTables } from './valid-tables';

/** The tables of what stands beside annotations, whose records say when they were last altered. */
type Beside = 'passes' | 'memos' | 'bookmarks';

/** Takes what stands beside annotations from an archive into a library: what is missing here is added, of what is in both the later version stands. */
export function mergeBeside(here: ValidTables, there: ValidTables): readonly Edit[] {
  return [
    ...mergeTable('passes', here.passes, there.passes),
    ...mergeRelations(here, there),
    ...mergeTable('memos', here.memos, there.memos),
    ...mergeTable('bookmarks', here.bookmarks, there.bookmarks),
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
