import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createOccurrenceIndex } from './occurrence-index';
import { findOccurrences } from './occurrences';

it('finds what a search through the text finds, in order, overlapping copies included', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '網', '絡', '𝒜'), maxLength: 60 });
  fc.assert(
    fc.property(letters, fc.nat(60), fc.integer({ min: 1, max: 12 }), letters, (text, start, length, other) => {
      const occurrencesOf = createOccurrenceIndex(text);
      const at = Math.min(start, text.length);
      for (const words of [text.slice(at, at + length), other, text, '', ...text]) {
        expect(occurrencesOf(words)).toEqual(findOccurrences(text, words));
      }
    }),
    { numRuns: 40 },
  );
});
