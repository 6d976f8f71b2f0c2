import type { Page } from '@playwright/test';
import { measureMemory } from './memory';
import type { TextName } from './page/page';
import type { StaticKind } from './page/static-text';
import type { Work } from './probe/frames';
import type { Jumping, Scrolling } from './probe/scrolling';
import type { Samples } from './samples';
import { type Sites, waitUntilQuiet } from './sites';

/** What is measured of a page besides its opening. */
export type Operation = 'scroll' | 'jump' | 'annotate' | 'hover' | 'type' | 'list' | 'essay' | 'memory';

export interface AppSite {
  /** The start of all its names among the samples. */
  readonly name: string;
  readonly url: string;
  readonly operations: readonly Operation[];
}

const SCREENS = 20;
const JUMPS = 20;
const ANNOTATIONS = 8;
const PLACES = 200;
const KEYS = 60;
const LISTS = 3;

interface Measuring {
  readonly sites: Sites;
  readonly samples: Samples;
  readonly round: number;
}

/** Opens the app on a seeded library and does what the site asks for. */
export async function measureApp({ sites, samples, round }: Measuring, { name, url, operations }: AppSite): Promise<void> {
  const { page, close } = await sites.openPage(url);
  const { opened, shown } = await page.evaluate(() => postilProbe.whenShown());
  samples.add(`${name} open`, round, shown - opened);
  if (!(await page.evaluate(() => postilProbe.isTextShown()))) throw new Error(`${name}: no text is in view after opening`);
  samples.add(`${name} ranges`, round, await page.evaluate(() => postilProbe.countRanges()));
  if (operations.length > 0) await waitUntilQuiet(page);
  const record = { name, samples, round };
  if (operations.includes('memory')) await recordMemory(sites, page, record);
  if (operations.includes('hover')) await recordHover(page, record);
  if (operations.includes('annotate')) await recordAnnotating(page, record);
  if (operations.includes('type')) await recordTyping(page, record);
  if (operations.includes('list')) await recordList(page, record);
  if (operations.includes('essay')) await recordEssay(page, record);
  if (operations.includes('scroll')) recordScroll(await page.evaluate((screens) => postilProbe.scroll(screens), SCREENS), record);
  if (operations.includes('jump')) {
    recordJumps(await page.evaluate((count) => postilProbe.jumpByOutline(count), JUMPS), 'jump', record);
    recordJumps(await page.evaluate((count) => postilProbe.jumpByWalking(count), JUMPS), 'walk', record);
  }
  await close();
}

/** The same text as static HTML. */
export async function measureStatic(
  { sites, samples, round }: Measuring,
  { name, url, operations }: AppSite,
  text: TextName,
  kind: StaticKind,
): Promise<void> {
  const { page, close } = await sites.openBench(url);
  samples.add(`${name} open`, round, await page.evaluate(([which, how]) => postilBench.openStatic(which, how), [text, kind] as const));
  if (operations.length > 0) await waitUntilQuiet(page);
  const record = { name, samples, round };
  if (operations.includes('memory')) await recordMemory(sites, page, record);
  if (operations.includes('scroll')) recordScroll(await page.evaluate((screens) => postilProbe.scroll(screens), SCREENS), record);
  if (operations.includes('jump')) recordJumps(await page.evaluate((count) => postilProbe.jumpByScrolling(count), JUMPS), 'jump', record);
  await close();
}

interface Record {
  readonly name: string;
  readonly samples: Samples;
  readonly round: number;
}

async function recordMemory(sites: Sites, page: Page, { name, samples, round }: Record): Promise<void> {
  const memory = await measureMemory(sites.context, page);
  samples.add(`${name} heap`, round, memory.heap);
  samples.add(`${name} memory`, round, memory.process ?? memory.heap);
}

async function recordHover(page: Page, { name, samples, round }: Record): Promise<void> {
  const { work, found } = await page.evaluate((places) => postilProbe.hover(places), PLACES);
  samples.add(`${name} hover`, round, ...work);
  samples.add(`${name} hover found`, round, found / PLACES);
}

async function recordAnnotating(page: Page, record: Record): Promise<void> {
  const { name, samples, round } = record;
  const done = await page.evaluate((count) => postilProbe.annotate(count), ANNOTATIONS);
  recordWork('add', done.add, record);
  recordWork('recolor', done.recolor, record);
  recordWork('remove', done.remove, record);
  samples.add(`${name} painted at once`, round, done.paintedAtOnce / (3 * ANNOTATIONS));
}

