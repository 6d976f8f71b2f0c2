import type { RememberedColumns } from '../../../shared/import/csv/look-at-table';
import { COLUMN_ROLES, type ColumnRole, type ColumnRoles } from '../../../shared/import/csv/table-look';

/** So many kinds of tables are remembered, the one used last last. */
const MOST_REMEMBERED = 30;

type Stored = Readonly<Record<string, readonly (string | null)[]>> | undefined;

/** What the preferences remember of columns; roles that this version does not know are not read. */
export function rememberedColumns(stored: Stored): RememberedColumns {
  return Object.fromEntries(Object.entries(stored ?? {}).map(([signature, roles]) => [signature, roles.map(asRole)]));
}

/** The preferences with one more kind of table. */
export function rememberColumns(stored: Stored, signature: string, roles: ColumnRoles): NonNullable<Stored> {
  const others = Object.entries(stored ?? {}).filter(([other]) => other !== signature);
  return Object.fromEntries([...others.slice(1 - MOST_REMEMBERED), [signature, [...roles]]]);
}

function asRole(name: string | null): ColumnRole | null {
  return COLUMN_ROLES.find((role) => role === name) ?? null;
}
