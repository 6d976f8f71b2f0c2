import { mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createChosenFolders } from './chosen-folders';

const bytes = (text: string) => new TextEncoder().encode(text);

test('files go into the folder that was chosen, with the folders that lead to them, and are read back', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'postil-chosen-'));
  const folders = createChosenFolders();
  const { id, label } = folders.remember(folder);
  const files = [
    { path: 'a.md', bytes: bytes('one') },
    { path: 'notes/網絡.md', bytes: bytes('two') },
  ];
  expect([label, await folders.write(id, files)]).toEqual([folder, { ok: true, value: null }]);
  expect(await readFile(path.join(folder, 'notes', '網絡.md'), 'utf8')).toBe('two');
  expect(await folders.list(id, 'md')).toEqual({ ok: true, value: ['a.md', 'notes/網絡.md'] });
  expect(await folders.read(id, ['notes/網絡.md', 'none.md', 'none/a.md'])).toEqual({ ok: true, value: [bytes('two'), null, null] });
});

test('a folder that was not chosen, and a link that leads out of it, are refused', async () => {
  const outside = await mkdtemp(path.join(tmpdir(), 'postil-outside-'));
  const folder = await mkdtemp(path.join(tmpdir(), 'postil-chosen-'));
  await writeFile(path.join(outside, 'secret.md'), 'secret');
  await symlink(outside, path.join(folder, 'link'));
  const folders = createChosenFolders();
  const { id } = folders.remember(folder);
  expect(await folders.write('made-up', [])).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(await folders.write(id, [{ path: 'link/new.md', bytes: bytes('x') }])).toMatchObject({
    ok: false,
    error: { code: 'no-permission' },
  });
  expect(await folders.write(id, [{ path: 'link/new/new.md', bytes: bytes('x') }])).toMatchObject({ ok: false });
  expect(await readdir(outside)).toEqual(['secret.md']);
  expect(await folders.read(id, ['link/secret.md'])).toEqual({ ok: true, value: [null] });
});

test('the root of a disk can be chosen', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'postil-chosen-'));
  const { root } = path.parse(folder);
  const file = [...path.relative(root, folder).split(path.sep), 'new', 'a.md'].join('/');
  const folders = createChosenFolders();
  const { id } = folders.remember(root);
  expect(await folders.write(id, [{ path: file, bytes: bytes('one') }])).toEqual({ ok: true, value: null });
  expect(await folders.read(id, [file])).toEqual({ ok: true, value: [bytes('one')] });
});
