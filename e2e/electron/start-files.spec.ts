import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from '../support/load-main';

/** What the built page asks for before it shows anything, by its own tags. */
async function readStartFiles(): Promise<readonly { readonly name: string; readonly code: string }[]> {
  const folder = path.join(ROOT, 'out/renderer');
  const page = await readFile(path.join(folder, 'index.html'), 'utf8');
  const names = Array.from(page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g), ([, name = '']) => name);
  return Promise.all(names.map(async (name) => ({ name, code: await readFile(path.join(folder, name), 'utf8') })));
}

test('the page starts from a handful of files', async () => {
  const files = await readStartFiles();
  expect(files.length).toBeGreaterThanOrEqual(3);
  expect(files.length).toBeLessThanOrEqual(4);
});

test('what reads the stack of an error as it starts stands in no large file, which would be parsed twice', async () => {
  const readers = (await readStartFiles()).filter(({ code }) => /stack:\w+\}=(?:new )?Error\(/.test(code));
  expect(readers.map(({ name }) => name.replace(/-[\w-]{8}\.js$/, ''))).toEqual(['assets/start-apart']);
});
