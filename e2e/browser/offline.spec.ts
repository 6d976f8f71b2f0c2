import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startServer } from '../../scripts/serve.mjs';
import { expect, test } from '../fixtures/app';
import { ROOT } from '../support/load-main';

test.use({ serviceWorkers: 'allow' });

const TITLE = 'The Way of Internet Governance with Chinese Characteristics';

/** Resolves when everything is kept and the worker would answer the next load. */
function waitForWorker(): Promise<string | undefined> {
  return navigator.serviceWorker.ready.then((registration) => registration.active?.scriptURL);
}

test('after the first load the web edition opens without its server, fonts included', async ({ page }) => {
  const server = await startServer({ root: path.join(ROOT, 'out/web'), port: 0 });
  await page.goto(server.url);
  expect(await page.evaluate(waitForWorker)).toBe(`${server.url}service-worker.js`);
  await server.close();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.reload();
  await expect(page.getByText(TITLE).first()).toBeVisible();
  // The rules of the Chinese faces come when the text is shown.
  await page.waitForFunction(() => [...document.fonts].some(({ family }) => family.includes('Noto Serif TC')));
  const faces = await page.evaluate(async () => {
    const loaded = await Promise.all(['16px "Source Serif 4 Variable"', '16px "Inter Variable"'].map((font) => document.fonts.load(font)));
    const chinese = await document.fonts.load('16px "Noto Serif TC Variable"', '網絡強國');
    return [...loaded, chinese].map((found) => found.length > 0 && found.every((face) => face.status === 'loaded'));
  });
  expect([faces, problems]).toEqual([[true, true, true], []]);
});

test('a new version waits until the next start', async ({ page }) => {
  const root = await mkdtemp(path.join(tmpdir(), 'postil-web-'));
  await cp(path.join(ROOT, 'out/web'), root, { recursive: true });
  const server = await startServer({ root, port: 0 });
  await page.goto(server.url);
  await page.evaluate(waitForWorker);
  await page.reload();
  const file = path.join(root, 'service-worker.js');
  await writeFile(file, `${await readFile(file, 'utf8')}\n// newer`);
  const states = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const before = navigator.serviceWorker.controller;
    const found = new Promise<ServiceWorker | null>((resolve) => {
      registration.addEventListener('updatefound', () => resolve(registration.installing), { once: true });
    });
    await registration.update();
    const newer = await found;
    await new Promise<void>((resolve) => {
      if (newer?.state === 'installed') resolve();
      newer?.addEventListener('statechange', () => newer.state === 'installed' && resolve());
    });
    return [before !== null, navigator.serviceWorker.controller === before, registration.waiting === newer];
  });
  expect(states).toEqual([true, true, true]);
  await server.close();
  await rm(root, { recursive: true });
});
