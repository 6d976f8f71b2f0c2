import { type Codebook, createCodebook } from '../../shared/codebook/codebook';
import type { Annotation, Memo, Note, Relation, RelationType, TableName, TableRecords } from '../../shared/model/records';
import { findRecordKey, validateRecord } from '../../shared/model/validate-records';

/** The rows that an import may meet, as they are stored. */
export interface StoredTables {
  readonly annotations: readonly unknown[];
  readonly notes: readonly unknown[];
  readonly codes: readonly unknown[];
  readonly relations: readonly unknown[];
  readonly relationTypes: readonly unknown[];
  readonly memos: readonly unknown[];
}

/** The records of a library by id, and its codebook. Rows that cannot be read are left alone: nothing imported may touch them. */
export function storedRecords(stored: StoredTables): {
  readonly annotations: ReadonlyMap<string, Annotation>;
  readonly notes: ReadonlyMap<string, Note>;
  readonly codebook: Codebook;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly relationTypes: ReadonlyMap<string, RelationType>;
  readonly memos: ReadonlyMap<string, Memo>;
} {
  const annotations = new Map<string, Annotation>();
  for (const row of stored.annotations) {
    const valid = validateRecord('annotations', row);
    if (valid.ok) annotations.set(valid.value.id, valid.value);
  }
  const notes = new Map<string, Note>();
  for (const row of stored.notes) {
    const valid = validateRecord('notes', row);
    if (valid.ok) notes.set(valid.value.annotationId, valid.value);
  }
  const codes = stored.codes.map((row) => validateRecord('codes', row)).flatMap((valid) => (valid.ok ? [valid.value] : []));
  return {
    annotations,
    notes,
    codebook: createCodebook(codes),
    relations: validById('relations', stored.relations),
    relationTypes: validById('relationTypes', stored.relationTypes),
    memos: validById('memos', stored.memos),
  };
}

/** The rows of a table that can be read, by key. */
export function validById<T extends TableName>(table: T, rows: readonly unknown[]): ReadonlyMap<string, TableRecords[T]> {
  const records = new Map<string, TableRecords[T]>();
  for (const row of rows) {
    const valid = validateRecord(table, row);
    const key = findRecordKey(table, row);
    if (valid.ok && key !== null) records.set(key, valid.value);
  }
  return records;
}
