import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBundledText, readZoo, textOf } from '../../e2e/support/texts';
import type { SourceText } from '../text/source-text';
import { findAll, findInNotes, searchedSource } from './find-all';
import { EMPTY_QUERY, type FindQuery } from './find-query';
import { loadHanForms, needsHanForms } from './han-query';
import { searchText } from './search-text';

const HAN = await loadHanForms();

function find(source: SourceText, pattern: string, options: Partial<FindQuery> = {}): readonly string[] {
  const found = findAll(source, { ...EMPTY_QUERY, ...options, pattern }, HAN);
  if (!found.ok) throw new Error(found.error.code);
  return Array.from(found.value.starts, (start, index) => source.text.slice(start, found.value.ends[index]));
}

test.each<[name: string, text: string, pattern: string, options: Partial<FindQuery>, found: readonly string[]]>([
  ['case is folded', 'The THE the', 'the', {}, ['The', 'THE', 'the']],
  ['case is kept when asked', 'The THE the', 'the', { caseSensitive: true }, ['the']],
  ['accents are folded', 'Résumé re\u0301sume\u0301 resume', 'resume', {}, ['Résumé', 're\u0301sume\u0301', 'resume']],
  ['accents are kept when asked', 'Résumé resume', 'résumé', { diacriticSensitive: true }, ['Résumé']],
  ['a letter is not found in a letter with a mark when accents count', 'e e\u0301', 'e', { diacriticSensitive: true }, ['e']],
  ['ß and ss, İ and i, ﬁ and fi', 'Straße İzmir ﬁrst', 'strasse', {}, ['Straße']],
  ['part of a ligature takes the whole', 'ﬁrst', 'fi', {}, ['ﬁ']],
  ['half of a ß takes it once', 'Maß', 's', {}, ['ß']],
  ['full width and half width', '５Ｇ and 5g', '5G', {}, ['５Ｇ', '5g']],
  ['straight and typographic apostrophes', "can’t can't", "can't", {}, ['can’t', "can't"]],
  ['at the start and at the end', 'ab ab', 'ab', {}, ['ab', 'ab']],
  ['matches do not overlap', 'aaaa', 'aa', {}, ['aa', 'aa']],
  ['not across a paragraph', 'one\ntwo one two', 'one two', {}, ['one two']],
  ['across lines broken by hand', 'A\n\nthe one\ntwo\n\nB', 'one two', {}, ['one\ntwo']],
  ['across a paragraph when the pattern says so', 'one\n\ntwo', 'one\n\ntwo', {}, ['one\n\ntwo']],
  ['whole words of Latin script', 'power powers Power’s', 'power', { wholeWord: true }, ['power', 'Power']],
  ['whole words of Cyrillic', 'мир миры', 'мир', { wholeWord: true }, ['мир']],
  ['whole words of Hebrew', 'שלום שלומות', 'שלום', { wholeWord: true }, ['שלום']],
  ['whole word has no meaning in Han', '網絡強國與網絡', '網絡', { wholeWord: true }, ['網絡', '網絡']],
  ['a whole word may follow an overlapping half', 'xan an', 'an', { wholeWord: true }, ['an']],
  ['Simplified finds Traditional', '網絡強國，网络强国', '网络强国', {}, ['網絡強國', '网络强国']],
  ['Traditional finds Simplified', '網絡強國，网络强国', '網絡強國', { wholeWord: true }, ['網絡強國', '网络强国']],
  ['the forms are told apart when asked', '網絡強國，网络强国', '网络强国', { formSensitive: true }, ['网络强国']],
  ['full width is told apart when asked', '５Ｇ and 5g', '5G', { formSensitive: true }, ['5g']],
  ['quotation marks are not', 'can’t', "can't", { formSensitive: true }, ['can’t']],
  [
    'only what is the same to the last stroke',
    '網 网 Ａ A a á',
    'A',
    { formSensitive: true, caseSensitive: true, diacriticSensitive: true },
    ['A'],
  ],
  ['forms are folded when case and accents count', '５Ｇ 網', '5G 网', { caseSensitive: true, diacriticSensitive: true }, ['５Ｇ 網']],
  ['forms of other planes', '𠌥㜢x', '𡞱x', {}, ['㜢x']],
  ['forms in a regular expression', '網絡強國，网络强国', '[网][络].国', { regex: true }, ['網絡強國', '网络强国']],
  ['a range of Han characters goes by their own order', '国國', '[国-图]', { regex: true }, ['国']],
  ['full-width signs in a regular expression are no syntax', '（一）', '^（.）$', { regex: true }, ['（一）']],
  ['astral letters', '𝒜𝒜', '𝒜', {}, ['𝒜', '𝒜']],
  ['half a pair is no match', '𝒜', '\udc9c', {}, []],
  ['only a mark finds nothing when accents are folded', 'e\u0301', '\u0301', {}, []],
  ['an empty pattern finds nothing', 'abc', '', {}, []],
  ['a regular expression', 'cat cot cut', 'c[ao]t', { regex: true }, ['cat', 'cot']],
  ['the ends of a paragraph', 'one two\n\ntwo one', '^two|two$', { regex: true }, ['two', 'two']],
  ['matches of no length are passed over', 'aaxb', 'x*', { regex: true }, ['x']],
  ['astral in a class', 'x𝒜y', '[𝒜]', { regex: true }, ['𝒜']],
  ['accents folded in a regular expression', 'Résumé resume', 'r.sumé', { regex: true }, ['Résumé', 'resume']],
  ['Unicode properties', 'a 1 強', '\\p{Script=Han}', { regex: true }, ['強']],
  ['a regular expression does not leave its paragraph', 'one\n\ntwo', '[^x]+', { regex: true }, ['one', 'two']],
])('%s', (_name, text, pattern, options, found) => {
  expect(find(textOf(text), pattern, options)).toEqual(found);
});

