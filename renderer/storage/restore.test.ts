import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { verifyArchive } from '../../shared/archive/verify-archive';
import { writeArchive } from '../../shared/archive/write-archive';
import { PART_SIZE, toByteSource } from '../../shared/base/byte-source';
import { err, ok } from '../../shared/base/result';
import { sha256Hex } from '../../shared/base/sha256';
import { MIGRATION_CASES } from '../../shared/migration/migration.cases';
import { codeId } from '../../shared/model/ids';
import { annotation, code, note, SOURCE } from '../../shared/model/record.cases';
import { eachTable } from '../../shared/model/records';
import { createMemoryHost } from '../host/memory-host';
import { openLibrary } from './dexie-library';
import { openArchive, openBackup, previewRestore, type RestorePorts, restore, saveLibraryCopy } from './restore';

async function setUp() {
  const engine = { indexedDB: new IDBFactory(), IDBKeyRange };
  const open = async () => {
    const opened = await openLibrary({ name: 'postil', session: 'w', now: () => 9000, engine, beforeMigration: async () => ok(null) });
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  };
  const library = await open();
  const host = createMemoryHost({ verify: verifyArchive, now: () => 9000 });
  let id = 0;
  const ports: RestorePorts = {
    library,
    host,
    now: () => 9000,
    newId: () => `new-${++id}`,
    backUp: async () => {
      const written = await host.writeBackup('restore', await writeArchive(await library.snapshot(), 9000));
      return written.ok ? written : err(written.error.detail);
    },
  };
  const put = async (key: string, start: number, words?: string) => {
    const edits = [
      { table: 'annotations', key, before: null, after: annotation(key, start) },
      ...(words === undefined ? [] : [{ table: 'notes', key, before: null, after: note(key, words) } as const]),
    ] as const;
    await library.apply({ label: 'highlight', at: 1, group: key, edits });
  };
  const archiveOf = async () => {
    const archive = await openArchive('copy.postil', toByteSource(await writeArchive(await library.snapshot(), 1)));
    if (!archive.ok) throw new Error(archive.error.code);
    return archive.value;
  };
  /** Leaves the library, alters a row as no app would, and opens the library again. */
  const reopenAltered = async (key: string, row: object) => {
    library.close();
    const database = await new Dexie('postil', engine).open();
    await database.table('annotations').update(key, row);
    database.close();
    return await open();
  };
  return { library, host, ports, put, archiveOf, reopenAltered };
}

