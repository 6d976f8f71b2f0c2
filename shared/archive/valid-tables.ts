import type { TableName, TableRecords } from '../model/records';

/** The good records of a library by key, by table. */
export type ValidTables = { readonly [T in TableName]: ReadonlyMap<string, TableRecords[T]> };