function recordWork(what: string, works: readonly Work[], { name, samples, round }: Record): void {
  samples.add(`${name} ${what}`, round, ...works.map((work) => work.work));
  samples.add(`${name} ${what} latency`, round, ...works.map((work) => work.latency));
  samples.add(`${name} ${what} after`, round, ...works.map((work) => work.after));
}

/** Real key presses, at the pace of a fast writer. */
async function recordTyping(page: Page, record: Record): Promise<void> {
  await page.evaluate(() => postilProbe.startNote());
  await page.evaluate(() => postilProbe.startKeys());
  for (let i = 0; i < KEYS; i++) await page.keyboard.press(i % 7 === 6 ? 'Space' : 'abcdefg'.charAt(i % 7), { delay: 20 });
  await page.waitForTimeout(200);
  recordWork('type', await page.evaluate(() => postilProbe.stopKeys()), record);
  record.samples.add(`${record.name} cards`, record.round, await page.evaluate(() => postilProbe.countCards()));
  await page.keyboard.press('Escape');
}

/** Opens the list of annotations in the side panel, which shows something else before. */
async function recordList(page: Page, record: Record): Promise<void> {
  for (let i = 0; i < LISTS; i++) {
    await page.keyboard.press('Control+Shift+O');
    await waitUntilQuiet(page);
    await page.evaluate(() => postilProbe.startKeys());
    await page.keyboard.press('Control+Shift+A');
    await page.locator('[role="option"], [role="row"]').first().waitFor();
    await page.waitForTimeout(200);
    const works = await page.evaluate(() => postilProbe.stopKeys());
    // Of the keys that are held, only the last asks for the list.
    recordWork('list', works.slice(-1), record);
  }
}

/** Opens the commentary and writes in the midst of it. */
async function recordEssay(page: Page, record: Record): Promise<void> {
  const begin = Date.now();
  await page.keyboard.press('Control+Shift+Y');
  const essay = page.locator('.commentary-essay');
  await essay.locator('.commentary-place').first().waitFor();
  record.samples.add(`${record.name} essay open`, record.round, Date.now() - begin);
  await waitUntilQuiet(page);
  await essay.locator('p').nth(300).click();
  await page.evaluate(() => postilProbe.startKeys());
  for (let i = 0; i < KEYS; i++) await page.keyboard.press(i % 7 === 6 ? 'Space' : 'abcdefg'.charAt(i % 7), { delay: 20 });
  await page.waitForTimeout(200);
  recordWork('essay type', await page.evaluate(() => postilProbe.stopKeys()), record);
}

function recordScroll({ work, dropped }: Scrolling, { name, samples, round }: Record): void {
  samples.add(`${name} scroll`, round, ...work);
  samples.add(`${name} dropped`, round, dropped);
}

function recordJumps({ work, latency, blank }: Jumping, what: string, { name, samples, round }: Record): void {
  samples.add(`${name} ${what}`, round, ...work);
  samples.add(`${name} ${what} latency`, round, ...latency);
  samples.add(`${name} ${what} blank`, round, blank);
}

/** The first start of all: an origin that was never visited. Counted from before the page is asked for. */
export async function measureColdStart({ sites, samples, round }: Measuring): Promise<void> {
  const starts = [
    {
      name: 'cold app',
      path: '',
      wait: (page: Page) => page.evaluate(async () => performance.timeOrigin + (await postilProbe.whenShown()).shown),
    },
    {
      name: 'cold blank',
      path: 'blank.html',
      wait: (page: Page) => page.evaluate(async () => performance.timeOrigin + (await postilProbe.whenPainted())),
    },
  ];
  for (const { name, path, wait } of starts) {
    const origin = await sites.addOrigin();
    const begin = performance.timeOrigin + performance.now();
    const { page, close } = await sites.openPage(`${origin}${path}`);
    samples.add(name, round, (await wait(page)) - begin);
    await close();
  }
}

/** Parts without an interface, in a page that holds the app's modules. */
export async function measureParts({ sites, samples, round }: Measuring, url: string): Promise<void> {
  const { page, close } = await sites.openBench(url);
  const store = await page.evaluate(() => postilBench.measureStore(50_000, 100, 3));
  samples.add('store durable', round, ...store.durable);
  samples.add('store geometry', round, ...store.geometry);
  samples.add('store rows', round, ...store.rows);
  const find = await page.evaluate(() => postilBench.measureFind(2));
  samples.add('find first', round, find.first);
  samples.add('find next', round, ...find.next);
  await close();
}
