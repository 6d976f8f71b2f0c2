import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createArchive } from '../../renderer/host/host.cases';
import { verifyArchive } from '../../shared/archive/verify-archive';
import { toByteSource } from '../../shared/base/byte-source';
import { createBackupRules } from '../../shared/host/backup-rules';
import { createBackups } from './backups';

const SECOND = 1000;

async function setUp() {
  const folder = await mkdtemp(path.join(tmpdir(), 'postil-backups-'));
  const defaultFolder = path.join(folder, 'default');
  let chosen: string | null = null;
  let now = Date.UTC(2026, 10, 23, 18, 15);
  const backups = createBackups({
    defaultFolder,
    getChosenFolder: () => chosen,
    rules: createBackupRules(() => {
      now += SECOND;
      return now;
    }, verifyArchive),
  });
  const choose = (value: string | null) => {
    chosen = value;
  };
  return { folder, defaultFolder, backups, choose };
}

test('a chosen folder takes new backups; old ones stay within reach, also when it is gone again', async () => {
  const { folder, defaultFolder, backups, choose } = await setUp();
  await backups.writeBackup('timer', toByteSource(await createArchive(1)));
  const chosen = await mkdtemp(path.join(folder, 'chosen-'));
  choose(chosen);
  await backups.writeBackup('manual', toByteSource(await createArchive(2)));
  const names = async () => {
    const listed = await backups.listBackups();
    return listed.ok && listed.value.map((entry) => entry.reason);
  };
  expect([(await readdir(defaultFolder)).length, (await readdir(chosen)).length, await names()]).toEqual([1, 1, ['manual', 'timer']]);
  await rm(chosen, { recursive: true });
  expect(await names()).toEqual(['timer']);
  expect(await backups.writeBackup('timer', toByteSource(await createArchive(3)))).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
  choose(null);
  expect(await backups.writeBackup('timer', toByteSource(await createArchive(3)))).toMatchObject({ ok: true });
});

test('foreign and half-written files are neither listed nor touched', async () => {
  const { defaultFolder, backups } = await setUp();
  await backups.writeBackup('quit', toByteSource(await createArchive(1)));
  for (const name of ['notes.txt', '.postil-20261123T181500Z-timer.postil.77.tmp', 'postil-20261123T181500Z-timer.postil']) {
    await writeFile(path.join(defaultFolder, name), '');
  }
  const listed = await backups.listBackups();
  expect([listed.ok && listed.value.length, (await readdir(defaultFolder)).length]).toEqual([1, 4]);
});
