import type { StoredText, TableName } from '../model/records';

/** Tables in whatever shape their version had, by name. What migrations work on. */
export type RawTables = Readonly<Record<string, readonly unknown[]>>;

/** A library as some version of Postil, this one or an older one, had stored it. */
export interface RawSnapshot {
  readonly schemaVersion: number;
  readonly tables: RawTables;
  readonly texts: readonly StoredText[];
  /** What was read of the sources, as rows of an archive; see `parseProgressRow`. Left out where nothing is known. */
  readonly progress?: readonly unknown[];
  /** Last journal number contained. */
  readonly seq: number;
}

/** A library in the shape of this version; rows may still be bad ones, kept as they are. */
export interface Snapshot extends RawSnapshot {
  readonly tables: { readonly [T in TableName]: readonly unknown[] };
}
