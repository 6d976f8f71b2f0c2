// Takes the picture of the desk in the README from the built app. Run by hand after `npm run build`: node scripts/readme-picture.mjs
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright';
import { findChromium } from './chromium.mjs';
import { ROOT } from './run.mjs';
import { startServer } from './serve.mjs';

const PICTURE = path.join(ROOT, 'resources/readme/desk.png');
const VIEWPORT = { width: 1440, height: 1000 };
const WRITTEN = new Date('2026-03-02T09:00:00Z');
const SHOWN = new Date('2026-03-04T10:30:00Z');

/** Passages with their colour's key and what is written beside them; `**` sets bold. */
const PASSAGES = [
  [
    'the long-term stability of the country, economic and social development',
    '1',
    'Four nouns in ascending order, party first, people last. Note the sequence.',
  ],
  [
    'the hurdle of long-term governance',
    '4',
    'The idiom “pass the hurdle” (过不了互联网这一关) frames the net as a test of rule itself: security precedes development.',
  ],
  [
    'we should strive to build our country into a cyber power',
    '3',
    '**Formula.** “build … into a cyber power” — 8 occurrences; the Chinese in ¶1 ends on the same words, 網絡強國.',
  ],
  ['Strive to Build my country into a Cyber Power', '3', ''],
  [
    'agricultural revolution, industrial revolution and information revolution',
    '5',
    'Three revolutions, three stages: history as a race in which one can fall behind. 落后就要挨打.',
  ],
];

/** In the page: where words begin and end, in client coordinates, brought into view. */
function findEnds(root, words) {
  const range = document.createRange();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at === -1) continue;
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    if (range.getBoundingClientRect().bottom > innerHeight - 100) node.parentElement.scrollIntoView({ block: 'center' });
    const rects = [...range.getClientRects()];
    const middle = (rect) => rect.top + rect.height / 2;
    return [
      { x: rects[0].left + 1, y: middle(rects[0]) },
      { x: rects.at(-1).right - 1, y: middle(rects.at(-1)) },
    ];
  }
  throw new Error(`not in the text: ${words}`);
}

const textOf = (page) => page.getByRole('main').getByRole('document');

async function writeNote(page, note) {
  await page.keyboard.press('n');
  await page.locator('[role="textbox"]:focus').waitFor();
  for (const [index, part] of note.split('**').entries()) {
    if (index > 0) await page.keyboard.press('Control+b');
    await page.keyboard.insertText(part);
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

async function mark(page, [words, key, note]) {
  const text = textOf(page);
  const [start, end] = await text.evaluate(findEnds, words);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
  await page.getByRole('toolbar', { name: 'Selected passage' }).waitFor();
  await page.keyboard.press(key);
  if (note !== '') await writeNote(page, note);
  await page.keyboard.press('Escape');
}

/** A backup folder as a reader would have chosen one; the system's dialog cannot be driven. */
function standInForFolder() {
  window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('Backups', { create: true });
}

async function prepareBackups(page) {
  await page.getByRole('button', { name: /open the backups$/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Backups' });
  await dialog.getByRole('button', { name: 'Choose a folder…' }).click();
  await dialog.getByText('Backups go to').waitFor();
  await dialog.getByRole('button', { name: 'Back up now' }).click();
  await dialog.getByRole('row').nth(1).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

async function drawDesk(page, url) {
  await page.addInitScript(standInForFolder);
  await page.clock.setSystemTime(WRITTEN);
  await page.goto(url);
  await textOf(page).waitFor();
  await page.evaluate(async () => void (await document.fonts.ready));
  for (const passage of PASSAGES) await mark(page, passage);
  await prepareBackups(page);
  await page.clock.setSystemTime(SHOWN);
  await page.reload();
  await textOf(page).waitFor();
  await page.evaluate(async () => void (await document.fonts.ready));
  await page.locator('.app-scroller').evaluate((scroller) => scroller.scrollTo(0, 0));
  const [start] = await textOf(page).evaluate(findEnds, 'hurdle of long-term governance');
  await page.mouse.click(start.x + 20, start.y);
  await page.getByRole('toolbar', { name: 'Highlight' }).waitFor();
  await page.getByRole('article', { name: /the hurdle of/ }).waitFor();
}

const executablePath = await findChromium();
if (executablePath === undefined) throw new Error('no Chromium found');
const server = await startServer({ root: path.join(ROOT, 'out/web'), port: 0 });
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
const page = await browser.newPage({ viewport: VIEWPORT, locale: 'en-GB', reducedMotion: 'reduce', serviceWorkers: 'block' });
await drawDesk(page, server.url);
await mkdir(path.dirname(PICTURE), { recursive: true });
await page.screenshot({ path: PICTURE, animations: 'disabled' });
await browser.close();
await server.close();
