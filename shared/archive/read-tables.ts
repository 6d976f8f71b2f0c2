import type { Snapshot } from '../migration/snapshot';
import { TABLE_NAMES, type TableName, type TableRecords } from '../model/records';
import { findRecordKey, validateRecord } from '../model/validate-records';
import type { ValidTables } from './valid-tables';

/** The records of a snapshot that this version can read, by table and key. The others are left out: `countBad` says how many. */
export function readTables({ tables }: Pick<Snapshot, 'tables'>): ValidTables {
  return {
    sources: readTable('sources', tables.sources),
    revisions: readTable('revisions', tables.revisions),
    codes: readTable('codes', tables.codes),
    passes: readTable('passes', tables.passes),
    annotations: readTable('annotations', tables.annotations),
    notes: readTable('notes', tables.notes),
    relationTypes: readTable('relationTypes', tables.relationTypes),
    relations: readTable('relations', tables.relations),
    memos: readTable('memos', tables.memos),
    bookmarks: readTable('bookmarks', tables.bookmarks),
    commentaries: readTable('commentaries', tables.commentaries),
    commentaryBlocks: readTable('commentaryBlocks', tables.commentaryBlocks),
    colors: readTable('colors', tables.colors),
    citationStyles: readTable('citationStyles', tables.citationStyles),
    history: readTable('history', tables.history),
  };
}

function readTable<T extends TableName>(table: T, rows: readonly unknown[]): ReadonlyMap<string, TableRecords[T]> {
  const records = new Map<string, TableRecords[T]>();
  for (const row of rows) {
    const record = validateRecord(table, row);
    const key = findRecordKey(table, row);
    if (record.ok && key !== null) records.set(key, record.value);
  }
  return records;
}

/** How many records of any table this version cannot read. */
export function countBad({ tables }: Pick<Snapshot, 'tables'>): number {
  return TABLE_NAMES.flatMap((table) => findBad(table, tables[table])).length;
}

/** The rows of a table that this version cannot read. */
export function findBad(table: TableName, rows: readonly unknown[]): readonly unknown[] {
  return rows.filter((row) => !validateRecord(table, row).ok);
}
