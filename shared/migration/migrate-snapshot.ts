import { eachTable } from '../model/records';
import { migrations } from './migrations';
import { SCHEMA_VERSION } from './schema-version';
import type { RawSnapshot, RawTables, Snapshot } from './snapshot';

/** Tables of version `from` brought to version `to` (the current one by default). */
export function migrateTables(tables: RawTables, from: number, to: number = SCHEMA_VERSION): RawTables {
  return migrations.filter((migration) => migration.to > from && migration.to <= to).reduce((raw, { upgrade }) => upgrade(raw), tables);
}

/** A snapshot of this or an older version in the shape of this version. Throws a RangeError for one of a newer version. */
export function migrateSnapshot<T>(snapshot: RawSnapshot<T>): Snapshot<T> {
  if (snapshot.schemaVersion > SCHEMA_VERSION) throw new RangeError(`snapshot of a newer version: ${snapshot.schemaVersion}`);
  const migrated = migrateTables(snapshot.tables, snapshot.schemaVersion);
  return {
    schemaVersion: SCHEMA_VERSION,
    tables: eachTable<Snapshot['tables']>((table) => migrated[table] ?? []),
    texts: snapshot.texts,
    ...(snapshot.progress === undefined ? {} : { progress: snapshot.progress }),
    seq: snapshot.seq,
  };
}
