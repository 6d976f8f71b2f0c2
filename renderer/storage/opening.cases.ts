import { Dexie } from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { err, ok } from '../../shared/base/result';
import { migrateTables } from '../../shared/migration/migrate-snapshot';
import { MIGRATION_CASES } from '../../shared/migration/migration.cases';
import { SCHEMA_VERSION } from '../../shared/migration/schema-version';
import type { RawSnapshot, RawTables } from '../../shared/migration/snapshot';
import { annotation, REVISION, SOURCE } from '../../shared/model/record.cases';
import { nameStep } from '../../shared/model/step-name';
import { type DexieLibrary, openLibrary } from './dexie-library';
import type { BeforeMigration } from './open-database';
import type { DatabaseEngine } from './schema';

const TEXT = { sha256: 'f'.repeat(64), bytes: new Uint8Array([1, 2, 3]) };

/** What version 1 declared; later versions are added here as they were, never changed. */
const STORES_BY_VERSION: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  1: {
    sources: 'id',
    revisions: 'id, sourceId',
    annotations: 'id, sourceId',
    colors: 'id',
    texts: 'sha256',
    journal: '++seq',
    preferences: 'id',
    positions: 'sourceId',
  },
  2: {
    sources: 'id',
    revisions: 'id, sourceId',
    annotations: 'id, sourceId, [sourceId+trashedAt]',
    notes: 'annotationId',
    colors: 'id',
    texts: 'sha256',
    journal: '++seq, state',
    geometry: 'sourceId',
    meta: 'key',
    preferences: 'id',
    positions: 'sourceId',
  },
  3: {
    sources: 'id',
    revisions: 'id, sourceId',
    codes: 'id',
    annotations: 'id, sourceId, [sourceId+trashedAt], *codes',
    notes: 'annotationId',
    colors: 'id',
    texts: 'sha256',
    journal: '++seq, state',
    geometry: 'sourceId',
    meta: 'key',
    preferences: 'id',
    positions: 'sourceId',
  },
  4: {
    sources: 'id',
    revisions: 'id, sourceId',
    codes: 'id',
    annotations: 'id, sourceId, [sourceId+trashedAt], *codes',
    notes: 'annotationId',
    passes: 'id, sourceId',
    relationTypes: 'id',
    relations: 'id, fromId, toId, typeId',
    memos: 'id',
    bookmarks: 'id, sourceId',
    commentaries: 'id, sourceId',
    commentaryBlocks: 'id, commentaryId',
    colors: 'id',
    citationStyles: 'id',
    texts: 'sha256',
    journal: '++seq, state',
    steps: 'seq',
    geometry: 'sourceId',
    meta: 'key',
    preferences: 'id',
    positions: 'sourceId',
    progress: 'sourceId',
  },
  5: {
    sources: 'id',
    revisions: 'id, sourceId',
    codes: 'id',
    annotations: 'id, sourceId, [sourceId+trashedAt], *codes',
    notes: 'annotationId',
    passes: 'id, sourceId',
    relationTypes: 'id',
    relations: 'id, fromId, toId, typeId',
    memos: 'id',
    bookmarks: 'id, sourceId',
    commentaries: 'id, sourceId',
    commentaryBlocks: 'id, commentaryId',
    colors: 'id',
    citationStyles: 'id',
    history: 'id, at, sourceId, *annotations',
    texts: 'sha256',
    journal: '++seq, state',
    steps: 'seq',
    geometry: 'sourceId',
    meta: 'key',
    preferences: 'id',
    positions: 'sourceId',
    progress: 'sourceId',
  },
};

async function createOldDatabase(name: string, engine: DatabaseEngine, version: number, tables: RawTables): Promise<void> {
  const old = new Dexie(name, { ...engine });
  old.version(version).stores(STORES_BY_VERSION[version] ?? {});
  await old.open();
  for (const [table, rows] of Object.entries(tables)) await old.table(table).bulkPut([...rows]);
  await old.table('texts').put(TEXT);
  await old.table('journal').bulkPut([{ edits: [] }, { edits: [] }]);
  old.close();
}

