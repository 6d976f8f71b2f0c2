import { _electron, expect, test } from '@playwright/test';
import type {} from '../../renderer/host/electron-host';
import { findElectron } from '../support/browsers';
import { ROOT } from '../support/load-main';

const found = findElectron();

test('the real Electron starts the built app, sandboxed and isolated', async ({ browserName: _ }, info) => {
  test.skip('missing' in found, 'missing' in found ? found.missing : '');
  if ('missing' in found) return;
  const electron = await _electron.launch({
    executablePath: found.path,
    args: [ROOT, `--user-data-dir=${info.outputPath('profile')}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const page = await electron.firstWindow();
  await page.waitForLoadState();
  expect([page.url(), await page.evaluate(() => window.host?.kind)]).toEqual(['app://bundle/', 'electron']);
  expect(await page.evaluate(() => ['require', 'process', 'Buffer'].filter((name) => name in globalThis))).toEqual([]);
  await electron.close();
});
