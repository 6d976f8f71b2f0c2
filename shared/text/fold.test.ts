import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBundledText, readZoo, ZOO } from '../../e2e/support/texts';
import { foldText } from './fold';
import { offset } from './offset';

const ALL = { case: true, diacritics: true, width: true };
const CASE = { case: true, diacritics: false, width: false };

test.each([
  ['case', CASE, 'ABC Éß ﬁ ΣΑΣ', 'abc éss fi σασ'],
  ['Turkish letters', CASE, 'İIıi', 'i\u0307iıi'],
  ['Turkish letters without dots', ALL, 'İIıi', 'iiii'],
  ['accents, composed and not', { ...CASE, case: false, diacritics: true }, 'Résume\u0301 Søren Łódź', 'Resume Soren Lodz'],
  ['vowel points and harakat', ALL, 'בְּרֵאשִׁית العَرَبِيَّة', 'בראשית العربية'],
  ['kana voicing, Hangul and Indic vowels stay', ALL, 'がぎ 각 कि กำ', 'がぎ 각 कि กำ'],
  ['width and keyboard forms', { case: false, diacritics: false, width: true }, '５Ｇ，can’t\u3000“a”\u00a0b\r\nc', '5G,can\'t "a" b c'],
])('%s', (_name, options, text, folded) => {
  expect(foldText(text, options).folded).toBe(folded);
});

test('the folded span of length-changing letters leads back to the whole letters', () => {
  const { folded, map } = foldText('Die Straße nach İzmir, der ﬁ', ALL);
  const back = (words: string) => {
    const start = folded.indexOf(words);
    const { start: from, end } = map.toOriginal({ start, end: start + words.length });
    return 'Die Straße nach İzmir, der ﬁ'.slice(from, end);
  };
  expect([back('strasse'), back('stras'), back('se'), back('izm'), back('f')]).toEqual(['Straße', 'Straß', 'ße', 'İzm', 'ﬁ']);
});

test('a removed mark belongs to the letter before it', () => {
  const { map } = foldText('re\u0301s', ALL);
  expect(map.toOriginal({ start: 1, end: 2 })).toEqual({ start: 1, end: 3 });
  expect([0, 1, 2, 3, 4].map((at) => map.toFolded(offset(at)))).toEqual([0, 1, 2, 2, 3]);
});

const text = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom('ß', 'İ', 'ﬁ', 'é', 'e', '\u0301', 'Ａ', '𝒜', '\r', '\n'),
  ),
});
const options = fc.record({ case: fc.boolean(), diacritics: fc.boolean(), width: fc.boolean() });

test('any folded span covers an original span that folds to at least its words', () => {
  fc.assert(
    fc.property(text, options, fc.nat(), fc.nat(), (words, how, a, b) => {
      const { folded, map } = foldText(words, how);
      const [start = 0, end = 0] = [a % (folded.length + 1), b % (folded.length + 1)].sort((x, y) => x - y);
      const original = map.toOriginal({ start, end });
      expect(original.end).toBeLessThanOrEqual(words.length);
      expect(foldText(words.slice(original.start, original.end), how).folded).toContain(folded.slice(start, end));
      if (end > start) expect(map.toFolded(original.start)).toBeLessThanOrEqual(start);
    }),
  );
});

test('folding twice changes nothing more', () => {
  for (const source of [readBundledText(), ...ZOO.map(readZoo)]) {
    const once = foldText(source.text, ALL).folded;
    expect(foldText(once, ALL).folded).toBe(once);
  }
});
