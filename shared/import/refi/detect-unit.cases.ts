import fc from 'fast-check';
import type { FoundSpan } from './detect-unit';
import { createPositionScale, type PositionUnit } from './position-scale';

/** Words, some of them outside the Basic Multilingual Plane, and what stands between them in a text with every kind of line end. */
const WORDS = ['cares', 'the', 'people', 'rhetoric', '𝒜𝓃𝓃𝒶', 'mixed', '👩‍👩‍👧', 'İstanbul', 'öffentlich', 'one', '𐌰𐌱', 'interview'];
const BETWEEN = [' ', ' ', ' ', ' ', ', ', '. ', '\r\n', '\n', '. \r\n\r\n', '\r'];

const token = fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...BETWEEN));

export interface MarkedWords {
  readonly text: string;
  /** Whole words, a few to a passage. */
  readonly spans: readonly FoundSpan[];
}

/** A text and passages of it that begin and end with words, as people mark them. */
export const markedWords: fc.Arbitrary<MarkedWords> = fc
  .tuple(
    fc.array(token, { minLength: 120, maxLength: 300 }),
    fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 6 })), { minLength: 15, maxLength: 40 }),
  )
  .map(([tokens, picks]) => {
    let text = '';
    const words = tokens.map(([word, between]) => {
      const start = text.length;
      text += word + between;
      return { start, end: start + word.length };
    });
    const spans = picks.flatMap(([from, count]) => {
      const first = from % words.length;
      const [start, end] = [words[first], words[Math.min(words.length - 1, first + count - 1)]];
      return start === undefined || end === undefined ? [] : [{ start: start.start, end: end.end }];
    });
    return { text, spans };
  });

/** The positions of spans as a program that counts in this unit writes them. */
export function countIn(text: string, unit: PositionUnit, spans: readonly FoundSpan[]): readonly FoundSpan[] {
  const scale = createPositionScale(text, unit);
  return spans.map(({ start, end }) => ({ start: scale.toPosition(start), end: scale.toPosition(end) }));
}
