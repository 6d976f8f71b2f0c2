import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');
const IMPORT = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"]electron(?:\/[a-z]+)?['"]/;

test('only main.ts and preload.ts import electron', () => {
  const importers = ['electron', 'cli', 'shared', 'renderer'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.join(folder, file))
      .filter((file) => IMPORT.test(readFileSync(path.join(ROOT, file), 'utf8'))),
  );
  expect(importers.sort()).toEqual([path.join('electron', 'main.ts'), path.join('electron', 'preload.ts')]);
});
