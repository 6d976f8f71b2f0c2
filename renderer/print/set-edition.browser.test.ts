import { afterEach, describe, expect, test } from 'vitest';
import { textOf, wordsOf } from '../../shared/export/export.cases';
import { notedInput, PRINT } from '../../shared/export/print/print.cases';
import type { PrintOptions } from '../../shared/export/print/print-options';
import { exportAnnotations } from '../../shared/export/registry';
import { type Span, span } from '../../shared/text/offset';
import type { SourceText } from '../../shared/text/source-text';
import { cutElement } from './cut-element';
import '../styles/fonts.css';
import '../styles/export.css';
import { type Frame, openFrame } from './frame';
import { documentOf, type SetEdition, setEdition } from './set-edition';

const LATIN = 'The reader asks who speaks here, to whom, and why “the four principles” are five; 𝒜𝒷 the count does not match the list. ';
const HAN = '黨的十八大以來,努力把我國建設成為網絡強國。第二句在這裡,網絡強國,𠀀𠀁也在這裡。';
const HEBREW = 'שלום עולם, זה משפט ארוך מאוד שממשיך הלאה והלאה עד סוף השורה ועוד קצת. ';

interface Noted {
  readonly span: Span;
  readonly words: string | null;
}

const frames: Frame[] = [];
afterEach(() => {
  for (const frame of frames.splice(0)) frame.close();
});

async function setPagesOf(text: SourceText, noted: readonly Noted[], options: PrintOptions = PRINT): Promise<SetEdition> {
  const file = await exportAnnotations(notedInput(text, noted, options), { report: () => undefined });
  const working = { report: () => undefined, signal: new AbortController().signal };
  return await setEdition(wordsOf(file), options, { embedsFaces: false }, working);
}

/** The edition laid out, as the browser that prints it does. */
async function layOut(edition: SetEdition): Promise<readonly Element[]> {
  const frame = await openFrame(edition.styles, edition.language);
  frames.push(frame);
  frame.document.body.replaceChildren(...new DOMParser().parseFromString(edition.body, 'text/html').body.childNodes);
  void frame.document.body.offsetHeight;
  await frame.document.fonts.ready;
  return [...frame.document.querySelectorAll('.page')];
}

/** Pieces put together again: a `continued` one belongs to the one before of its kind. */
function joined(pieces: readonly Element[], wordsOfPiece: (piece: Element) => string): readonly string[] {
  const whole: string[] = [];
  for (const piece of pieces) {
    if (piece.classList.contains('continued')) whole.push((whole.pop() ?? '') + wordsOfPiece(piece));
    else whole.push(wordsOfPiece(piece));
  }
  return whole;
}

const wordsOfNote = (piece: Element) => [...piece.querySelectorAll('div')].map(({ textContent }) => textContent).join('');

/** Whatever overlaps or leaves its page, in words. */
function faultsOf(pages: readonly Element[]): readonly string[] {
  return pages.flatMap((page, number) => {
    const sheet = page.getBoundingClientRect();
    return ['.block', '.note'].flatMap((kind) => {
      const rects = [...page.querySelectorAll(kind)].map((element) => element.getBoundingClientRect());
      return rects.flatMap(({ top, bottom }, index) => {
        const above = rects[index - 1]?.bottom ?? sheet.top;
        const faults: string[] = [];
        if (top < above - 0.6) faults.push(`page ${number + 1}: ${kind} ${index} begins ${above - top} px too high`);
        if (bottom > sheet.bottom + 0.6) faults.push(`page ${number + 1}: ${kind} ${index} ends ${bottom - sheet.bottom} px too low`);
        return faults;
      });
    });
  });
}

function pageOfEach(pages: readonly Element[], selector: (number: number) => string, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => pages.findIndex((page) => page.querySelector(selector(index + 1)) !== null));
}

/** Passages of some words, spread evenly over the text. */
function spread(text: SourceText, count: number, wordsAt: (index: number) => string): readonly Noted[] {
  const step = Math.floor((text.text.length - 60) / count);
  return Array.from({ length: count }, (_, index) => {
    const start = index * step + 10;
    const isLow = (at: number) => (text.text.charCodeAt(at) & 0xfc00) === 0xdc00;
    return { span: span(isLow(start) ? start + 1 : start, isLow(start + 30) ? start + 31 : start + 30), words: wordsAt(index) };
  });
}

const MIXED = textOf(
  ['A title that is long enough to need two lines on any paper, with 網絡強國 in it', HAN.repeat(6), LATIN.repeat(30), HEBREW.repeat(12)]
    .concat(Array.from({ length: 20 }, (_, index) => (index % 3 === 0 ? HAN : LATIN).repeat(3 + (index % 7))))
    .join('\n\n'),
);

