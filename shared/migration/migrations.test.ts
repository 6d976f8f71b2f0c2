import { describe, expect, it } from 'vitest';
import { readArchive } from '../archive/read-archive';
import { writeArchive } from '../archive/write-archive';
import { eachTable } from '../model/records';
import { validateRecord } from '../model/validate-records';
import { migrateSnapshot, migrateTables } from './migrate-snapshot';
import { MIGRATION_CASES } from './migration.cases';
import { migrations } from './migrations';
import { SCHEMA_VERSION } from './schema-version';

describe('migrations', () => {
  it('lead from version 1 to the current one without a gap', () => {
    expect(migrations.map((migration) => migration.to)).toEqual(Array.from({ length: SCHEMA_VERSION - 1 }, (_, i) => i + 2));
  });

  it('each have a case that starts from the version before', () => {
    expect(MIGRATION_CASES.map((one) => one.to)).toEqual(migrations.map((migration) => migration.to));
  });

  it.each(MIGRATION_CASES)('to version $to', ({ to, before, after }) => {
    const original = structuredClone(before);
    expect(migrateTables(before, to - 1, to)).toEqual(after);
    expect(before).toEqual(original);
  });

  it.each(MIGRATION_CASES)('to version $to, read from an archive of the version before', async ({ to, before, after }) => {
    const bytes = await writeArchive({ schemaVersion: to - 1, tables: before, texts: [], seq: 4 }, 0);
    const content = await readArchive(bytes);
    if (!content.ok) throw new Error(content.error.code);
    const empty = eachTable(() => []);
    expect(migrateSnapshot(content.value.snapshot)).toEqual({
      schemaVersion: SCHEMA_VERSION,
      tables: { ...empty, ...migrateTables(after, to) },
      texts: [],
      seq: 4,
    });
  });

  it('bring good old rows to rows that this version accepts', () => {
    const { annotations = [], notes = [] } = migrateTables(MIGRATION_CASES[0]?.before ?? {}, 1);
    const results = [...annotations.map((row) => validateRecord('annotations', row)), ...notes.map((row) => validateRecord('notes', row))];
    expect(results.map((result) => result.ok)).toEqual([true, true, false, true]);
  });

  it('refuse a snapshot of a newer version', () => {
    expect(() => migrateSnapshot({ schemaVersion: SCHEMA_VERSION + 1, tables: {}, texts: [], seq: 0 })).toThrow(RangeError);
  });
});