test('the bundled text', () => {
  const source = readBundledText();
  expect([find(source, 'cyber power').length, find(source, '網絡強國').length, find(source, '“four').length]).toEqual([8, 2, 2]);
  expect(find(source, '网络强国')).toEqual(['網絡強國', '網絡強國']);
  expect(find(source, '网络强国', { formSensitive: true })).toEqual([]);
  expect(find(source, 'leave a reply')).toEqual(['Leave a Reply']);
  expect(find(source, '^(First|Fifth),', { regex: true })).toEqual(['First,', 'Fifth,']);
});

test('the table of Han forms is asked for only where it makes a difference', () => {
  const query = { ...EMPTY_QUERY, pattern: '网络' };
  const queries = [query, { ...query, regex: true }, { ...query, formSensitive: true }, { ...query, pattern: 'power' }];
  expect(queries.map(needsHanForms)).toEqual([true, true, false, false]);
  expect(needsHanForms({ ...query, pattern: '[一-网]', regex: true })).toBe(false);
});

test('Turkish: the dotted and the dotless letters meet only when accents are folded', () => {
  const source = readZoo('turkish.txt');
  expect(find(source, 'diyarbakır')).toEqual(['Diyarbakır', 'DİYARBAKIR']);
  expect(find(source, 'izmir')).toEqual(['İZMİR', 'izmir']);
  expect(find(source, 'izmir', { diacriticSensitive: true })).toEqual(['izmir']);
});

test('a pattern that is none says why', () => {
  expect(findAll(textOf('a'), { ...EMPTY_QUERY, regex: true, pattern: '(' })).toEqual({
    ok: false,
    error: { code: 'invalid-pattern', detail: 'Unterminated group' },
  });
});

test('notes: every match with its note, line by line', () => {
  const notes = [
    { id: 'a', text: 'Power here\nand power' },
    { id: 'b', text: 'nothing' },
    { id: 'c', text: 'POWER' },
  ];
  expect(findInNotes(notes, { ...EMPTY_QUERY, pattern: 'power' })).toEqual({
    ok: true,
    value: [
      { id: 'a', start: 0, end: 5 },
      { id: 'a', start: 15, end: 20 },
      { id: 'c', start: 0, end: 5 },
    ],
  });
  expect(findInNotes(notes, { ...EMPTY_QUERY, pattern: '[', regex: true })).toMatchObject({
    ok: false,
    error: { code: 'invalid-pattern' },
  });
});

test('any stretch of whole characters within a paragraph is found where it stands, however it is folded', () => {
  const sources = [readBundledText(), readZoo('turkish.txt'), readZoo('combining.txt'), readZoo('han.txt'), readZoo('astral.txt')].map(
    (source) => ({ source, searched: searchedSource(source) }),
  );
  const options = fc.record({ caseSensitive: fc.boolean(), diacriticSensitive: fc.boolean(), formSensitive: fc.boolean() });
  fc.assert(
    fc.property(
      fc.constantFrom(...sources),
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 12 }),
      options,
      ({ source, searched }, which, from, length, how) => {
        const block = source.blocks[which % source.blocks.length];
        if (block === undefined) return;
        const clusters = Array.from(new Intl.Segmenter('und').segment(source.text.slice(block.span.start, block.span.end)), (part) => part);
        const first = from % clusters.length;
        const pattern = clusters
          .slice(first, first + length)
          .map((part) => part.segment)
          .join('');
        const start = block.span.start + (clusters[first]?.index ?? 0);
        const found = searchText(searched, { ...EMPTY_QUERY, ...how, pattern }, HAN);
        const covers =
          found.ok && found.value.starts.some((at, index) => at < start + pattern.length && (found.value.ends[index] ?? 0) > start);
        expect(covers).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
