import { countBelow } from '../base/count-below';
import { type Offset, offset } from './offset';

/** Converts between UTF-16 offsets (inside the app) and code points (W3C Web Annotation, TEI, Python). */
export interface CodePointIndex {
  /** The number of code points in the text. */
  readonly length: number;
  /** Code points before `at`. An offset inside a surrogate pair counts as its start. */
  toCodePoint(at: Offset): number;
  /** The UTF-16 offset before code point number `codePoint`. Throws a RangeError past the end of the text. */
  toOffset(codePoint: number): Offset;
}

/**
 * Indexes `text` once (in the order of its length); every look-up is logarithmic in the number of characters outside the Basic
 * Multilingual Plane. Holds four bytes for each of those and nothing else.
 */
export function createCodePointIndex(text: string): CodePointIndex {
  const pairs = surrogatePairs(text);
  const length = text.length - pairs.length;
  return {
    length,
    toCodePoint(at) {
      const before = countBelow(pairs.length, (index) => (pairs[index] ?? 0) + 1 < at);
      const next = pairs[before];
      const isInside = next !== undefined && next + 1 === at;
      return at - before - (isInside ? 1 : 0);
    },
    toOffset(codePoint) {
      if (!Number.isInteger(codePoint) || codePoint < 0 || codePoint > length) throw new RangeError(`no such code point: ${codePoint}`);
      // The pair with number i starts at code point pairs[i] - i.
      const before = countBelow(pairs.length, (index) => (pairs[index] ?? 0) - index < codePoint);
      return offset(codePoint + before);
    },
  };
}

/** Offsets of the surrogate pairs in order. */
function surrogatePairs(text: string): Int32Array {
  const found: number[] = [];
  for (const match of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) found.push(match.index);
  return Int32Array.from(found);
}
