import { Dexie, type Table } from 'dexie';
import { err, ok, type Result } from '../../shared/base/result';
import { SCHEMA_VERSION } from '../../shared/migration/schema-version';
import type { HeldText, RawSnapshot } from '../../shared/migration/snapshot';
import { type StoredText, TABLE_NAMES } from '../../shared/model/records';
import type { OpenFailure } from './library';
import { type DatabaseEngine, PostilDatabase, toSchemaVersion } from './schema';
import { describeError } from './store-errors';

/** How long another tab may take to let go of the old version. */
const BLOCKED_PATIENCE_MS = 4000;

/** Keeps the tables of an older version safe before they are upgraded. The error says why it could not. */
export type BeforeMigration = (snapshot: RawSnapshot<HeldText>) => Promise<Result<unknown, string>>;

/** Opens the database, upgrading it if need be; an older one is handed to `beforeMigration` first. */
export async function openDatabase(
  name: string,
  engine: DatabaseEngine,
  beforeMigration: BeforeMigration,
): Promise<Result<PostilDatabase, OpenFailure>> {
  try {
    const found = await findStoredVersion(name, engine);
    if (found !== undefined && found > SCHEMA_VERSION) return err({ code: 'newer', found, known: SCHEMA_VERSION });
    if (found !== undefined && found < SCHEMA_VERSION) {
      const kept = await withOldTables(name, engine, found, beforeMigration);
      if (!kept.ok) return err({ code: 'backup-failed', detail: kept.error });
    }
    return await open(new PostilDatabase(name, engine));
  } catch (error) {
    // Another tab may have upgraded between looking and opening.
    if (error instanceof Dexie.VersionError) return err({ code: 'newer', found: SCHEMA_VERSION + 1, known: SCHEMA_VERSION });
    return err({ code: 'damaged', detail: describeError(error) });
  }
}

async function findStoredVersion(name: string, engine: DatabaseEngine): Promise<number | undefined> {
  const databases = await engine.indexedDB.databases();
  const version = databases.find((database) => database.name === name)?.version;
  return version === undefined ? undefined : toSchemaVersion(version);
}

/** Dexie takes a database without declared versions as it finds it. It is open while `keep` is at work. */
async function withOldTables(
  name: string,
  engine: DatabaseEngine,
  schemaVersion: number,
  keep: BeforeMigration,
): ReturnType<BeforeMigration> {
  const old = new Dexie(name, { ...engine });
  try {
    await old.open();
    const present = new Set(old.tables.map((table) => table.name));
    const tables: Record<string, readonly unknown[]> = {};
    for (const table of TABLE_NAMES) if (present.has(table)) tables[table] = await old.table(table).toArray();
    const texts = present.has('texts') ? await holdTexts(old.table<StoredText, string>('texts')) : [];
    const lastKey = present.has('journal') ? await old.table('journal').toCollection().lastKey() : 0;
    return await keep({ schemaVersion, tables, texts, seq: typeof lastKey === 'number' ? lastKey : 0 });
  } finally {
    old.close();
  }
}

async function holdTexts(table: Table<StoredText, string>): Promise<readonly HeldText[]> {
  const load = async (sha256: string) => {
    const text = await table.get(sha256);
    return text === undefined ? err(`the text ${sha256} is no longer in the library`) : ok(text.bytes);
  };
  return (await table.toCollection().primaryKeys()).map((sha256) => ({ sha256, load: () => load(sha256) }));
}

async function open(database: PostilDatabase): Promise<Result<PostilDatabase, OpenFailure>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const blocked = new Promise<'blocked'>((resolve) => {
    database.on('blocked', () => {
      timer ??= setTimeout(() => resolve('blocked'), BLOCKED_PATIENCE_MS);
    });
  });
  try {
    const outcome = await Promise.race([database.open(), blocked]);
    if (outcome !== 'blocked') return ok(database);
    database.close();
    return err({ code: 'blocked' });
  } finally {
    clearTimeout(timer);
  }
}
