import fc from 'fast-check';
import { type Span, span } from '../text/offset';
import type { SourceText } from '../text/source-text';
import { textOf } from './export.cases';

export interface MarkedText {
  readonly text: SourceText;
  /** The places of each annotation, each once, in order. */
  readonly passages: readonly (readonly Span[])[];
}

/** Astral, combined, right to left, every line end, and what XML cannot hold. */
const PIECES = [
  'word. ',
  'e\u0301',
  '𝒜',
  '👩‍👩‍👧',
  '網絡',
  '网络强国。',
  'שלום ',
  'İı',
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  '\t',
  '\f',
  '\u0007',
  '\uFEFF',
  '\uFFFE',
  '<&>',
  '“',
  ' ',
];

const words = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 60 }).map((pieces) => pieces.join(''));
const picks = fc.array(fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 }), { maxLength: 12 });

/** Whatever may be marked in whatever text; one text in two begins with a byte order mark, in which nothing is marked. */
export const markedTexts: fc.Arbitrary<MarkedText> = fc.tuple(fc.boolean(), words, picks).map(([hasMark, content, places]) => {
  const text = textOf(`${hasMark ? '\uFEFF' : ''}Title\n\n${content}end`);
  return { text, passages: places.map((ends) => placesOf(text.text.length, hasMark ? 1 : 0, ends)) };
});

function placesOf(length: number, first: number, ends: readonly (readonly [number, number])[]): readonly Span[] {
  const spans = ends.flatMap(([a, b]) => {
    const [from, to] = [a % (length + 1), b % (length + 1)];
    const [start, end] = [Math.max(first, Math.min(from, to)), Math.max(from, to)];
    return end > start ? [span(start, end)] : [];
  });
  const distinct = new Map(spans.map((where) => [`${where.start} ${where.end}`, where]));
  return [...distinct.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** What XML cannot hold stands in a file as the sign for that. */
export function asXml(text: SourceText): SourceText {
  return { ...text, text: text.text.replace(/[^\t\n\r\v\f\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD') };
}
