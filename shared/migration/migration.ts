import type { RawTables } from './snapshot';

/** One step of the stored records from a version to the next. */
export interface Migration {
  /** The version that it leads to; it starts from the one before. */
  readonly to: number;
  /** What changes, in a sentence. */
  readonly describe: string;
  /** Pure. Rows that do not have the expected shape are passed on as they are: reported later, never lost. */
  readonly upgrade: (tables: RawTables) => RawTables;
}

export type RawRow = Readonly<Record<string, unknown>>;

/** True for a row that has fields at all. */
export function isRawRow(value: unknown): value is RawRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
