import { expect, test } from 'vitest';
import type { ExportFile } from '../../../shared/export/export-input';
import { createMemoryHost } from '../../host/memory-host';
import { writeIntoFolder } from './chosen-folder';

const file = (fileName: string, words: string): ExportFile => ({ fileName, mime: 'text/plain', bytes: new TextEncoder().encode(words) });

test('what is in the folder stays; a new file of the same name gets a number, also beside its like', async () => {
  const folder = new Map([
    ['notes.md', new TextEncoder().encode('mine')],
    ['notes (3).md', new TextEncoder().encode('mine too')],
  ]);
  const host = createMemoryHost({ folder });
  const chosen = await host.chooseFolder();
  if (!chosen.ok || chosen.value === null) throw new Error('no folder');
  const written = await writeIntoFolder(host, chosen.value, [file('notes.md', 'a'), file('notes.md', 'b'), file('notes.csv', 'c')]);
  expect(written.ok).toBe(true);
  expect(Object.fromEntries([...folder].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]))).toEqual({
    'notes.md': 'mine',
    'notes (3).md': 'mine too',
    'notes (2).md': 'a',
    'notes (4).md': 'b',
    'notes.csv': 'c',
  });
});

test('a folder that cannot be written to is told of', async () => {
  const host = createMemoryHost({ folder: new Map() });
  host.setFailure('writeFolderFiles', { code: 'no-space', detail: 'full' });
  expect(await writeIntoFolder(host, { id: 'memory', label: 'memory' }, [file('a.md', '')])).toMatchObject({
    ok: false,
    error: { code: 'no-space' },
  });
});
