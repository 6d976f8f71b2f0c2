import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dominantScript } from './language';
import { countScripts, isLatinAtMost } from './script';

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
