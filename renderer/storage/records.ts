import { deepEqual } from '../../shared/base/deep-equal';
import { err, ok, type Result } from '../../shared/base/result';
import type { Edit } from '../../shared/model/change';
import { TABLE_NAMES, type TableName, type TableRecords } from '../../shared/model/records';
import { findRecordKey, validateRecord } from '../../shared/model/validate-records';
import type { BadRecord, Loaded, StoreError } from './library';
import type { PostilDatabase } from './schema';

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
 * A code that the records would refer to and that is not there: given to an annotation, or the one above another, or removed here while
 * it is in use elsewhere. Looks inside the transaction that is open.
 */
export async function findMissingCode(database: PostilDatabase, edits: readonly Edit[]): Promise<StoreError | null> {
  const removed = edits.filter((edit) => edit.table === 'codes' && edit.after === null).map((edit) => edit.key);
  const missing = (await findUnknownCode(database, edits, removed)) ?? (await findCodeInUse(database, edits, removed));
  return missing === null ? null : { code: 'conflict', table: 'codes', key: missing };
}

async function findUnknownCode(database: PostilDatabase, edits: readonly Edit[], removed: readonly string[]): Promise<string | null> {
  const coming = new Set(edits.filter((edit) => edit.table === 'codes' && edit.after !== null).map((edit) => edit.key));
  const wanted = new Set(edits.flatMap(codesIn).filter((code) => !coming.has(code)));
  const known = new Set(
    wanted.size === 0
      ? []
      : await database.codes
          .where('id')
          .anyOf([...wanted])
          .primaryKeys(),
  );
  return [...wanted].find((code) => !known.has(code) || removed.includes(code)) ?? null;
}

function codesIn(edit: Edit): readonly string[] {
  if (edit.after === null) return [];
  if (edit.table === 'annotations') return edit.after.codes;
  return edit.table === 'codes' && edit.after.parentId !== null ? [edit.after.parentId] : [];
}

async function findCodeInUse(database: PostilDatabase, edits: readonly Edit[], removed: readonly string[]): Promise<string | null> {
  if (removed.length === 0) return null;
  const told = new Set(edits.map((edit) => `${edit.table} ${edit.key}`));
  const codes = sortRows('codes', await database.codes.toArray()).records;
  for (const code of removed) {
    const users = await database.annotations.where('codes').equals(code).primaryKeys();
    const below = codes.filter((one) => one.parentId === code);
    const isUsed = users.some((key) => !told.has(`annotations ${key}`)) || below.some((one) => !told.has(`codes ${one.id}`));
    if (isUsed) return code;
  }
  return null;
}

/** So many records are read or written before it is told how far the work is. */
const AT_ONCE = 500;

/**
 * Writes what the edits (one a record) make of their records, inside the transaction that is open.
 * When a record is not what its edit was made from, nothing is written. `report` is told how much is done, from 0 to 1.
 */
export async function writeEdits(
  database: PostilDatabase,
  edits: readonly Edit[],
  report: (done: number) => void,
): Promise<Result<null, StoreError>> {
  const portions = TABLE_NAMES.flatMap((table) => inPortions(table, edits));
  let done = 0;
  const tell = ({ own }: Portion) => {
    done += own.length;
    if (edits.length > AT_ONCE) report(done / (2 * edits.length));
  };
  for (const portion of portions) {
    const { table, own } = portion;
    // History is only ever added to; what of it was forgotten meanwhile is no conflict.
    if (table !== 'history') {
      const stored = await database[table].bulkGet(own.map((edit) => edit.key));
      const differing = own.find((edit, i) => !deepEqual(stored[i] ?? null, edit.before));
      if (differing !== undefined) return err({ code: 'conflict', table, key: differing.key });
    }
    tell(portion);
  }
  for (const portion of portions) {
    const { table, own } = portion;
    const removed = own.filter((edit) => edit.after === null).map((edit) => edit.key);
    const written = own.flatMap((edit) => (edit.after === null ? [] : [edit.after]));
    if (removed.length > 0) await database[table].bulkDelete(removed);
    if (written.length > 0) await database[table].bulkPut(written);
    tell(portion);
  }
  return ok(null);
}

interface Portion {
  readonly table: TableName;
  readonly own: readonly Edit[];
}

function inPortions(table: TableName, edits: readonly Edit[]): readonly Portion[] {
  const own = edits.filter((edit) => edit.table === table);
  const portions: Portion[] = [];
  for (let from = 0; from < own.length; from += AT_ONCE) portions.push({ table, own: own.slice(from, from + AT_ONCE) });
  return portions;
}
