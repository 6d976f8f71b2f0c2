import { deepEqual } from '../base/deep-equal';
import { err, ok, type Result } from '../base/result';
import type { Edit } from './change';
import { eachTable, type TableName } from './records';

/** Records by key, by table: the plain form of a library. Rows may be bad ones, kept as they are. */
export type PlainTables = { readonly [T in TableName]: ReadonlyMap<string, unknown> };

/** Tables without records. */
export const EMPTY_TABLES: PlainTables = eachTable<Record<TableName, ReadonlyMap<string, unknown>>>(() => new Map());

/**
 * Applies edits to plain tables. A record that is not what its edit was made from is a conflict: nothing is applied.
 * The tables given are left as they are.
 */
export function applyEdits(
  tables: PlainTables,
  edits: readonly Edit[],
): Result<PlainTables, { readonly code: 'conflict'; readonly table: TableName; readonly key: string }> {
  const altered = eachTable<Record<TableName, Map<string, unknown>>>((table) => new Map(tables[table]));
  for (const { table, key, before, after } of edits) {
    const records = altered[table];
    if (!deepEqual(records.get(key) ?? null, before)) return err({ code: 'conflict', table, key });
    if (after === null) records.delete(key);
    else records.set(key, after);
  }
  return ok(altered);
}
