import fc from 'fast-check';
import table from 'opencc-js/dict/TSCharacters';
import { expect, test } from 'vitest';
import { readBundledText, readZoo, ZOO } from '../../e2e/support/texts';
import { FOLD_ALL, type FoldOptions, foldText } from './fold';
import { readHanForms } from './han-forms';
import { offset } from './offset';

const ALL = FOLD_ALL;
const NONE: FoldOptions = { case: false, diacritics: false, keyboard: false, width: false, han: null };
const CASE = { ...NONE, case: true };
const HAN = { ...NONE, han: readHanForms(table) };

test.each([
  ['case', CASE, 'ABC Éß ﬁ ΣΑΣ', 'abc éss fi σασ'],
  ['Turkish letters', CASE, 'İIıi', 'i\u0307iıi'],
  ['Turkish letters without dots', ALL, 'İIıi', 'iiii'],
  ['accents, composed and not', { ...CASE, case: false, diacritics: true }, 'Résume\u0301 Søren Łódź', 'Resume Soren Lodz'],
  ['vowel points and harakat', ALL, 'בְּרֵאשִׁית العَرَبِيَّة', 'בראשית العربية'],
  ['kana voicing, Hangul and Indic vowels stay', ALL, 'がぎ 각 कि กำ', 'がぎ 각 कि กำ'],
  ['width and keyboard forms', { ...NONE, keyboard: true, width: true }, '５Ｇ，can’t\u3000“a”\u00a0b\r\nc', '5G,can\'t "a" b c'],
  ['width alone', { ...NONE, width: true }, '５Ｇ，can’t', '5G,can’t'],
  ['Traditional and Simplified Chinese', HAN, '網絡強國 网络强国 發髮 裡裏里', '网络强国 网络强国 发发 里里里'],
  ['a chain of forms to its end', HAN, '薴苧苎', '苎苎苎'],
  ['kana, Hangul and other scripts have no Han forms', HAN, 'ひらがな 한국 Ａ é', 'ひらがな 한국 Ａ é'],
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
    fc.constantFrom('網', '网', '發', '髮', '薴', '㠏', '㜢', '𠌥', '強', '，', '\u3000'),
  ),
});
const options = fc.record({
  case: fc.boolean(),
  diacritics: fc.boolean(),
  keyboard: fc.boolean(),
  width: fc.boolean(),
  han: fc.constantFrom(null, HAN.han),
});

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
  const every = { ...ALL, han: HAN.han };
  for (const source of [readBundledText(), ...ZOO.map(readZoo)]) {
    const once = foldText(source.text, every).folded;
    expect(foldText(once, every).folded).toBe(once);
  }
});

test('every Han character is folded to one character, which leads back to it exactly, also across planes', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...HAN.han.keys(), ...HAN.han.values(), 'a', '。'), { maxLength: 40 }), (characters) => {
      const { folded, map } = foldText(characters.join(''), HAN);
      const forms = Array.from(folded);
      expect(forms).toEqual(characters.map((character) => HAN.han.get(character) ?? character));
      let start = 0;
      const back = forms.map((form) => {
        const where = map.toOriginal({ start, end: start + form.length });
        expect(map.toFolded(where.start)).toBe(start);
        start += form.length;
        return characters.join('').slice(where.start, where.end);
      });
      expect(back).toEqual(characters);
    }),
  );
});

test('a row that is no pair of characters is refused', () => {
  expect(() => readHanForms('網 网|強國 强')).toThrow('強國 强');
  expect(() => readHanForms('網')).toThrow('網');
});
