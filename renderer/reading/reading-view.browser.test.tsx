import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { type Offset, offset, span } from '../../shared/text/offset';
import { ReadingEngine } from './reading-engine';
import { type FixtureMark, type ReadingFixture, showText, spanOf } from './reading-fixture';

const TEXT = `On Reading

The first paragraph, in English. It has two sentences.

黨的十八大以來,以習近平同志為核心。 2014年2月27日,網絡強國。

Astral 𝒜𝒷𝒸 and combining e\u0301 and a family 👩‍👩‍👧‍👦 stand here, with 網絡強國 inside.

The last paragraph.

Leave a Reply

Your email address will not be published. Required fields are marked *
`;

let fixture: ReadingFixture | null = null;

beforeAll(() => page.viewport(1000, 700));

afterEach(() => {
  fixture?.close();
  fixture = null;
});

async function open(text = TEXT, marks: readonly FixtureMark[] = []) {
  fixture = await showText(text, marks);
  const { surface } = fixture.desk.store.getState();
  if (!(surface instanceof ReadingEngine)) throw new Error('no surface');
  return { ...fixture, engine: surface, root: surface.editor.root };
}

/** The words of the blocks, without what stands between them. */
function shownText(root: HTMLElement): (string | null)[] {
  return [...root.querySelectorAll('[data-block]')].map((element) => element.textContent);
}

function pointIn(rect: DOMRect | undefined): { clientX: number; clientY: number } {
  if (rect === undefined) throw new Error('nothing to point at');
  return { clientX: rect.left + rect.width / 2, clientY: rect.top + rect.height / 2 };
}

/** Presses and releases in the middle of a passage, as the mouse does. */
function click(engine: ReadingEngine, words: string, detail = 1): void {
  const { clientX, clientY } = pointIn(engine.rectsOf(spanOf(engine.open.text.text, words))[0]);
  const target = document.elementFromPoint(clientX, clientY) ?? engine.editor.root;
  for (const type of ['mousedown', 'mouseup']) {
    target.dispatchEvent(new MouseEvent(type, { clientX, clientY, detail, bubbles: true, cancelable: true }));
  }
}

describe('the text cannot be altered', () => {
  test('transactions, commands, pasting and dropping leave it as it is', async () => {
    const { engine, root, text } = await open();
    const { editor } = engine.editor;
    const before = { document: editor.getJSON(), page: shownText(root) };
    editor.view.dispatch(editor.state.tr.insertText('x', 5));
    editor.view.dispatch(editor.state.tr.delete(3, 8));
    editor.commands.setContent('<p>other</p>');
    editor.commands.insertContentAt(4, 'other');
    editor.commands.clearContent();
    editor.view.pasteText('other');
    editor.view.pasteHTML('<p>other</p>');
    const data = new DataTransfer();
    data.setData('text/plain', 'other');
    root.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, clientX: 200, clientY: 200 }));
    root.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertText', data: 'x', bubbles: true, cancelable: true }));
    root.focus();
    await userEvent.keyboard('x{Backspace}{Enter}');
    expect({ document: editor.getJSON(), page: shownText(root) }).toEqual(before);
    expect(engine.open.text.text).toBe(text);
    expect(root.isContentEditable).toBe(false);
  });

  test('every character of every block is shown once and in order', async () => {
    const { engine, root } = await open();
    expect(shownText(root)).toEqual(engine.open.text.blocks.map((block) => engine.open.text.text.slice(block.span.start, block.span.end)));
  });
});