const sortRows = (rows: readonly unknown[]) => [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** What opening promises, on any engine. */
export function describeOpening(createEngine: () => DatabaseEngine): void {
  const opened: DexieLibrary[] = [];
  let engine = createEngine();
  let name = 'opening-0';
  afterEach(() => {
    for (const library of opened.splice(0)) library.close();
    engine = createEngine();
    name = `opening-${Math.random()}`;
  });

  const open = async (beforeMigration: BeforeMigration) => {
    const library = await openLibrary({ name, engine, session: 'window', now: () => 9000, beforeMigration });
    if (library.ok) opened.push(library.value);
    return library;
  };
  const never = async () => err('there is nothing to keep safe');

  it.each(MIGRATION_CASES)(
    'upgrades a database from before version $to after it was kept safe as it was',
    async ({ to, before, after }) => {
      await createOldDatabase(name, engine, to - 1, before);
      const kept: RawSnapshot[] = [];
      const library = await open(async (snapshot) => {
        const texts = await Promise.all(snapshot.texts.map(async ({ sha256, load }) => ({ sha256, loaded: await load() })));
        kept.push({ ...snapshot, texts: texts.flatMap(({ sha256, loaded }) => (loaded.ok ? [{ sha256, bytes: loaded.value }] : [])) });
        return ok(null);
      });
      if (!library.ok) throw new Error(library.error.code);
      expect(kept).toEqual([{ schemaVersion: to - 1, tables: expect.anything(), texts: [TEXT], seq: 2 }]);
      for (const [table, rows] of Object.entries(before)) expect(sortRows(kept[0]?.tables[table] ?? [])).toEqual(sortRows(rows));
      const upgraded = await library.value.snapshot();
      for (const [table, rows] of Object.entries(migrateTables(after, to))) {
        expect(sortRows(Object.entries(upgraded.tables).find(([found]) => found === table)?.[1] ?? [])).toEqual(sortRows(rows));
      }
      expect(upgraded.texts).toEqual([TEXT]);
      expect(library.value.isEmpty).toBe(false);
      expect(library.value.getUndoState()).toEqual({ undo: null, redo: null });
    },
  );

  it('begins the history of a library from before it was kept with what the journal knows, and undo stays', async () => {
    const [yellow, red] = [annotation('a1', 3), annotation('a1', 3, 8, { color: 'red', updatedAt: 20 })];
    await createOldDatabase(name, engine, 4, { annotations: [red] });
    const old = new Dexie(name, { ...engine });
    await old.open();
    const edits = [{ table: 'annotations', key: 'a1', before: yellow, after: red }];
    const seq = await old.table('journal').add({ kind: 'do', group: 'g', label: 'recolor', at: 20, session: 'old', edits, state: 'done' });
    await old.table('steps').add({ seq, group: 'g', at: 20, weight: 1, name: nameStep('recolor', []) });
    old.close();
    const library = await open(async () => ok(null));
    if (!library.ok) throw new Error(library.error.code);
    const { records } = await library.value.loadHistory(red.id);
    expect(records.map(({ at, kind, label, parts }) => [at, kind, label, parts.length])).toEqual([[20, 'do', 'recolor', 1]]);
    expect((await library.value.undo()).ok).toBe(true);
    expect(await library.value.findRecord('annotations', 'a1')).toEqual(yellow);
  });

  it('keeps the undo of a library from before texts had a structure and annotations a correction', async () => {
    const { structure, originalSha256, ...old } = REVISION;
    await createOldDatabase(name, engine, 5, {
      sources: [SOURCE],
      revisions: [old],
      annotations: [annotation('a1')].map(({ correction: _, ...row }) => row),
    });
    const before = new Dexie(name, { ...engine });
    await before.open();
    const { correction, ...marked } = annotation('a1');
    const edits = [
      { table: 'sources', key: SOURCE.id, before: null, after: SOURCE },
      { table: 'revisions', key: old.id, before: null, after: old },
      { table: 'annotations', key: 'a1', before: null, after: marked },
    ];
    const seq = await before
      .table('journal')
      .add({ kind: 'do', group: 'g', label: 'import', at: 20, session: 'old', edits, state: 'done' });
    await before.table('steps').add({ seq, group: 'g', at: 20, weight: 3, name: nameStep('import', []) });
    before.close();
    const library = await open(async () => ok(null));
    if (!library.ok) throw new Error(library.error.code);
    expect(await library.value.findRecord('revisions', REVISION.id)).toEqual({ ...REVISION, structure, originalSha256 });
    expect(await library.value.findRecord('annotations', 'a1')).toEqual({ ...marked, correction });
    expect((await library.value.undo()).ok).toBe(true);
    expect(await library.value.findRecord('revisions', REVISION.id)).toBeUndefined();
    expect(await library.value.findRecord('annotations', 'a1')).toBeUndefined();
  });

  it('leaves an older database as it is when it cannot be kept safe', async () => {
    await createOldDatabase(name, engine, 1, MIGRATION_CASES[0]?.before ?? {});
    expect(await open(async () => err('the disk is full'))).toEqual({
      ok: false,
      error: { code: 'backup-failed', detail: 'the disk is full' },
    });
    const databases = await engine.indexedDB.databases();
    expect(databases.find((database) => database.name === name)?.version).toBe(10);
  });

  it('refuses the database of a newer version and leaves it alone', async () => {
    const newer = new Dexie(name, { ...engine });
    newer.version(SCHEMA_VERSION + 1).stores({ things: 'id' });
    await newer.open();
    newer.close();
    expect(await open(never)).toEqual({ ok: false, error: { code: 'newer', found: SCHEMA_VERSION + 1, known: SCHEMA_VERSION } });
  });

  it('lets go of the database when a newer version asks for it, and says so', async () => {
    const library = await open(never);
    if (!library.ok) throw new Error(library.error.code);
    const heard: string[] = [];
    library.value.subscribe((event) => heard.push(event.type));
    const newer = new Dexie(name, { ...engine });
    newer.version(SCHEMA_VERSION + 1).stores({ things: 'id' });
    await newer.open();
    newer.close();
    const edits = [{ table: 'annotations', key: 'a1', before: null, after: annotation('a1') }] as const;
    const late = await library.value.apply({ label: 'highlight', at: 1, group: 'g', edits });
    expect([heard, late.ok ? 'stored' : late.error.code]).toEqual([['closed'], 'closed']);
  });

  describe('a database that the engine refuses', () => {
    it('is called damaged, with the reason', async () => {
      const broken: DatabaseEngine = {
        IDBKeyRange: engine.IDBKeyRange,
        indexedDB: {
          cmp: (a, b) => engine.indexedDB.cmp(a, b),
          deleteDatabase: (database) => engine.indexedDB.deleteDatabase(database),
          databases: async () => {
            throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
          },
          open: (database, version) => engine.indexedDB.open(database, version),
        },
      };
      const library = await openLibrary({ name, engine: broken, session: 'window', now: () => 0, beforeMigration: never });
      expect(library).toEqual({
        ok: false,
        error: { code: 'damaged', detail: 'UnknownError: Internal error opening backing store for indexedDB.open.' },
      });
    });
  });
}
