import type { Table } from 'dexie';

/** So many rows are read for one that is wanted before asking for each by itself is faster. */
const SURPLUS = 3;

/**
 * The rows with these keys, in their order; what is not there is left out. Keys that lie close together are read in one request:
 * ten times faster than one request a key.
 */
export async function readRows(
  table: Table<unknown, string>,
  keys: readonly string[],
  keyOf: (row: unknown) => string | null,
): Promise<readonly unknown[]> {
  const [any] = keys;
  if (any === undefined) return [];
  const [first, last] = [keys.reduce(lesser, any), keys.reduce(greater, any)];
  const between = table.where(':id').between(first, last, true, true);
  if ((await between.count()) > keys.length * SURPLUS) {
    const rows = await table.bulkGet([...keys]);
    return rows.filter((row) => row !== undefined);
  }
  const byKey = new Map((await between.toArray()).map((row) => [keyOf(row), row]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

/** IndexedDB orders strings by code unit, as these do. */
function lesser(a: string, b: string): string {
  return b < a ? b : a;
}

function greater(a: string, b: string): string {
  return b > a ? b : a;
}
