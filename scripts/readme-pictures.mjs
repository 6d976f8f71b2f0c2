// Takes the README's pictures from the sample library in the built app. Run by hand after `npm run build`: node scripts/readme-pictures.mjs
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright';
import { findChromium } from './chromium.mjs';
import { ROOT } from './run.mjs';
import { startServer } from './serve.mjs';

const FOLDER = path.join(ROOT, 'resources/readme');
const VIEWPORT = { width: 1440, height: 1000 };
const WRITTEN = new Date('2026-03-02T09:00:00Z');
const SHOWN = new Date('2026-03-04T10:30:00Z');

const textOf = (page) => page.getByRole('main').getByRole('document');

async function settle(page) {
  await textOf(page).waitFor();
  await page.evaluate(async () => void (await document.fonts.ready));
}

async function openSample(page, url) {
  await page.clock.setSystemTime(WRITTEN);
  await page.goto(url);
  await settle(page);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Look at the sample library' }).click();
  await page.getByRole('region', { name: 'Sample library' }).waitFor();
  await settle(page);
  await page.clock.setSystemTime(SHOWN);
  await page.reload();
  await settle(page);
}

async function take(page, name) {
  await page.mouse.move(VIEWPORT.width / 2, 2);
  await page.evaluate(async () => void (await document.fonts.ready));
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled' });
}

const executablePath = await findChromium();
if (executablePath === undefined) throw new Error('no Chromium found');
const server = await startServer({ root: path.join(ROOT, 'out/web'), port: 0 });
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
const page = await browser.newPage({ viewport: VIEWPORT, locale: 'en-GB', reducedMotion: 'reduce', serviceWorkers: 'block' });
await mkdir(FOLDER, { recursive: true });
await openSample(page, server.url);
await page.getByRole('article', { name: /the hurdle of the Internet/ }).waitFor();
await take(page, 'desk');
await page.getByRole('button', { name: 'Commentary', exact: true }).click();
await page.getByRole('heading', { name: 'What the English cannot say' }).waitFor();
await take(page, 'commentary');
await browser.close();
await server.close();
