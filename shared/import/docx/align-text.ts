import type { AnchorState } from '../../anchor/anchor';
import { describeTarget } from '../../anchor/describe';
import type { OccurrencesOf } from '../../anchor/occurrence-index';
import { resolveTarget } from '../../anchor/resolve';
import type { RevisionId, Target } from '../../model/records';
import { blockAt } from '../../text/block-at';
import { snapToGraphemes } from '../../text/graphemes';
import { offset, type Span, span } from '../../text/offset';
import type { Block, SourceText } from '../../text/source-text';
import { wordAt } from '../../text/word-at';
import { paragraphIndexAt } from './paragraph-at';
import type { DocxDocument, DocxParagraph } from './read-document';

/** What the aligning needs of the text that the comments are for. */
export interface AlignedSource {
  readonly text: SourceText;
  readonly revisionId: RevisionId;
  readonly occurrencesOf: OccurrencesOf;
}

export interface PlacedRange {
  readonly target: Target;
  readonly state: AnchorState;
}

/** So much context goes along when a passage is looked for by its words. */
const CONTEXT = 32;
/** A passage whose paragraphs were written anew is looked for by at most so many units: searching is quadratic. */
const LONGEST_SEARCHED = 2000;

/**
 * Says where a range of the file is in the text. Paragraphs whose words are those of a block are paired with it, in order, so that their
 * offsets are exact also where the same words stand many times; a range in a paragraph that somebody wrote in is looked for by its
 * words and context, and may be doubtful or lost like any other passage.
 */
export class TextAlignment {
  readonly #document: DocxDocument;
  readonly #source: AlignedSource;
  /** By index of the paragraph, the block with the same words. */
  readonly #blocks: readonly (Block | undefined)[];

  constructor(document: DocxDocument, source: AlignedSource) {
    this.#document = document;
    this.#source = source;
    this.#blocks = pairParagraphs(document, source.text);
  }

  /** How many paragraphs of the file stand in the text word for word. */
  get paired(): number {
    return this.#blocks.filter((block) => block !== undefined).length;
  }

  /** The span in the text when that is beyond doubt; null otherwise. An empty range gives an empty span. */
  findSpan(range: Span): Span | null {
    const [start, end] = trimLineFeeds(this.#document.words, range);
    const from = this.#toSource(start, 'start');
    const to = start === end ? from : this.#toSource(end, 'end');
    if (from === null || to === null || from > to) return null;
    return this.#isUnbroken(start, end) ? span(from, to) : null;
  }

  /** A span of the text as a range of the file can show it: without the blank lines between blocks at its ends. Null for none. */
  clip({ start, end }: { readonly start: number | null; readonly end: number | null }): Span | null {
    const { text } = this.#source;
    if (start === null || end === null || start >= end || end > text.text.length) return null;
    const { index } = blockAt(text, offset(start));
    const first = text.blocks.slice(index, index + 2).find((block) => block.span.end > start);
    const last = blockAt(text, offset(end - 1));
    if (first === undefined) return null;
    const from = Math.max(start, first.span.start);
    const to = Math.min(end, last.span.end);
    return from < to ? span(from, to) : null;
  }

  /** Null for a range without words in a paragraph that is not in the text. */
  place(range: Span): PlacedRange | null {
    const found = this.findSpan(range);
    if (found !== null) return this.#describe(found.start === found.end ? this.#wordNear(found.start) : found);
    const [start, end] = trimLineFeeds(this.#document.words, range);
    return start === end ? null : this.#search(start, Math.min(end, start + LONGEST_SEARCHED));
  }

  /** The same for a range that is nothing when a part of it is left out. */
  placeWhole(range: Span): PlacedRange | null {
    return range.end - range.start > LONGEST_SEARCHED && this.findSpan(range) === null ? null : this.place(range);
  }

  #describe(where: Span): PlacedRange {
    const { text, revisionId, occurrencesOf } = this.#source;
    return { target: describeTarget(text, revisionId, snapToGraphemes(text, where), occurrencesOf), state: 'anchored' };
  }

  #search(start: number, end: number): PlacedRange {
    const { words } = this.#document;
    const { text, revisionId, occurrencesOf } = this.#source;
    const between = separatorOf(text);
    const cut = (from: number, to: number) => words.slice(Math.max(0, from), to).replaceAll('\n', between);
    const quote = { exact: cut(start, end), prefix: cut(start - CONTEXT, start), suffix: cut(end, end + CONTEXT) };
    const near = this.#before(start);
    const target: Target = {
      revisionId,
      start: near,
      end: near + quote.exact.length,
      quote,
      paragraph: null,
      occurrence: [1, 1],
    };
    const anchor = resolveTarget(text, revisionId, { ...target, start: -1, end: -1 }, occurrencesOf);
    return anchor.state === 'anchored' ? this.#describe(anchor.span) : { target, state: anchor.state };
  }

