import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { checkPackage } from '../../scripts/check-package.mjs';
import { ROOT } from '../support/load-main';

test('a package holds the built app and the bundled texts, nothing else, and its fuses are set', async () => {
  test.setTimeout(300_000);
  const { files, fuses } = await checkPackage();
  const list = async (folder: string) =>
    (await readdir(path.join(ROOT, folder), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
  const expected = await Promise.all(['out/main', 'out/preload', 'out/renderer', 'resources/texts'].map(list));
  expect(files).toEqual([...expected.flat().filter((file) => !file.endsWith('.map')), 'package.json'].sort());
  expect(fuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});
