import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { HOST_CASES } from '../../renderer/host/host.cases';
import { attachElectronHost } from '../support/chromium-host';
import type {} from '../support/host-cases-in-page';
import { ROOT, until } from '../support/load-main';

/** A page of our origin on which nothing runs. */
const STILL_PAGE = '/texts/provenance.json';

async function bundleCases(): Promise<string> {
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: path.join(ROOT, 'e2e/support/host-cases-in-page.ts'), output: { format: 'iife', codeSplitting: false } },
    },
  });
  const outputs: readonly Rolldown.RolldownOutput[] = Array.isArray(result) ? result : 'output' in result ? [result] : [];
  const [chunk] = outputs.flatMap(({ output }) => output);
  if (chunk === undefined || chunk.type !== 'chunk') throw new Error('the cases were not bundled');
  return chunk.code;
}

let code = '';
test.beforeAll(async () => {
  code = await bundleCases();
});

async function openStillPage(page: Page) {
  const { recorder, origin } = await attachElectronHost(page);
  await page.goto(origin + STILL_PAGE);
  await page.evaluate(code);
  return recorder;
}

for (const { name, expected } of HOST_CASES) {
  test(`contract: ${name}`, async ({ page }) => {
    await openStillPage(page);
    expect(await page.evaluate((wanted) => window.runHostCase?.(wanted), name)).toEqual(expected);
  });
}

test('backups are plain files in the data folder, and no temporary file stays', async ({ page }) => {
  const recorder = await openStillPage(page);
  const written = await page.evaluate(async () => window.host?.writeBackup('quit', (await window.createArchive?.(1)) ?? new Uint8Array()));
  if (written?.ok !== true) throw new Error(JSON.stringify(written));
  const folder = path.join(recorder.folder, 'appData/Postil/backups');
  expect(await readdir(folder)).toEqual([written.value.name]);
  expect(await page.evaluate(() => window.host?.getBackupPlace())).toEqual({
    ok: true,
    value: { kind: 'folder', label: folder, needsPermission: false, canChoose: true },
  });
});

test('another origin is refused on every method', async ({ page }) => {
  await attachElectronHost(page);
  await page.context().route('https://evil.test/**', (route) => route.fulfill({ contentType: 'text/html', body: '<p>evil' }));
  await page.goto('https://evil.test/');
  const refused = await page.evaluate(async () => {
    const calls = [window.host?.listBackups(), window.host?.loadBundledTexts(), window.host?.getBackupPlace()];
    return (await Promise.allSettled(calls)).map((result) => (result.status === 'rejected' ? String(result.reason) : 'answered'));
  });
  expect(refused).toEqual(Array.from({ length: 3 }, () => expect.stringContaining('untrusted sender')));
});

test('commands reach the page, and a closing window waits for what the page still has to store', async ({ page }) => {
  const recorder = await openStillPage(page);
  await page.evaluate(() => {
    document.title = '';
    window.host?.onCommand((command) => {
      document.title += `${command.type};`;
    });
    window.host?.onBeforeClose(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      document.title += 'stored;';
    });
  });
  recorder.menu.at(-1)?.submenu?.[0]?.click?.();
  await expect.poll(() => page.title()).toBe('command;');
  const window_ = recorder.getWindow();
  window_.emit('close', { preventDefault: () => undefined });
  expect(window_.destroyed).toBe(false);
  await until(() => window_.destroyed);
  expect(await page.title()).toBe('command;stored;');
});
