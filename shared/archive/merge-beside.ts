import type { Edit, EditOf } from '../model/change';
import type { TableName, TableRecords } from '../model/records';

/** The good records of a library by key, by table. */
export type ValidTables = { readonly [T in TableName]: ReadonlyMap<string, TableRecords[T]> };

/** The tables of what stands beside annotations, whose records say when they were last altered. */
type Beside = 'passes' | 'relationTypes' | 'relations' | 'memos' | 'bookmarks';

/**
 * Takes what stands beside annotations from an archive into a library: what is missing here is added, of what is in both the later
 * version stands. A relation comes only when the annotations at its ends are in one of the two.
 */
export function mergeBeside(here: ValidTables, there: ValidTables): readonly Edit[] {
  const isThere = (id: string) => here.annotations.has(id) || there.annotations.has(id);
  const relations = new Map([...there.relations].filter(([, { fromId, toId }]) => isThere(fromId) && isThere(toId)));
  return [
    ...mergeTable('passes', here.passes, there.passes),
    ...mergeTable('relationTypes', here.relationTypes, there.relationTypes),
    ...mergeTable('relations', here.relations, relations),
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
