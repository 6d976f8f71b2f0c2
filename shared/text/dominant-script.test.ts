import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dominantScript } from './language';
import { countScripts, isLatinAtMost, scanLatin } from './script';

const letters = fc.constantFrom(...'aZé ß.,“”—…1÷×ƒⁱ€ \n', 'ɐ', 'я', '網', 'あ', '한', '𝒜', '\u0301');

it('is told at a glance where only Latin letters can be, and the same as by counting', () => {
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 30 }), (text) => {
      if (!isLatinAtMost(text, 0, text.length)) return;
      const counts = countScripts(text, 0, text.length);
      expect([...counts.keys()].filter((script) => script !== 'latin')).toEqual([]);
      expect(dominantScript(text, 0, text.length)).toBe((counts.get('latin') ?? 0) > 0 ? 'latin' : 'none');
    }),
  );
});

it('is told the same of any stretches, one after another, by one scan of the text', () => {
  const stretch = fc.tuple(fc.nat(40), fc.nat(10));
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 40 }), fc.array(stretch, { maxLength: 8 }), (text, stretches) => {
      const isLatin = scanLatin(text);
      for (const [start, length] of stretches) {
        const [from, to] = [Math.min(start, text.length), Math.min(start + length, text.length)];
        expect(isLatin(text, from, to)).toBe(isLatinAtMost(text, from, to));
        expect(isLatin('網', 0, 1)).toBe(false);
      }
    }),
  );
});
