import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixtures/app';
import { ReadingPage } from '../page-models/reading';

test('a passage dragged across paragraphs and into the margin is highlighted as far as the line reaches', async ({ app }) => {
  const desk = new ReadingPage(app);
  await desk.open();
  const from = await desk.middleOf('includes relevant expositions');
  const to = await desk.middleOf('history of world');
  const margin = { x: (desk.page.viewportSize()?.width ?? 0) - 40, y: to.y };
  await desk.page.mouse.move(from.x, from.y);
  await desk.page.mouse.down();
  await desk.page.mouse.move(to.x, to.y, { steps: 4 });
  await desk.page.mouse.move(margin.x, margin.y, { steps: 4 });
  await desk.page.mouse.up();
  await expect(desk.selectionToolbar).toBeVisible();
  expect(await desk.selectedWords()).toMatch(
    /expositions by Comrade Xi Jinping\.\s+Looking at the history of world civilizations, humanity has/,
  );
  await desk.selectionToolbar.getByRole('button', { name: 'Blue' }).click();
  await desk.expectCounts('1 highlight · 0 notes');
});

test('the toolbar stays off the selected words, is reached by Tab, closed by Esc, and comes back with them', async ({ app }) => {
  const desk = new ReadingPage(app);
  await desk.open();
  await desk.selectWords('strive to build our country into a cyber power');
  const words = await desk.middleOf('strive to build our country into a cyber power');
  const box = await desk.selectionToolbar.boundingBox();
  expect(box !== null && (box.y + box.height <= words.y || box.y >= words.y)).toBe(true);
  await desk.page.keyboard.press('Tab');
  await expect(desk.selectionToolbar.getByRole('button', { name: 'Yellow' })).toBeFocused();
  await desk.page.keyboard.press('ArrowRight');
  await expect(desk.selectionToolbar.getByRole('button', { name: 'Red' })).toBeFocused();
  await desk.page.keyboard.press('Escape');
  await expect(desk.selectionToolbar).toBeHidden();
  expect(await desk.selectedWords()).toBe('strive to build our country into a cyber power');
  const { x, y } = await desk.middleOf('expositions');
  for (const _ of ['once', 'again']) {
    await desk.page.mouse.dblclick(x, y);
    await expect.poll(() => desk.selectedWords()).toBe('expositions');
    await expect(desk.selectionToolbar).toBeVisible();
    await desk.page.keyboard.press('Escape');
    await expect(desk.selectionToolbar).toBeHidden();
  }
});

test('a dialog on its way out is in nobody’s way: the text behind it takes the mouse and the keys at once', async ({ app }) => {
  const desk = new ReadingPage(app);
  await desk.open();
  await desk.page.evaluate(() => document.documentElement.style.setProperty('--ease', '60s linear'));
  await desk.page.keyboard.press('Control+/');
  const sheet = desk.dialog('Keyboard shortcuts');
  await expect(sheet).toBeVisible();
  await desk.page.keyboard.press('Escape');
  await desk.selectWords('New opportunities and challenges');
  await desk.page.keyboard.press('2');
  await desk.expectCounts('1 highlight · 0 notes');
  await expect(desk.page.getByRole('dialog', { includeHidden: true })).toBeAttached();
});

test('a quotation is copied with its citation', async ({ app }) => {
  const desk = new ReadingPage(app);
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await desk.open();
  await desk.selectWords('New opportunities and challenges');
  await desk.selectionToolbar.getByRole('button', { name: 'Copy with citation' }).click();
  await expect(desk.page.getByText('Copied the quotation with its citation.')).toBeAttached();
  expect(await desk.page.evaluate(() => navigator.clipboard.readText())).toBe(
    '“New opportunities and challenges” (Xu Shan, The Way of Internet Governance with Chinese Characteristics and the Strategic Thought of Network Power, ¶4 s3)',
  );
});

test('of highlights on each other a click takes the smallest, the next click the next; a click elsewhere lets go', async ({ app }) => {
  const desk = new ReadingPage(app);
  await desk.open();
  await desk.mark('we should strive to build our country into a cyber power', '3');
  await desk.mark('build our country', '2');
  await desk.clickWords('Looking at the history');
  await expect(desk.start).toBeHidden();
  await desk.clickWords('our country');
  await expect(desk.highlightToolbar).toBeVisible();
  await expect(desk.start).toHaveAttribute('aria-valuetext', 'begins with build our country');
  await desk.clickWords('our country');
  await expect(desk.start).toHaveAttribute('aria-valuetext', /^begins with we should strive/);
  await desk.clickWords('Looking at the history');
  await expect(desk.highlightToolbar).toBeHidden();
});