describe('offsets and the page', () => {
  test('come back from every place in every block, astral, combining and Han included', async () => {
    const { engine } = await open();
    const { dom } = engine.editor;
    const wrong: number[] = [];
    for (const block of engine.open.text.blocks) {
      for (let at: number = block.span.start; at <= block.span.end; at += 1) {
        for (const affinity of ['before', 'after'] as const) {
          const point = dom.findPoint(at, affinity);
          if (point === null || dom.findOffset(point.node, point.offset) !== at) wrong.push(at);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('stretches in another language have their own tag and do not disturb the count', async () => {
    const { root } = await open();
    const tagged = [...root.querySelectorAll('span[lang]')].map((element) => [element.getAttribute('lang'), element.textContent]);
    expect(tagged).toEqual([['zh-Hant', '網絡強國']]);
    expect([...root.querySelectorAll('p[lang="zh-Hant"]')]).toHaveLength(1);
  });

  test('places between blocks are the nearest text', async () => {
    const { engine, root, text } = await open();
    const section = root.querySelector('.reading-section');
    const second = root.querySelector('[data-block="1"]');
    if (section === null || second === null) throw new Error('not mounted');
    const found = [
      engine.editor.dom.findOffset(second, 0),
      engine.editor.dom.findOffset(root, 0),
      engine.editor.dom.findOffset(section, section.childNodes.length),
    ];
    const shown = text.indexOf('The last paragraph.') + 'The last paragraph.'.length;
    expect(found).toEqual([text.indexOf('The first'), text.indexOf('On Reading'), shown]);
  });
});

describe('selecting', () => {
  const selected = ({ desk, text }: ReadingFixture): string | null => {
    const { selection } = desk.store.getState();
    return selection === null ? null : text.slice(selection.start, selection.end);
  };

  test('a triple click takes the paragraph and no more', async () => {
    const opened = await open();
    click(opened.engine, 'two sentences', 3);
    expect(selected(opened)).toBe('The first paragraph, in English. It has two sentences.');
    expect(document.getSelection()?.toString()).toBe('The first paragraph, in English. It has two sentences.');
  });

  test('a double click takes a word, in Chinese too', async () => {
    const opened = await open();
    click(opened.engine, 'paragraph', 2);
    expect(selected(opened)).toBe('paragraph');
    click(opened.engine, '同', 2);
    expect(selected(opened)).toBe('同志');
  });

  test('whole characters only, also when the browser gives half of one', async () => {
    const opened = await open();
    const at = opened.text.indexOf('𝒷');
    const from = opened.engine.editor.dom.findPoint(at + 1);
    if (from === null) throw new Error('not mounted');
    document.getSelection()?.setBaseAndExtent(from.node, from.offset, from.node, from.offset + 2);
    await vi.waitFor(() => expect(selected(opened)).toBe('𝒷𝒸'));
  });

  test('across paragraphs, copied exactly as found', async () => {
    const opened = await open();
    const where = span(opened.text.indexOf('two sentences'), opened.text.indexOf('以來'));
    opened.engine.select(where);
    await vi.waitFor(() => expect(opened.desk.store.getState().selection).toEqual(where));
    const data = new DataTransfer();
    opened.root.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
    expect(data.getData('text/plain')).toBe('two sentences.\n\n黨的十八大');
  });

  test('select all takes the text that is shown, not the page', async () => {
    const opened = await open();
    opened.engine.focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    await vi.waitFor(() => expect(selected(opened)).toBe(opened.text.slice(0, opened.text.indexOf('\n\nLeave a Reply'))));
  });

  test('the number in the gutter selects its paragraph', async () => {
    const opened = await open();
    const paragraph = opened.root.querySelector('[data-paragraph="2"]');
    const rect = paragraph?.getBoundingClientRect();
    if (rect === undefined) throw new Error('not mounted');
    await userEvent.click(opened.scroller, {
      position: {
        x: rect.left - 20 - opened.scroller.getBoundingClientRect().left,
        y: rect.top + 12 - opened.scroller.getBoundingClientRect().top,
      },
    });
    expect(selected(opened)).toBe('黨的十八大以來,以習近平同志為核心。 2014年2月27日,網絡強國。');
  });
});

describe('walking by keyboard', () => {
  const headOf = (engine: ReadingEngine): Offset | null => engine.selection.read()?.head ?? null;

  test('by character, word, sentence, paragraph; Shift extends', async () => {
    const { desk, engine, text } = await open();
    desk.actions.setCaret(true);
    engine.selection.write({ anchor: offset(text.indexOf('The first')), head: offset(text.indexOf('The first')) });
    const keys = [
      '{ArrowRight}',
      '{Control>}{ArrowRight}{/Control}',
      '{Alt>}{PageDown}{/Alt}',
      '{Control>}{ArrowDown}{/Control}',
      '{ArrowLeft}',
      '{End}',
      '{Home}',
    ];
    const heads: (string | undefined)[] = [];
    for (const key of keys) {
      await userEvent.keyboard(key);
      heads.push(text.slice(headOf(engine) ?? 0, (headOf(engine) ?? 0) + 4));
    }
    expect(heads).toEqual(['he f', ' fir', 'It h', '黨的十八', '\n\n黨的', '\n\n黨的', 'The ']);
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}');
    expect(desk.store.getState().selection).toEqual(spanOf(text, 'The'));
  });

  test('the desk knows of a selection before the next key, however soon that comes', async () => {
    const { desk, engine, root, text } = await open();
    engine.focus();
    desk.actions.setCaret(true);
    const at = offset(text.indexOf('The first'));
    engine.selection.write({ anchor: at, head: at });
    const press = { key: 'ArrowRight', ctrlKey: true, shiftKey: true, bubbles: true, cancelable: true };
    root.dispatchEvent(new KeyboardEvent('keydown', press));
    expect(desk.store.getState().selection).toEqual(span(at, at + 'The'.length));
  });

  test('an astral character and a family are one step each', async () => {
    const { desk, engine, text } = await open();
    desk.actions.setCaret(true);
    const steps: number[] = [];
    for (const start of ['𝒷', '👩‍👩‍👧‍👦', 'e\u0301']) {
      const at = offset(text.indexOf(start));
      engine.selection.write({ anchor: at, head: at });
      await userEvent.keyboard('{ArrowRight}');
      steps.push((headOf(engine) ?? 0) - at);
    }
    expect(steps).toEqual(['𝒷'.length, '👩‍👩‍👧‍👦'.length, 2]);
  });

  test('Shift and arrows extend a selection made by mouse without caret mode', async () => {
    const { desk, engine, text } = await open();
    engine.focus();
    engine.select(spanOf(text, 'first'));
    await vi.waitFor(() => expect(desk.store.getState().selection).not.toBeNull());
    await userEvent.keyboard('{Control>}{Shift>}{ArrowRight}{/Shift}{/Control}');
    await vi.waitFor(() => expect(desk.store.getState().selection).toEqual(spanOf(text, 'first paragraph')));
  });
});

describe('highlights', () => {
  test('a click takes the smallest, the next click the next larger, one elsewhere none', async () => {
    const mark = (words: string): FixtureMark => ({ ...spanOf(TEXT, words), color: 'yellow' });
    const { desk, engine } = await open(TEXT, [mark('first'), mark('The first paragraph'), mark('first paragraph, in English')]);
    const taken: (string | undefined)[] = [];
    for (const words of ['first', 'first', 'first', 'first', 'The last paragraph']) {
      click(engine, words);
      const { activeId, source } = desk.store.getState();
      const found = activeId === null ? undefined : source?.annotations.findMark(activeId);
      taken.push(found && TEXT.slice(found.start, found.end));
    }
    expect(taken).toEqual(['first', 'The first paragraph', 'first paragraph, in English', 'first', undefined]);
  });

  test('what is painted does not grow with the annotations of the rest of the text', async () => {
    const paragraphs = Array.from(
      { length: 3000 },
      (_, n) => `Paragraph ${n} of a long text that goes on for a line or two, so that there is something to mark in it.`,
    );
    const long = `A long text\n\n${paragraphs.join('\n\n')}\n`;
    const near: FixtureMark[] = paragraphs.slice(0, 5).map((words) => ({ ...spanOf(long, words.slice(0, 12)), color: 'blue' }));
    const few = await open(long, near);
    const painted = few.engine.painter.countRanges();
    few.close();
    const from = long.indexOf('Paragraph 1000');
    const far: FixtureMark[] = Array.from({ length: 50_000 }, (_, n) => ({ start: from + n * 3, end: from + n * 3 + 20, color: 'red' }));
    const many = await open(long, [...near, ...far]);
    expect([painted, many.engine.painter.countRanges()]).toEqual([5, 5]);
  });

  test('a jump far away shows the passage at once, painted', async () => {
    const paragraphs = Array.from(
      { length: 3000 },
      (_, n) => `Paragraph ${n} of a long text that goes on for a line or two, so that there is something to mark in it.`,
    );
    const long = `A long text\n\n${paragraphs.join('\n\n')}\n`;
    const where = spanOf(long, 'Paragraph 2345');
    const { engine, scroller } = await open(long, [{ ...where, color: 'green' }]);
    engine.reveal(where, { align: 'center' });
    const view = scroller.getBoundingClientRect();
    const rect = engine.rectsOf(where)[0];
    if (rect === undefined) throw new Error('not laid out');
    expect(Math.abs(rect.top + rect.height / 2 - (view.top + view.bottom) / 2)).toBeLessThan(3);
    expect(engine.painter.countRanges()).toBe(1);
    expect(document.elementFromPoint(rect.left + 5, rect.top + 5)?.textContent).toContain('Paragraph 2345');
  });

  test('in a scroll, slow or fast, down or up, every highlight in view is painted in every frame', async () => {
    const paragraphs = Array.from(
      { length: 1500 },
      (_, n) => `Paragraph ${n} of a long text that goes on for a line or two, so that there is something to mark in it.`,
    );
    const long = `A long text\n\n${paragraphs.join('\n\n')}\n`;
    const marks = paragraphs.map((words): FixtureMark => ({ ...spanOf(long, `${words.slice(0, 16)}`), color: 'blue' }));
    const { engine, scroller } = await open(long, marks);
    const unpainted: (readonly [number, number])[] = [];
    for (const step of [40, 40, 40, 300, 300, 900, 900, -60, -60, -700, 2500]) {
      scroller.scrollTop += step;
      await new Promise(requestAnimationFrame);
      const { start, end } = engine.getVisibleSpan();
      const { from, to } = engine.painter.stretch;
      if (from > start || to < end) unpainted.push([step, scroller.scrollTop]);
    }
    expect(unpainted).toEqual([]);
    expect(engine.painter.countRanges()).toBeLessThan(120);
  });

  test('each paragraph with highlights says so to a screen reader', async () => {
    const { root } = await open(TEXT, [
      { ...spanOf(TEXT, 'first'), color: 'yellow' },
      { ...spanOf(TEXT, 'two sentences'), color: 'red' },
    ]);
    const paragraph = root.querySelector('[data-paragraph="1"]');
    const describe = () => document.getElementById(paragraph?.getAttribute('aria-describedby') ?? '')?.textContent;
    await expect.poll(describe).toBe('2 highlights');
  });
});
