import type { Galley, GalleyBlock, NoteLine } from '../../shared/export/print/paginate';
import { middleOf } from './find-line';
import type { Frame } from './frame';
import type { ReadBlock } from './read-edition';
import { forEachInTurns, type Working } from './working';

/** So many characters are laid out at once: a few milliseconds of work. */
const BATCH = 4000;

/** A galley, and what its numbers stand for. */
export interface MeasuredGalley extends Galley {
  readonly blockElements: readonly Element[];
  readonly noteElements: readonly Element[];
}

/** Where things are laid out to be looked at: as on a page, out of sight. */
export interface Bench {
  readonly frame: Frame;
  readonly article: Element;
  readonly page: Element;
  /** CSS pixels. */
  readonly unit: number;
}

/** An empty article and an empty page in the frame. */
export function createBench(frame: Frame, language: string, unit: number): Bench {
  const main = frame.document.createElement('main');
  const article = frame.document.createElement('article');
  article.lang = language;
  const page = frame.document.createElement('div');
  page.className = 'page';
  main.append(article, page);
  frame.document.body.replaceChildren(main);
  return { frame, article, page, unit };
}

/** Lays the blocks out a few at a time and counts their lines. The elements are taken out of the document they came from. */
export async function measureGalley(bench: Bench, blocks: readonly ReadBlock[], working: Working): Promise<MeasuredGalley> {
  const measured: GalleyBlock[] = [];
  const notes: (readonly NoteLine[])[] = [];
  const noteElements: Element[] = [];
  let marginAbove = 0;
  await forEachInTurns(inBatches(blocks, lengthOfBlock), working, async (batch) => {
    bench.article.replaceChildren(...batch.map(({ element }) => element));
    bench.page.replaceChildren(...batch.flatMap((block) => block.notes.map(({ element }) => element)));
    await untilFacesAreThere(bench.frame);
    for (const block of batch) {
      const first = notes.length;
      for (const { element } of block.notes) {
        notes.push(linesOfNote(element, bench.unit));
        noteElements.push(element);
      }
      const { set, marginBelow } = measureBlock(bench, block, marginAbove, first);
      measured.push(set);
      marginAbove = marginBelow;
    }
  });
  bench.article.replaceChildren();
  bench.page.replaceChildren();
  return { blocks: measured, notes, blockElements: blocks.map(({ element }) => element), noteElements };
}

function lengthOfBlock({ element, notes }: ReadBlock): number {
  return (element.textContent ?? '').length + notes.length * 200;
}

/** A few at a time, by how many characters each has. */
export function inBatches<T>(items: readonly T[], lengthOf: (item: T) => number): readonly (readonly T[])[] {
  const batches: T[][] = [];
  let size = BATCH;
  for (const item of items) {
    const length = lengthOf(item);
    if (size + length > BATCH) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(item);
    size += length;
  }
  return batches;
}

/** Faces come in slices, which are read when their characters are laid out for the first time. */
export async function untilFacesAreThere({ document }: Frame): Promise<void> {
  void document.body.offsetHeight;
  while ([...document.fonts].some(({ status }) => status === 'loading')) {
    await document.fonts.ready;
    void document.body.offsetHeight;
  }
}

function measureBlock({ frame, unit }: Bench, { element, notes }: ReadBlock, marginAbove: number, firstNote: number) {
  const style = frame.window.getComputedStyle(element);
  const lineHeight = Number.parseFloat(style.lineHeight);
  const { top, height } = element.getBoundingClientRect();
  const lines = Math.max(1, Math.round(height / lineHeight));
  const set: GalleyBlock = {
    lines,
    lineHeight: Math.round(lineHeight / unit),
    before: Math.round(Math.max(marginAbove, Number.parseFloat(style.marginTop)) / unit),
    keepsWithNext: element.matches('h1, h2'),
    notes: notes.map(({ reference }, index) => {
      const mark = element.querySelector(`#${CSS.escape(reference)}`);
      const line = mark === null ? 0 : Math.floor((middleOf(mark.getBoundingClientRect()) - top) / lineHeight);
      return { line: Math.min(Math.max(line, 0), lines - 1), note: firstNote + index };
    }),
  };
  return { set, marginBelow: Number.parseFloat(style.marginBottom) };
}

/** Quarters of a line of the text: every line of a note is three of them high. */
const NOTE_LINE = 3;

/** The lines of a note that is laid out, by the middles of its characters. */
function linesOfNote(element: Element, unit: number): readonly NoteLine[] {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  const { top } = element.getBoundingClientRect();
  const half = NOTE_LINE / 2;
  const middles = [...range.getClientRects()]
    .filter(({ width, height }) => width > 0 && height > 0 && height < 2 * NOTE_LINE * unit)
    .map((rect) => (middleOf(rect) - top) / unit)
    .toSorted((a, b) => a - b);
  const lines: NoteLine[] = [];
  for (const middle of middles) {
    if (lines.length === 0 || middle > (lines.at(-1)?.bottom ?? 0) + 0.2) lines.push({ top: middle - half, bottom: middle + half });
  }
  return lines.length === 0 ? [{ top: 0, bottom: NOTE_LINE }] : lines;
}
