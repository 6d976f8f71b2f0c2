import { lazily } from '../base/lazily';
import { blockAt } from './block-at';
import { type Offset, offset, type Span, span } from './offset';
import { sentencesOf } from './sentences';
import type { Block, SourceText } from './source-text';

/** What the caret can walk by. */
export type BoundaryUnit = 'character' | 'word' | 'sentence' | 'paragraph';

const characters = lazily(() => new Intl.Segmenter('und', { granularity: 'grapheme' }));
const words = lazily(() => new Intl.Segmenter('und', { granularity: 'word' }));
/** Grapheme clusters are looked for in this many units on either side; longer ones than half of it do not occur outside of tests. */
const REACH = 256;

/**
 * The smallest span of whole user-perceived characters (UAX #29 grapheme clusters) that covers `where`, without line ends and blank
 * lines between blocks at either end. A span inside such a gap becomes empty.
 */
export function snapToGraphemes(source: SourceText, where: Span): Span {
  const first = blockAt(source, where.start);
  const next = source.blocks[first.index + 1];
  const isInGap = where.start >= first.span.end && next !== undefined && where.end > where.start;
  const start = isInGap ? next.span.start : clamp(floorGrapheme(source, first, where.start), first);
  const last = blockAt(source, offset(Math.max(where.start, where.end - 1)));
  const end = where.end === where.start ? start : clamp(ceilGrapheme(source, last, where.end), last);
  return end < start ? span(start, start) : span(start, end);
}

/** Whether `at` stands between two user-perceived characters; between blocks only the middle of a CR LF pair does not. */
export function isGraphemeBoundary(source: SourceText, at: Offset): boolean {
  const block = blockAt(source, at);
  if (at <= block.span.start || at >= block.span.end) return source.text.slice(at - 1, at + 1) !== '\r\n';
  return floorGrapheme(source, block, at) === at;
}

/** The first place after `from` where the caret may stand, by `unit`; line ends between blocks are passed over. At the end it stays. */
export function nextBoundary(source: SourceText, from: Offset, unit: BoundaryUnit): Offset {
  const block = blockAt(source, from);
  if (from < block.span.start) return block.span.start;
  if (from < block.span.end) return endInBlock(source, block, from, unit);
  const next = source.blocks[block.index + 1];
  if (next === undefined) return block.span.end;
  return unit === 'character' ? next.span.start : endInBlock(source, next, next.span.start, unit);
}

/** The last place before `from` where the caret may stand, by `unit`; line ends between blocks are passed over. At the start it stays. */
export function previousBoundary(source: SourceText, from: Offset, unit: BoundaryUnit): Offset {
  const block = blockAt(source, from);
  if (from > block.span.end) return unit === 'character' ? block.span.end : startInBlock(source, block, block.span.end, unit);
  if (from > block.span.start) return startInBlock(source, block, from, unit);
  const before = source.blocks[block.index - 1];
  if (before === undefined) return block.span.start;
  return unit === 'character' ? before.span.end : startInBlock(source, before, before.span.end, unit);
}

function endInBlock(source: SourceText, block: Block, from: Offset, unit: BoundaryUnit): Offset {
  switch (unit) {
    case 'character':
      return ceilGrapheme(source, block, offset(from + 1));
    case 'word':
      return wordEnd(source, block, from);
    case 'sentence':
      return sentencesOf(source, block).find((sentence) => sentence.span.end > from)?.span.end ?? block.span.end;
    case 'paragraph':
      return block.span.end;
  }
}

function startInBlock(source: SourceText, block: Block, from: Offset, unit: BoundaryUnit): Offset {
  switch (unit) {
    case 'character':
      return floorGrapheme(source, block, offset(from - 1));
    case 'word':
      return wordStart(source, block, from);
    case 'sentence':
      return sentencesOf(source, block).findLast((sentence) => sentence.span.start < from)?.span.start ?? block.span.start;
    case 'paragraph':
      return block.span.start;
  }
}

function wordEnd(source: SourceText, block: Block, from: Offset): Offset {
  const segments = words().segment(wordsOf(source, block));
  let at = from - block.span.start;
  for (let segment = segments.containing(at); segment !== undefined; segment = segments.containing(at)) {
    at = segment.index + segment.segment.length;
    if (segment.isWordLike === true) return offset(block.span.start + at);
  }
  return block.span.end;
}

function wordStart(source: SourceText, block: Block, from: Offset): Offset {
  const segments = words().segment(wordsOf(source, block));
  let at = from - block.span.start;
  while (at > 0) {
    const segment = segments.containing(at - 1);
    if (segment === undefined) break;
    at = segment.index;
    if (segment.isWordLike === true) return offset(block.span.start + at);
  }
  return block.span.start;
}

/** A string, and a stretch of it, as far as boundaries of characters are asked for. */
type Worded = Pick<SourceText, 'text'>;
type Stretch = Pick<Block, 'span'>;

/** The last grapheme boundary of the block at or before `at`. */
export function floorGrapheme(source: Worded, block: Stretch, at: Offset): Offset {
  if (at <= block.span.start || at >= block.span.end || isSureBoundary(source.text, at)) return at;
  const from = windowStart(source, block, at);
  const segment = characters()
    .segment(source.text.slice(from, Math.min(block.span.end, at + REACH)))
    .containing(at - from);
  return offset(from + (segment?.index ?? at - from));
}

/** The first grapheme boundary of the block at or after `at`. */
export function ceilGrapheme(source: Worded, block: Stretch, at: Offset): Offset {
  if (at <= block.span.start || at >= block.span.end || isSureBoundary(source.text, at)) return at;
  const from = windowStart(source, block, at);
  const segment = characters()
    .segment(source.text.slice(from, Math.min(block.span.end, at + REACH)))
    .containing(at - from);
  if (segment === undefined || segment.index === at - from) return at;
  return offset(from + segment.index + segment.segment.length);
}

/** A sure boundary before `at`: the start of the block, else between two plain characters, else the end of the reach. */
function windowStart(source: Worded, block: Stretch, at: Offset): number {
  const earliest = Math.max(block.span.start, at - REACH);
  for (let place = at - 1; place > earliest; place -= 1) {
    if (isSureBoundary(source.text, place)) return place;
  }
  return earliest;
}

/** Between two ASCII or two Han characters: nothing there joins what stands before it. */
function isSureBoundary(text: string, at: number): boolean {
  return isPlain(text.charCodeAt(at)) && isPlain(text.charCodeAt(at - 1));
}

function isPlain(unit: number): boolean {
  return (unit >= 0x20 && unit < 0x7f) || (unit >= 0x4e00 && unit <= 0x9fff);
}

function wordsOf(source: SourceText, block: Block): string {
  return source.text.slice(block.span.start, block.span.end);
}

function clamp(at: Offset, block: Block): Offset {
  if (at < block.span.start) return block.span.start;
  return at > block.span.end ? block.span.end : at;
}