  /** A comment without a range belongs to the word that it stands at. */
  #wordNear(at: number): Span {
    const { text } = this.#source;
    const word = (at > 0 ? wordAt(text, offset(at - 1)) : null) ?? (at < text.text.length ? wordAt(text, offset(at)) : null);
    return word ?? text.blocks.find((block) => block.span.end >= at)?.span ?? span(0, text.text.length);
  }

  #toSource(at: number, side: 'start' | 'end'): number | null {
    const index = paragraphIndexAt(this.#document, at);
    const paragraph = this.#document.paragraphs[index];
    const block = this.#blocks[index];
    if (paragraph === undefined || block === undefined || at > paragraph.end) return null;
    return offsetInBlock(this.#source.text, block, at - paragraph.start, side);
  }

  /** Every paragraph that the range runs over is in the text, and nothing of the text lies between them. */
  #isUnbroken(start: number, end: number): boolean {
    const first = paragraphIndexAt(this.#document, start);
    const last = paragraphIndexAt(this.#document, end);
    const from = this.#blocks[first]?.index ?? 0;
    for (let index = first; index <= last; index += 1) if (this.#blocks[index]?.index !== from + index - first) return false;
    return true;
  }

  #before(at: number): number {
    for (let index = paragraphIndexAt(this.#document, at); index >= 0; index -= 1) {
      const block = this.#blocks[index];
      if (block !== undefined) return block.span.end;
    }
    return 0;
  }
}

function trimLineFeeds(words: string, range: Span): readonly [number, number] {
  let start: number = range.start;
  let end: number = range.end;
  while (end > start && words[end - 1] === '\n') end -= 1;
  while (start < end && words[start] === '\n') start += 1;
  return [start, end];
}

const LINE_ENDS = /\r\n|[\r\v]/g;
/** What the file cannot hold, as the exporter writes it. */
const FORBIDDEN = /[^\t\n\r\v\f\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Words as a file holds them: without what it cannot hold, every new line a line feed. */
export function inFileForm(words: string): string {
  return words.replace(FORBIDDEN, '\uFFFD').replace(LINE_ENDS, '\n');
}

function wordsOfBlock({ text }: SourceText, block: Block): string {
  return inFileForm(text.slice(block.span.start, block.span.end));
}

/** A line end of two units is one in the file; an end behind it lies behind both. */
function offsetInBlock({ text }: SourceText, block: Block, within: number, side: 'start' | 'end'): number {
  const words = text.slice(block.span.start, block.span.end);
  if (!words.includes('\r\n')) return block.span.start + within;
  let at = 0;
  for (let read = 0; read < within; read += 1) at += words.startsWith('\r\n', at) ? 2 : 1;
  return block.span.start + (side === 'end' ? Math.min(at, words.length) : at);
}

/** What stands between the last two paragraphs, for want of a better word between others. */
export function separatorOf({ text, blocks }: SourceText): string {
  const [first, second] = blocks.slice(-2);
  return first === undefined || second === undefined ? '\n' : text.slice(first.span.end, second.span.start);
}

/** Pairs that stand in order in both: first by words that each has once, then by the neighbours of a pair. */
function pairParagraphs(document: DocxDocument, text: SourceText): readonly (Block | undefined)[] {
  const ofParagraphs = document.paragraphs.map(({ start, end }: DocxParagraph) => document.words.slice(start, end));
  const ofBlocks = text.blocks.map((block) => wordsOfBlock(text, block));
  const pairs: (number | undefined)[] = new Array(ofParagraphs.length).fill(undefined);
  for (const [paragraph, block] of longestRising(sharedOnce(ofParagraphs, ofBlocks))) pairs[paragraph] = block;
  const isSame = (paragraph: number, block: number) => ofBlocks[block] !== undefined && ofBlocks[block] === ofParagraphs[paragraph];
  spread(pairs, isSame);
  return pairs.map((block) => (block === undefined ? undefined : text.blocks[block]));
}

/** Words that stand once in both, as pairs in order of the first. */
function sharedOnce(first: readonly string[], second: readonly string[]): readonly (readonly [number, number])[] {
  const once = indexOnce(second);
  return [...indexOnce(first)].flatMap(([words, at]): readonly (readonly [number, number])[] => {
    const other = once.get(words);
    return other === undefined || words === '' ? [] : [[at, other]];
  });
}

function indexOnce(all: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const twice = new Set<string>();
  for (const [index, words] of all.entries()) {
    if (found.has(words)) twice.add(words);
    found.set(words, index);
  }
  for (const words of twice) found.delete(words);
  return found;
}

/** The longest choice of pairs whose second halves rise like the first ones. */
function longestRising(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [index, [, value]] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = index;
  }
  const chosen: (readonly [number, number])[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) chosen.push(pair);
  }
  return chosen.reverse();
}

/** Pairs what stands beside a pair and says the same, downwards and then upwards; what begins both texts counts as beside a pair. */
function spread(pairs: (number | undefined)[], isSame: (paragraph: number, block: number) => boolean): void {
  const taken = new Set(pairs);
  const pair = (at: number, block: number) => {
    if (pairs[at] !== undefined || taken.has(block) || !isSame(at, block)) return;
    pairs[at] = block;
    taken.add(block);
  };
  for (let at = 0; at < pairs.length; at += 1) {
    const above = at === 0 ? -1 : pairs[at - 1];
    if (above !== undefined) pair(at, above + 1);
  }
  for (let at = pairs.length - 2; at >= 0; at -= 1) {
    const below = pairs[at + 1];
    if (below !== undefined) pair(at, below - 1);
  }
}
