import { deepEqual } from '../../shared/base/deep-equal';
import { err, ok, type Result } from '../../shared/base/result';
import type { Edit } from '../../shared/model/change';
import type { TableName, TableRecords } from '../../shared/model/records';
import { findRecordKey, validateRecord } from '../../shared/model/validate-records';
import type { BadRecord, Loaded, StoreError } from './library';
import { type PostilDatabase, RECORD_TABLES } from './schema';

/** Tells the good rows from the bad ones; none is left out. */
export function sortRows<T extends TableName>(table: T, rows: readonly unknown[]): Loaded<TableRecords[T]> {
  const records: TableRecords[T][] = [];
  const bad: BadRecord[] = [];
  for (const row of rows) {
    const record = validateRecord(table, row);
    if (record.ok) records.push(record.value);
    else bad.push({ table, key: findRecordKey(table, row) ?? '?', reason: record.error });
  }
  return { records, bad };
}

/** What must never be written: a record that would be refused when it is read again, or one under another's key. */
export function findUnsound(edits: readonly Edit[]): StoreError | null {
  for (const { table, key, after } of edits) {
    if (after === null) continue;
    const record = validateRecord(table, after);
    if (!record.ok) return { code: 'failed', detail: `${table} ${key}: ${record.error}` };
    if (findRecordKey(table, after) !== key) return { code: 'failed', detail: `${table} ${key}: the record has another key` };
  }
  return null;
}

/**
 * A note whose annotation is not there: another window has removed it, and nobody would see the note again.
 * Looks inside the transaction that is open.
 */
export async function findLoose(database: PostilDatabase, edits: readonly Edit[]): Promise<StoreError | null> {
  const coming = new Set(edits.filter((edit) => edit.table === 'annotations' && edit.after !== null).map((edit) => edit.key));
  const notes = edits.filter((edit) => edit.table === 'notes' && edit.after !== null && !coming.has(edit.key));
  if (notes.length === 0) return null;
  const stored = await database.annotations.bulkGet(notes.map((edit) => edit.key));
  const loose = notes.find((_edit, i) => stored[i] === undefined);
  return loose === undefined ? null : { code: 'conflict', table: 'annotations', key: loose.key };
}

/**
 * Writes what the edits (one a record) make of their records, inside the transaction that is open.
 * When a record is not what its edit was made from, nothing is written.
 */
export async function writeEdits(database: PostilDatabase, edits: readonly Edit[]): Promise<Result<null, StoreError>> {
  const byTable = RECORD_TABLES.map((table) => [table, edits.filter((edit) => edit.table === table)] as const).filter(
    ([, own]) => own.length > 0,
  );
  for (const [table, own] of byTable) {
    const stored = await database[table].bulkGet(own.map((edit) => edit.key));
    const differing = own.find((edit, i) => !deepEqual(stored[i] ?? null, edit.before));
    if (differing !== undefined) return err({ code: 'conflict', table, key: differing.key });
  }
  for (const [table, own] of byTable) {
    const removed = own.filter((edit) => edit.after === null).map((edit) => edit.key);
    const written = own.flatMap((edit) => (edit.after === null ? [] : [edit.after]));
    if (removed.length > 0) await database[table].bulkDelete(removed);
    if (written.length > 0) await database[table].bulkPut(written);
  }
  return ok(null);
}
