import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ReadingEngine } from './reading-engine';
import { type ReadingFixture, showText, spanOf } from './reading-fixture';

const TEXT = 'On Words\n\nThe long-term plan of the readers’ margin, 建設網絡強國, ends here.\n\nAnother paragraph.\n';

let fixture: ReadingFixture | null = null;

beforeAll(() => page.viewport(1000, 700));

afterEach(() => {
  fixture?.close();
  fixture = null;
});

async function open() {
  fixture = await showText(TEXT);
  const { surface } = fixture.desk.store.getState();
  if (!(surface instanceof ReadingEngine)) throw new Error('no surface');
  return { desk: fixture.desk, engine: surface };
}

type Mouse = (type: string, words: string, detail?: number) => void;

function mouseOn(engine: ReadingEngine): Mouse {
  return (type, words, detail = 2) => {
    const rect = engine.rectsOf(spanOf(TEXT, words))[0];
    if (rect === undefined) throw new Error(`nothing to point at: ${words}`);
    const [clientX, clientY] = [rect.left + rect.width / 2, rect.top + rect.height / 2];
    const target = document.elementFromPoint(clientX, clientY) ?? engine.editor.root;
    target.dispatchEvent(new MouseEvent(type, { clientX, clientY, detail, bubbles: true, cancelable: true }));
  };
}

test('a double click takes the word without its punctuation: a whole compound, a Chinese word', async () => {
  const { desk, engine } = await open();
  const mouse = mouseOn(engine);
  const taken: string[] = [];
  for (const words of ['term', 'readers', '網', '強國', 'her']) {
    mouse('mousedown', words);
    mouse('mouseup', words);
    const { selection } = desk.store.getState();
    if (selection !== null) taken.push(TEXT.slice(selection.start, selection.end));
  }
  expect(taken).toEqual(['long-term', 'readers', '網絡', '強國', 'here']);
});

test('dragging on from a double click takes whole words, also across paragraphs and backwards', async () => {
  const { desk, engine } = await open();
  const mouse = mouseOn(engine);
  const shown = () => document.getSelection()?.toString();
  mouse('mousedown', 'margin');
  expect(shown()).toBe('margin');
  mouse('mousemove', '絡');
  await expect.poll(shown).toBe('margin, 建設網絡');
  mouse('mousemove', 'long');
  await expect.poll(shown).toBe('long-term plan of the readers’ margin');
  mouse('mousemove', 'nother');
  await expect.poll(shown).toContain('Another');
  mouse('mouseup', 'nother');
  const { selection } = desk.store.getState();
  expect(selection && TEXT.slice(selection.start, selection.end)).toBe(TEXT.slice(TEXT.indexOf('margin'), TEXT.indexOf(' paragraph')));
});