describe('restore', () => {
  it('says that the library cannot be read, before anything is altered', async () => {
    const { library, ports, put, archiveOf } = await setUp();
    await put('a1', 3);
    const archive = await archiveOf();
    const backUp = async () => ok({ name: 'kept.postil', at: 1, reason: 'restore', size: 1 } as const);
    vi.spyOn(library, 'holdSnapshot').mockRejectedValue(new Dexie.DatabaseClosedError('Database has been closed'));
    const closed = { ok: false, error: { code: 'store', error: { code: 'closed' } } };
    expect(await previewRestore(ports, archive, 'merge')).toMatchObject(closed);
    expect(await restore({ ...ports, backUp }, archive, 'merge')).toMatchObject(closed);
  });

  it('has merged also where what was read cannot be joined', async () => {
    const { library, ports, put, archiveOf } = await setUp();
    await put('a1', 3);
    const archive = await archiveOf();
    vi.spyOn(library, 'loadSources').mockRejectedValue(new Dexie.DatabaseClosedError('Database has been closed'));
    const progress = [{ sourceId: 's1', revisionId: 'r1', read: 'ff' }];
    const merged = await restore(ports, { ...archive, snapshot: { ...archive.snapshot, progress } }, 'merge');
    expect(merged).toMatchObject({ ok: true, value: { same: 1 } });
  });

  it('replaces everything, and the backup made before brings it back', async () => {
    const { library, host, ports, put, archiveOf } = await setUp();
    await put('a1', 3, 'early');
    const edits = [
      { table: 'codes', key: 'c1', before: null, after: code('c1') },
      { table: 'annotations', key: 'a1', before: annotation('a1', 3), after: annotation('a1', 3, 8, { codes: [codeId('c1')] }) },
    ] as const;
    await library.apply({ label: 'apply-code', at: 1, group: 'coding', edits });
    await library.putText(new Uint8Array([1]));
    const archive = await archiveOf();
    await put('a2', 9, 'late');
    const before = await library.snapshot();
    const outcome = await restore(ports, archive, 'replace');
    expect(outcome).toEqual({ ok: true, value: { added: 0, changed: 0, same: 1, removed: 1, conflicts: 0, bad: 0 } });
    expect((await library.snapshot()).tables).toEqual(archive.snapshot.tables);
    const listed = await host.listBackups();
    const kept = await openBackup(host, listed.ok ? (listed.value[0]?.name ?? '') : '');
    if (!kept.ok) throw new Error(kept.error.code);
    await restore(ports, kept.value, 'replace');
    const { tables, texts } = await library.snapshot();
    expect({ tables, texts }).toEqual({ tables: before.tables, texts: before.texts });
  });

  it('merges as one step that can be undone', async () => {
    const { library, ports, put, archiveOf } = await setUp();
    await put('a1', 3, 'early');
    const archive = await archiveOf();
    await library.undo();
    await put('a2', 9);
    expect(await restore(ports, archive, 'merge')).toMatchObject({ ok: true, value: { added: 1, same: 0 } });
    expect((await library.snapshot()).tables.annotations).toEqual([annotation('a1', 3), annotation('a2', 9)]);
    expect(library.getUndoState().undo?.label).toBe('import');
    await library.undo();
    expect((await library.snapshot()).tables.annotations).toEqual([annotation('a2', 9)]);
  });

  it('refuses after a reload to take a merge back over a record that is another by now, and loses nothing', async () => {
    const { library, ports, put, archiveOf, reopenAltered } = await setUp();
    await put('a1', 3, 'early');
    await put('a2', 9, 'both');
    const archive = await archiveOf();
    await library.undo();
    await library.undo();
    await restore(ports, archive, 'merge');
    const again = await reopenAltered('a2', { color: 'red' });
    const before = await again.snapshot();
    const conflict = { ok: false, error: { code: 'conflict', table: 'annotations', key: 'a2' } };
    expect([await again.undo(), await again.undo()]).toEqual([conflict, conflict]);
    expect([again.getUndoState().undo?.label, await again.snapshot()]).toEqual(['import', before]);
    expect(before.tables.annotations).toEqual([annotation('a1', 3), { ...annotation('a2', 9), color: 'red' }]);
    expect(before.tables.notes).toEqual([note('a1', 'early'), note('a2', 'both')]);
    // What is done afterwards can be taken back as ever.
    await again.apply({
      label: 'highlight',
      at: 2,
      group: 'a3',
      edits: [{ table: 'annotations', key: 'a3', before: null, after: annotation('a3', 20) }],
    });
    expect((await again.undo()).ok).toBe(true);
    const history = [...before.tables.history, expect.objectContaining({ kind: 'undo', annotations: ['a3'] })];
    expect((await again.snapshot()).tables).toEqual({ ...before.tables, history });
  });

  it('does nothing when the present state cannot be backed up', async () => {
    const { library, host, ports, put, archiveOf } = await setUp();
    const archive = await archiveOf();
    await put('a1', 3);
    host.setFailure('writeBackup', { code: 'no-space', detail: 'the disk is full' });
    expect(await restore(ports, archive, 'replace')).toEqual({ ok: false, error: { code: 'backup-failed', detail: 'the disk is full' } });
    expect((await library.snapshot()).tables.annotations).toEqual([annotation('a1', 3)]);
  });

  it('brings what was read along: replaced with everything, and joined by a merge', async () => {
    const { library, ports, archiveOf } = await setUp();
    const own = SOURCE;
    await library.apply({ label: 'add-source', at: 1, group: 'g', edits: [{ table: 'sources', key: own.id, before: null, after: own }] });
    const read = (...bits: readonly number[]) => ({ sourceId: own.id, revisionId: own.revisionId, read: Uint8Array.from(bits) });
    await library.saveProgress(read(0b001));
    const archive = await archiveOf();
    await library.saveProgress(read(0b100));
    expect((await restore(ports, archive, 'replace')).ok).toBe(true);
    expect(await library.loadProgress(own.id)).toEqual(read(0b001));
    await library.forgetProgress(own.id);
    await library.saveProgress(read(0b010));
    expect((await restore(ports, archive, 'merge')).ok).toBe(true);
    expect(await library.loadProgress(own.id)).toEqual(read(0b011));
    const spoilt = { ...archive, snapshot: { ...archive.snapshot, progress: [null, { sourceId: own.id, read: 'zz' }] } };
    expect((await restore(ports, spoilt, 'merge')).ok).toBe(true);
    expect(await library.loadProgress(own.id)).toEqual(read(0b011));
  });

  it('previews without altering anything', async () => {
    const { library, ports, put, archiveOf } = await setUp();
    await put('a1', 3);
    const archive = await archiveOf();
    await put('a2', 3);
    const before = await library.snapshot();
    const preview = await previewRestore(ports, archive, 'replace');
    expect(preview.ok && preview.value.counts).toEqual({
      added: 0,
      changed: 0,
      same: 1,
      removed: 1,
      conflicts: 0,
      bad: 0,
    });
    expect(await library.snapshot()).toEqual(before);
  });

  it('brings an archive of an older version up to date', async () => {
    const [first] = MIGRATION_CASES;
    const bytes = await writeArchive({ schemaVersion: 1, tables: first?.before ?? {}, texts: [], seq: 0 }, 1);
    const archive = await openArchive('old.postil', toByteSource(bytes));
    expect(archive.ok && [archive.value.manifest.schemaVersion, archive.value.snapshot.tables.notes]).toEqual([1, first?.after.notes]);
  });

  it.each(['merge', 'replace'] as const)('takes an archive in that is handed over in parts, texts included (%s)', async (mode) => {
    const { library, host, ports, put } = await setUp();
    await put('a1', 3, 'early');
    const texts = [new Uint8Array(PART_SIZE + 10).fill(7), new Uint8Array([1, 2, 3])];
    for (const text of texts) await library.putText(text);
    const before = await library.snapshot();
    const saved = await saveLibraryCopy(ports, 'large.postil');
    expect([saved.ok, (host.saved[0]?.bytes.length ?? 0) > PART_SIZE]).toEqual([true, true]);
    const kept = await host.writeBackup('manual', host.saved[0]?.bytes ?? new Uint8Array());
    const archive = await openBackup(host, kept.ok ? kept.value.name : '');
    if (!archive.ok) throw new Error(archive.error.code);
    await library.replaceAll({ ...before, tables: eachTable<typeof before.tables>(() => []), texts: [] });
    expect((await restore(ports, archive.value, mode)).ok).toBe(true);
    const after = await library.snapshot();
    expect([after.tables.annotations, after.tables.notes]).toEqual([before.tables.annotations, before.tables.notes]);
    expect(after.texts.map(({ bytes }) => sha256Hex(bytes)).sort()).toEqual(texts.map(sha256Hex).sort());
  });

  it('alters nothing when the archive has become another file since it was looked into', async () => {
    const { library, ports, put } = await setUp();
    await put('a1', 3, 'early');
    await library.putText(new Uint8Array(200).fill(7));
    const bytes = await writeArchive(await library.snapshot(), 1);
    const archive = await openArchive('altered.postil', toByteSource(bytes));
    if (!archive.ok) throw new Error(archive.error.code);
    await library.replaceAll({ ...(await library.snapshot()), texts: [] });
    const before = await library.snapshot();
    const inText = bytes.findIndex((_, at) => bytes.subarray(at, at + 100).every((byte) => byte === 7));
    bytes[inText] = 8;
    for (const mode of ['merge', 'replace'] as const) {
      const outcome = await restore(ports, archive.value, mode);
      expect(outcome).toEqual({
        ok: false,
        error: { code: 'store', error: { code: 'failed', detail: expect.stringContaining('texts/') } },
      });
      expect(await library.snapshot()).toEqual(before);
    }
  });

  it('refuses a damaged archive and says so', async () => {
    const { host, ports } = await setUp();
    const saved = await saveLibraryCopy(ports, 'postil.postil');
    expect(saved.ok).toBe(true);
    const bytes = host.saved[0]?.bytes.slice(0, -10) ?? new Uint8Array();
    const archive = await openArchive('torn.postil', toByteSource(bytes));
    expect(archive).toMatchObject({ ok: false, error: { code: 'archive', error: { code: 'damaged' } } });
  });
});
