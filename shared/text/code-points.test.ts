import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCodePointIndex } from './code-points';
import { offset } from './offset';

const text = fc.string({
  unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom('𝒜', '\ud835', '\udc9c')),
});

test('code points and offsets agree with the string’s own iterator', () => {
  fc.assert(
    fc.property(text, (words) => {
      const index = createCodePointIndex(words);
      const characters = [...words];
      const starts = [0];
      for (const character of characters) starts.push((starts.at(-1) ?? 0) + character.length);
      expect(index.length).toBe(starts.length - 1);
      expect(starts.map((_, codePoint) => index.toOffset(codePoint))).toEqual(starts);
      expect(starts.map((start) => index.toCodePoint(offset(start)))).toEqual(starts.map((_, codePoint) => codePoint));
    }),
  );
});

test('inside a pair counts as its start; past the end is an error', () => {
  const index = createCodePointIndex('a𝒜b');
  expect([0, 1, 2, 3, 4].map((at) => index.toCodePoint(offset(at)))).toEqual([0, 1, 1, 2, 3]);
  expect(() => index.toOffset(4)).toThrow(RangeError);
});
