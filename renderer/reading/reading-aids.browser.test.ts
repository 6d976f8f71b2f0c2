import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { countRead } from '../../shared/orientation/progress';
import { ReadingEngine } from './reading-engine';
import { type ReadingFixture, showText, spanOf } from './reading-fixture';

const TEXT = 'On Aids\n\nOne short line.\n\n網絡強國。\n\nThe third has a first sentence. And it has a second one.\n';

let fixture: ReadingFixture | null = null;

beforeAll(() => page.viewport(1000, 700));

afterEach(() => {
  fixture?.close();
  fixture = null;
});

async function open(text = TEXT) {
  fixture = await showText(text);
  const { surface } = fixture.desk.store.getState();
  if (!(surface instanceof ReadingEngine)) throw new Error('no surface');
  return { ...fixture, engine: surface };
}

test('paragraphs that stand in view long enough have been read; switched off, none has', async () => {
  const { desk, engine } = await open();
  engine.focus();
  const count = () => countRead(desk.store.getState().read, 3);
  desk.actions.setPreferences({ progress: false });
  expect(count()).toBe(0);
  desk.actions.setPreferences({ progress: true });
  await expect.poll(count, { timeout: 12_000 }).toBe(3);
  desk.actions.forgetRead();
  expect(count()).toBe(0);
});

test('in focus mode the veil has its hole where the caret is: the paragraph, or the lines of the sentence', async () => {
  const { desk, engine, text } = await open();
  const veil = () => document.querySelector<HTMLElement>('.reading-veil');
  /** Tops of the holes, from the top of the veil. */
  const holes = () => [...(veil()?.style.clipPath ?? '').matchAll(/M ?\d[\d.]*[ ,]([\d.]+) ?H/g)].map(([, top]) => Math.round(Number(top)));
  const topOf = (words: string) => {
    const rect = engine.rectsOf(spanOf(text, words))[0];
    return Math.round((rect?.top ?? 0) - (veil()?.getBoundingClientRect().top ?? 0));
  };
  desk.actions.setCaret(true);
  desk.actions.setFocusMode(true);
  engine.moveCaret(spanOf(text, '強國').start);
  const isAt = (words: string) => holes().length === 1 && Math.abs((holes()[0] ?? 0) - topOf(words)) < 16;
  await expect.poll(() => isAt('網絡強國')).toBe(true);
  desk.actions.setPreferences({ focusUnit: 'sentence' });
  engine.moveCaret(spanOf(text, 'second one').start);
  await expect.poll(() => isAt('And it has')).toBe(true);
  desk.actions.setFocusMode(false);
  await expect.poll(veil).toBeNull();
});

test('the scale of a long text follows its sections, and its knots ascend', async () => {
  const paragraphs = Array.from({ length: 1500 }, (_, n) => `Paragraph ${n} of a long text that goes on for a line or two, 網絡強國.`);
  const long = `A long text\n\n${paragraphs.join('\n\n')}\n`;
  const { engine, scroller } = await open(long);
  const { offsets, tops, height } = engine.readScale();
  expect(offsets).toHaveLength(2 * engine.open.text.blocks.length);
  expect(offsets.every((at, i) => i === 0 || at >= (offsets[i - 1] ?? 0))).toBe(true);
  expect(tops.every((top, i) => i === 0 || top >= (tops[i - 1] ?? 0) - 0.01)).toBe(true);
  expect(height).toBe(scroller.scrollHeight);
  const at = spanOf(long, 'Paragraph 4 ').start;
  const knot = offsets.indexOf(at);
  expect(Math.abs((tops[knot] ?? 0) - engine.topOf(at))).toBeLessThan(120);
});