describe('setEdition', () => {
  test.each<readonly [string, readonly Noted[], PrintOptions]>([
    ['some notes', spread(MIXED, 40, (index) => LATIN.repeat(1 + (index % 3))), PRINT],
    ['on small paper, large type', spread(MIXED, 40, (index) => HAN.repeat(1 + (index % 3))), { ...PRINT, page: 'a5', size: 'large' }],
    ['without serifs, on letter paper', spread(MIXED, 40, () => HEBREW), { ...PRINT, page: 'letter', typeface: 'sans', size: 'small' }],
    [
      'six hundred annotations',
      spread(MIXED, 600, (index) =>
        Array.from(LATIN)
          .slice(0, 20 + (index % 80))
          .join(''),
      ),
      PRINT,
    ],
    ['a note over pages', spread(MIXED, 5, (index) => (index === 1 ? (LATIN + HAN).repeat(60) : LATIN)), PRINT],
    [
      'many notes to one line',
      Array.from({ length: 60 }, (_, index) => ({ span: span(10 + Math.floor(index / 6), 22 + (index % 6)), words: LATIN })),
      PRINT,
    ],
  ])('%s: every word once and in order, nothing overlapping, nothing off its page', async (_, noted, options) => {
    const edition = await setPagesOf(MIXED, noted, options);
    const pages = await layOut(edition);
    expect(pages).toHaveLength(edition.pages);
    expect(faultsOf(pages)).toEqual([]);
    const blocks = pages.flatMap((page) => [...page.querySelectorAll('.block')]);
    expect(joined(blocks, ({ textContent }) => textContent)).toEqual(
      MIXED.blocks.map((block) => MIXED.text.slice(block.span.start, block.span.end)),
    );
    const notes = pages.flatMap((page) => [...page.querySelectorAll('.note')]);
    const byEnd = noted.toSorted((a, b) => a.span.end - b.span.end || a.span.start - b.span.start);
    expect(joined(notes, wordsOfNote)).toEqual(byEnd.map(({ words }) => words));
    const passages = pageOfEach(pages, (number) => `#r-${number}`, noted.length);
    const begins = pageOfEach(pages, (number) => `#n-${number}`, noted.length);
    // More notes to one line than a page holds begin where there is room.
    if (_ !== 'many notes to one line')
      for (const [index, page] of begins.entries()) expect([0, 1]).toContain(page - (passages[index] ?? -9));
  });

  test('a note stands level with the line in which its passage ends, where there is room', async () => {
    const pages = await layOut(
      await setPagesOf(
        MIXED,
        spread(MIXED, 6, () => LATIN),
      ),
    );
    for (const page of pages) {
      for (const note of page.querySelectorAll('.note')) {
        const reference = page.querySelector(`#r-${note.id.slice(2)}`);
        if (reference === null) continue;
        const [at, line] = [note.getBoundingClientRect(), reference.getBoundingClientRect()];
        const isFree = at.bottom < page.getBoundingClientRect().bottom - 20;
        if (isFree) expect(Math.abs(at.top + 8 - (line.top + line.bottom) / 2)).toBeLessThan(12);
      }
    }
  });

  test('broken lists go on counting; an item that began on the page before has no number of its own', async () => {
    const body = Array.from({ length: 60 }, (_, index) => `${index + 1}. ${LATIN}${index}`).join('\n');
    const input = notedInput(MIXED, [{ span: span(400, 420), words: 'x' }]);
    const { parseMarkdown } = await import('../../shared/richtext/markdown');
    const annotations = input.annotations.map((one) => ({ ...one, note: one.note && { ...one.note, body: parseMarkdown(body) } }));
    const file = await exportAnnotations({ ...input, annotations }, { report: () => undefined });
    const working = { report: () => undefined, signal: new AbortController().signal };
    const pages = await layOut(await setEdition(wordsOf(file), PRINT, { embedsFaces: false }, working));
    const pieces = pages.flatMap((page) => [...page.querySelectorAll('.note')]);
    expect(pieces.length).toBeGreaterThan(2);
    const numbers = pieces.flatMap((piece) =>
      [...piece.querySelectorAll('ol')].flatMap((list) =>
        [...list.children].flatMap((item, index) => (item.classList.contains('continued') ? [] : [list.start + index])),
      ),
    );
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });

  test('endnotes stand behind the pages, and the document needs nothing but itself', async () => {
    const options: PrintOptions = { ...PRINT, layout: 'endnotes' };
    const file = await exportAnnotations(
      notedInput(
        MIXED,
        spread(MIXED, 9, () => LATIN),
        options,
      ),
      { report: () => undefined },
    );
    const working = { report: () => undefined, signal: new AbortController().signal };
    const edition = await setEdition(wordsOf(file), options, { embedsFaces: true }, working);
    expect(faultsOf(await layOut(edition))).toEqual([]);
    const html = documentOf(edition);
    expect(html.match(/@font-face/g)?.length).toBeGreaterThan(1);
    expect(html.match(/url\((?!"?data:)/g)).toBeNull();
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    expect([parsed.querySelectorAll('.page aside').length, parsed.querySelectorAll('#notes aside').length]).toEqual([0, 9]);
    expect(parsed.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'");
  });

  test('stops when it is told to, and leaves no frame behind', async () => {
    const file = await exportAnnotations(
      notedInput(
        MIXED,
        spread(MIXED, 40, () => LATIN),
      ),
      { report: () => undefined },
    );
    const controller = new AbortController();
    const shares: number[] = [];
    const report = (done: number) => {
      shares.push(done);
      if (done > 0.2) controller.abort(new Error('stopped by the reader'));
    };
    const setting = setEdition(wordsOf(file), PRINT, { embedsFaces: false }, { report, signal: controller.signal });
    await expect(setting).rejects.toThrow('stopped by the reader');
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(document.querySelectorAll('.print-frame')).toHaveLength(0);
  });
});

test('a heading that a page cuts is a heading where it begins, and only words where it goes on', () => {
  const paragraph = document.createElement('p');
  paragraph.innerHTML = '<span role="heading" aria-level="2">First, <mark>clarify it</mark></span> and more.';
  const words = paragraph.querySelector('mark')?.firstChild;
  if (!(words instanceof Text)) throw new Error('no words');
  const pieces = cutElement(paragraph, [{ node: words, offset: 8 }]);
  expect(pieces.map(({ textContent }) => textContent)).toEqual(['First, clarify ', 'it and more.']);
  expect(pieces.map((piece) => piece.querySelectorAll('[role="heading"]').length)).toEqual([1, 0]);
});
