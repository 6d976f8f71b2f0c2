import { beforeEach, expect, test } from 'vitest';
import { verifyArchive } from '../../shared/archive/verify-archive';
import { createBackupRules } from '../../shared/host/backup-rules';
import { createBrowserHost } from './browser-host';
import { saveFolderHandle } from './folder-handle';
import { createArchive, HOST_CASES } from './host.cases';

beforeEach(async () => {
  indexedDB.deleteDatabase('postil-backup-folder');
  const root = await navigator.storage.getDirectory();
  for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
});

// The texts are served by the built web edition only; e2e/host.spec.ts runs that case on it.
const cases = HOST_CASES.filter(({ name }) => !name.startsWith('bundled texts'));

test.each(cases)('$name', async ({ run, expected }) => {
  expect(await run(createBrowserHost(createBackupRules(Date.now, verifyArchive)))).toEqual(expected);
});

test('what a crash leaves of a backup is not listed', async () => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('backups', { create: true });
  await folder.getFileHandle('postil-20261123T181500Z-timer.postil', { create: true });
  await folder.getFileHandle('notes.txt', { create: true });
  expect(await createBrowserHost(createBackupRules(Date.now, verifyArchive)).listBackups()).toEqual({ ok: true, value: [] });
});

test('a granted folder takes new backups; those of before stay within reach', async () => {
  const host = createBrowserHost(createBackupRules(Date.now, verifyArchive));
  await host.writeBackup('timer', await createArchive(1));
  const root = await navigator.storage.getDirectory();
  // A folder of OPFS stands for one on disk: its grant never lapses.
  const folder = await root.getDirectoryHandle('granted', { create: true });
  await saveFolderHandle(folder);
  const written = await host.writeBackup('manual', await createArchive(2));
  if (!written.ok) throw new Error(written.error.detail);
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  const listed = await host.listBackups();
  expect([names, listed.ok && listed.value.map((entry) => entry.reason).sort(), await host.getBackupPlace()]).toEqual([
    [written.value.name],
    ['manual', 'timer'],
    { ok: true, value: { kind: 'folder', label: 'granted', needsPermission: false, canChoose: true } },
  ]);
});

test('files are written into a folder that was picked, and read back; no other folder is known', async () => {
  const root = await navigator.storage.getDirectory();
  const picked = await root.getDirectoryHandle('picked', { create: true });
  window.showDirectoryPicker = async () => picked;
  const host = createBrowserHost(createBackupRules(Date.now, verifyArchive));
  const folder = await host.chooseFolder();
  if (!folder.ok || folder.value === null) throw new Error('nothing was picked');
  const bytes = new TextEncoder().encode('網絡 𝒳');
  const { id } = folder.value;
  expect(await host.writeFolderFiles(id, [{ path: 'notes/a.md', bytes }])).toEqual({ ok: true, value: null });
  expect(await host.listFolderFiles(id, 'md')).toEqual({ ok: true, value: ['notes/a.md'] });
  expect(await host.readFolderFiles(id, ['notes/a.md', 'notes/b.md', 'none/a.md'])).toEqual({ ok: true, value: [bytes, null, null] });
  expect(await host.readFolderFiles('another', [])).toMatchObject({ ok: false, error: { code: 'not-found' } });
});