test('a highlight is resized by its ends, with keys and with the mouse, and Esc gives it back', async ({ app }) => {
  const desk = new ReadingPage(app);
  await desk.open();
  await desk.mark('the long-term governance', '4');
  await desk.end.focus();
  await desk.page.keyboard.press('Control+ArrowRight');
  await expect(desk.end).toHaveAttribute('aria-valuetext', 'ends with the long-term governance of');
  await desk.page.keyboard.press('ArrowLeft');
  await expect(desk.end).toHaveAttribute('aria-valuetext', 'ends with the long-term governance o');
  const target = await desk.middleOf('the party');
  const box = await desk.end.boundingBox();
  if (box === null) throw new Error('the end is not shown');
  await desk.page.mouse.move(box.x + 1, box.y + box.height / 2);
  await desk.page.mouse.down();
  await desk.page.keyboard.down('Alt');
  await desk.page.mouse.move(target.x, target.y, { steps: 3 });
  await desk.page.keyboard.up('Alt');
  await desk.page.mouse.up();
  await expect(desk.end).toHaveAttribute('aria-valuetext', /governance of the( party)?$/);
  await desk.start.focus();
  await desk.page.keyboard.down('ArrowRight');
  await expect(desk.start).toHaveAttribute('aria-valuetext', /^begins with he long-term/);
  await desk.page.keyboard.press('Escape');
  await desk.page.keyboard.up('ArrowRight');
  await expect(desk.start).toHaveAttribute('aria-valuetext', /^begins with the long-term/);
});

test('page furniture is folded away and shown in its place', async ({ app }) => {
  const desk = new ReadingPage(app);
  await desk.open();
  await expect(desk.furniture).toHaveAttribute('aria-expanded', 'false');
  await expect(desk.text.getByText('Leave a Reply')).toBeHidden();
  await desk.furniture.click();
  await expect(desk.text.getByText('Leave a Reply')).toBeVisible();
});

test('reading goes on where it stopped', async ({ app }) => {
  const desk = new ReadingPage(app);
  await desk.open();
  await desk.outline.getByRole('button', { name: /paragraph 14/ }).click();
  const line = desk.text.getByText(/^Fourth/);
  await expect(line).toBeInViewport();
  await desk.untilPlaceKept();
  const before = await line.boundingBox();
  await desk.open();
  await expect(line).toBeInViewport();
  await expect.poll(async () => Math.round((await line.boundingBox())?.y ?? 0)).toBe(Math.round(before?.y ?? -1));
});

test('the text is walked and marked by keyboard alone', async ({ app }) => {
  const desk = new ReadingPage(app);
  await desk.open();
  await desk.text.focus();
  await desk.page.keyboard.press('F7');
  await desk.page.keyboard.press('Control+ArrowDown');
  await desk.page.keyboard.press('Control+ArrowDown');
  await desk.page.keyboard.press('Control+Shift+ArrowRight');
  await desk.page.keyboard.press('Control+Shift+ArrowRight');
  expect(await desk.selectedWords()).toBe('Network security');
  await desk.page.keyboard.press('h');
  await desk.expectCounts('1 highlight · 0 notes');
  await expect(desk.text.getByText(/^Network security and informatization/)).toHaveAccessibleDescription('1 highlight');
});

test('copying gives the text as found, across paragraphs and scripts', async ({ app }) => {
  const desk = new ReadingPage(app);
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await desk.open();
  const from = await desk.middleOf('建設成為');
  const to = await desk.middleOf('Network security');
  await desk.page.mouse.move(from.x, from.y);
  await desk.page.mouse.down();
  await desk.page.mouse.move(to.x, to.y, { steps: 5 });
  await desk.page.mouse.up();
  await desk.page.keyboard.press('Control+c');
  const copied = await desk.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^成?為網絡強國。\s+Network( s[a-z]*)?$/);
  expect(await readFile('resources/texts/000_9b8cccd7a277c6cf.txt', 'utf8')).toContain(copied);
});

test('Chinese takes as much room before its faces are there as after', async ({ app }) => {
  const desk = new ReadingPage(app);
  const held: (() => void)[] = [];
  let isHeld = true;
  await app.page.route(/noto-serif-[ts]c/, async (route) => {
    if (isHeld) await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  const heights = () =>
    desk.text.getByRole('paragraph').evaluateAll((all) => all.slice(0, 3).map((one) => one.getBoundingClientRect().height));
  await app.open();
  await expect(desk.text).toBeVisible();
  await expect.poll(() => held.length).toBeGreaterThan(0);
  const before = await heights();
  isHeld = false;
  for (const release of held) release();
  await desk.untilTypefacesAreThere();
  expect(await desk.page.evaluate(() => document.fonts.check('18px "Noto Serif TC Variable"', '黨'))).toBe(true);
  expect(await heights()).toEqual(before);
});
