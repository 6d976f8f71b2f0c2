import { chmod, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readWhole, toByteSource } from '../../shared/base/byte-source';
import { createFolderFiles, describeSystemError, readChosenFile, writeFileAtomic } from './files';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'postil-files-'));
});

const bytes = (text: string) => new TextEncoder().encode(text);

test('an atomic write replaces the whole file and leaves no other', async () => {
  const target = path.join(folder, 'desk.postil');
  await writeFileAtomic(target, bytes('first, longer'));
  await writeFileAtomic(target, bytes('second'));
  expect([await readFile(target, 'utf8'), await readdir(folder)]).toEqual(['second', ['desk.postil']]);
});

test('a name as long as the system takes can be written to', async () => {
  const name = `${'網'.repeat(82)}.postil`;
  await writeFileAtomic(path.join(folder, name), bytes('whole'));
  expect(await readdir(folder)).toEqual([name]);
});

test('a write that fails at the last step leaves what was there, and nothing beside it', async () => {
  const target = path.join(folder, 'occupied');
  await mkdir(target);
  await writeFile(path.join(target, 'inside'), 'safe');
  await expect(writeFileAtomic(target, bytes('new'))).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/);
  expect([await readdir(folder), await readFile(path.join(target, 'inside'), 'utf8')]).toEqual([['occupied'], 'safe']);
});

test.each([
  ['ENOENT', 'not-found'],
  ['ENOSPC', 'no-space'],
  ['EDQUOT', 'no-space'],
  ['EACCES', 'no-permission'],
  ['EROFS', 'no-permission'],
  ['EIO', 'failed'],
])('%s is told as %s', (code, expected) => {
  expect(describeSystemError(Object.assign(new Error(`${code}: it failed`), { code }))).toEqual({
    code: expected,
    detail: `${code}: it failed`,
  });
});

test('a bug is not taken for a system error', () => {
  expect(() => describeSystemError(new TypeError('a bug'))).toThrow('a bug');
  expect(() => describeSystemError(Object.assign(new Error('usage'), { code: 'ERR_INVALID_ARG_TYPE' }))).toThrow('usage');
});

test('a folder of backups is made when it is missing; a missing file is not found', async () => {
  const files = createFolderFiles(path.join(folder, 'a', 'b'), true);
  expect(await files.list()).toEqual({ ok: true, value: [] });
  await files.writeAtomic('x.postil', toByteSource(bytes('x')));
  expect(await files.list()).toEqual({ ok: true, value: [{ name: 'x.postil', size: 1 }] });
  const opened = await files.open('x.postil');
  expect(opened.ok && (await readWhole(opened.value))).toEqual(bytes('x'));
  expect(await files.open('y.postil')).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(await readChosenFile(path.join(folder, 'gone.txt'))).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

// Root may write everywhere.
test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('a folder that may not be written to says so', async () => {
  await chmod(folder, 0o500);
  expect(await createFolderFiles(folder, true).writeAtomic('x.postil', toByteSource(bytes('x')))).toMatchObject({
    ok: false,
    error: { code: 'no-permission' },
  });
});
