import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { createArchive } from '../../renderer/host/host.cases';
import { verifyArchive } from '../../shared/archive/verify-archive';
import { attachElectronHost } from '../support/chromium-host';
import { until } from '../support/load-main';

const TITLE = 'The Way of Internet Governance';

test('closing the window right after a change leaves a proven backup of it', async ({ page }) => {
  const { recorder, origin } = await attachElectronHost(page);
  await page.goto(`${origin}/`);
  await expect(page.getByRole('main').getByText(TITLE).first()).toBeVisible();
  await page.getByText('First · important position').first().waitFor();
  await page.getByRole('main').getByText('Network security and informatization').first().click({ clickCount: 3 });
  await page.keyboard.press('1');
  await expect(page.getByRole('region', { name: 'Status' }).getByText('1 highlight · 0 notes')).toBeVisible();
  const window = recorder.getWindow();
  window.emit('close', { preventDefault: () => undefined });
  await until(() => window.destroyed);
  const folder = path.join(recorder.folder, 'appData/Postil/backups');
  const names = await readdir(folder);
  expect(names.filter((name) => !/^postil-\d{8}T\d{6}Z-(quit|timer)\.postil$/.test(name))).toEqual([]);
  const newest = names.toSorted().at(-1);
  const verified = await verifyArchive(new Uint8Array(await readFile(path.join(folder, newest ?? 'none'))));
  expect(verified.ok && verified.value.counts.annotations).toBe(1);
});

test('an archive opened from the system comes up in its dialog', async ({ page }) => {
  const { recorder, origin } = await attachElectronHost(page);
  const file = path.join(recorder.folder, 'desk.postil');
  await writeFile(file, await createArchive(1));
  recorder.appEvents.emit('second-instance', {}, ['postil', file], recorder.folder);
  await page.goto(`${origin}/`);
  await expect(page.getByRole('dialog')).toContainText('desk.postil');
});
