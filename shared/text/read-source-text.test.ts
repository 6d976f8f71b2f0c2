import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBundledText, readProjectFile, readZoo, textOf, ZOO } from '../../e2e/support/texts';
import { blockAt } from './block-at';
import { languageRunsOf } from './language-runs';
import { offset, sliceSpan } from './offset';
import { readSourceText } from './read-source-text';
import type { SourceText } from './source-text';

const rows = (source: SourceText) =>
  source.blocks.map((block) => [block.kind, block.paragraph, block.language, sliceSpan(source.text, block.span)]);

test('the bundled text: title, eighteen paragraphs, credit line, two lines of page furniture', () => {
  const source = readBundledText();
  const ends = source.blocks.map((block) => {
    const words = sliceSpan(source.text, block.span);
    return [block.kind, block.paragraph, block.language, words.slice(0, 12), words.slice(-11)];
  });
  expect(ends).toEqual([
    ['title', null, 'en', 'The Way of I', 'twork Power'],
    ['paragraph', 1, 'zh-Hant', '黨的十八大以來,以習近平', '我國建設成為網絡強國。'],
    ['paragraph', 2, 'en', 'Network secu', 'Xi Jinping.'],
    ['paragraph', 3, 'en', 'Looking at t', 'e Internet.'],
    ['paragraph', 4, 'en', 'Human societ', 'er halfway.'],
    ['paragraph', 5, 'en', 'With the rap', 'ompetition.'],
    ['paragraph', 6, 'en', 'China attach', ' prominent.'],
    ['paragraph', 7, 'en', 'Since the 18', 'ber power .'],
    ['paragraph', 8, 'en', 'Building a c', 'chievement.'],
    ['paragraph', 9, 'en', 'We put forwa', 'ly correct.'],
    ['paragraph', 10, 'en', 'The new era ', 'ng aspects.'],
    ['paragraph', 11, 'en', 'First, clari', 'leadership.'],
    ['paragraph', 12, 'en', 'Second, clar', 'k security.'],
    ['paragraph', 13, 'en', 'Third, clari', 'evelopment.'],
    ['paragraph', 14, 'en', 'Fourth, clar', 'cyberspace.'],
    ['paragraph', 15, 'en', 'Fifth, clari', 'cyberspace.'],
    ['paragraph', 16, 'en', 'General Secr', 'nd develop.'],
    ['paragraph', 17, 'en', 'Focusing on ', 'or mankind.'],
    ['paragraph', 18, 'en', 'We must comb', 'ese nation.'],
    ['credit', null, 'en', '(Author: Xu ', 'uty Editor)'],
    ['furniture', null, 'en', 'Leave a Repl', 'ave a Reply'],
    ['furniture', null, 'en', 'Your email a', 're marked *'],
  ]);
});

test('bytes out equal bytes in for the bundled text and the whole zoo', () => {
  for (const path of ['resources/texts/000_9b8cccd7a277c6cf.txt', ...ZOO.map((name) => `e2e/texts/${name}`)]) {
    const bytes = readProjectFile(path);
    const read = readSourceText(bytes);
    expect(read.ok && new TextEncoder().encode(read.value.text)).toEqual(bytes);
  }
});

test('any text that can be read gives its bytes back, and its blocks hold every letter once', () => {
  const anyText = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\n', '\r\n', '\r', '\ufeff', '黨', '𝒜', ' ')), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(anyText, (parts) => {
      const bytes = new TextEncoder().encode(parts.join(''));
      const read = readSourceText(bytes);
      if (!read.ok) return read.error.code === 'empty';
      const { text, blocks } = read.value;
      expect(new TextEncoder().encode(text)).toEqual(bytes);
      expect(
        blocks.every((block, index) => block.span.start >= (blocks[index - 1]?.span.end ?? 0) && block.span.end > block.span.start),
      ).toBe(true);
      const inBlocks = blocks.map((block) => sliceSpan(text, block.span)).join('');
      return inBlocks.replace(/[^\p{L}\p{N}\p{P}]/gu, '') === text.replace(/[^\p{L}\p{N}\p{P}]/gu, '');
    }),
  );
});

test('the zoo: byte order mark, line ends, empty lines, lines broken by hand', () => {
  expect(rows(readZoo('byte-order-mark.txt'))).toEqual([
    ['title', null, 'en', 'A mark before the first word'],
    ['paragraph', 1, 'en', 'The byte order mark stays where it is, and ¶1 starts after it.'],
  ]);
  expect(rows(readZoo('line-ends.txt'))).toEqual([
    ['title', null, 'en', 'Three kinds of line end'],
    ['paragraph', 1, 'en', 'This paragraph ends as on Windows.'],
    ['paragraph', 2, 'en', 'This one as on a Macintosh of 1990.'],
    ['paragraph', 3, 'en', 'And this one as here.'],
  ]);
  expect(rows(readZoo('empty-lines.txt'))).toEqual([
    ['title', null, 'en', 'The first words come late'],
    ['paragraph', 1, 'en', 'And the only paragraph is followed by nothing.'],
  ]);
  expect(rows(readZoo('broken-lines.txt'))).toEqual([
    ['heading', null, 'en', 'CHAPTER I.'],
    [
      'paragraph',
      1,
      'en',
      'The lines of this paragraph were broken by hand at about\nseventy characters, as e-texts were for a long time. A sentence\nmay run over the end of a line.',
    ],
    ['paragraph', 2, 'en', 'The second paragraph has\ntwo lines.'],
    ['paragraph', 3, 'en', 'And the third one.'],
  ]);
});

test('page furniture is told by its wording and only in the tail', () => {
  expect(rows(readZoo('comment-form.txt')).map(([kind, paragraph, , words]) => [kind, paragraph, words])).toEqual([
    ['title', null, 'A Page Saved With Its Form'],
    ['paragraph', 1, 'The essay has one paragraph only, and a reader who says “Leave a Reply” in it.'],
    ['credit', null, 'By: Nobody in Particular'],
    ['furniture', null, 'Share this:'],
    ['furniture', null, '3 Comments'],
    ['furniture', null, 'Leave a Comment'],
    ['furniture', null, 'Your email address will not be published. Required fields are marked *'],
    ['furniture', null, 'Name *'],
  ]);
  const inTheMiddle = textOf('A Form\n\nLeave a Reply\n\nThe words above stand before the end of the essay.');
  expect(inTheMiddle.blocks.map((block) => block.kind)).toEqual(['title', 'paragraph', 'paragraph']);
});

test('what a file says of its text stands in the place of the rules', () => {
  const words = 'Chapter 1\n\n1. A point\n2. Another\n\n[1] A note.';
  const said = [
    { start: 11, end: 21, kind: 'paragraph', level: 1 },
    { start: 21, end: 31, kind: 'paragraph', level: 1 },
    { start: 33, end: 44, kind: 'note', level: null },
  ] as const;
  const read = readSourceText(new TextEncoder().encode(words), { structure: said });
  if (!read.ok) throw new Error(read.error.code);
  expect(read.value.blocks.map(({ kind, level, paragraph, span: { start, end } }) => [kind, level, paragraph, start, end])).toEqual([
    ['paragraph', 1, 1, 11, 21],
    ['paragraph', 1, 2, 21, 31],
    ['note', null, null, 33, 44],
  ]);
});

test.each([
  ['that is empty', 4, 4],
  ['that ends before it starts', 4, 3],
  ['that overlaps the one before', 1, 6],
  ['beyond the end', 4, 8],
  ['that cuts a character', 4, 5],
])('a block %s is none of the text', (_what, start, end) => {
  const bytes = new TextEncoder().encode('one \u{1d49c}.');
  const structure = [
    { start: 0, end: 3, kind: 'paragraph', level: null } as const,
    { start, end, kind: 'paragraph', level: null } as const,
  ];
  const read = readSourceText(bytes, { structure });
  expect(read).toEqual({ ok: false, error: { code: 'misfit', block: 1 } });
});

test('languages of blocks by script and by characters of one orthography only', () => {
  const language = (words: string) => textOf(words).blocks.map((block) => block.language);
  expect(language('过不了互联网这一关，就过不了长期执政这一关。')).toEqual(['zh-Hans']);
  expect(language('過不了互聯網這一關，就過不了長期執政這一關。')).toEqual(['zh-Hant']);
  expect(language('子曰。')).toEqual(['zh']);
  expect(language('我们必须过这一关。\n子曰。')).toEqual(['zh-Hans', 'zh-Hans']);
  expect(language('私は猫である。名前はまだ無い。')).toEqual(['ja']);
  expect(language('שלום וברכה')).toEqual(['he']);
  expect(language('Ceci n’est pas une pipe, mais le portrait de sa femme.')).toEqual(['und-Latn']);
  expect(language('2014: 27.')).toEqual(['und']);
});

test('language runs: a Chinese phrase in an English paragraph and the reverse', () => {
  const runs = (source: SourceText) =>
    source.blocks.flatMap((block) => languageRunsOf(source, block).map((run) => [run.language, sliceSpan(source.text, run.span)]));
  expect(runs(textOf('The idiom “过不了互联网，这一关” frames the net, and 網絡強國 is a term of the 𝒜rt.'))).toEqual([
    ['zh-Hans', '过不了互联网，这一关'],
    ['zh-Hant', '網絡強國'],
  ]);
  expect(runs(readZoo('han.txt'))).toEqual([['und-Latn', 'Internet Plus']]);
  expect(runs(readZoo('right-to-left.txt'))).toEqual([['en', 'The margin is his']]);
  expect(runs(readBundledText())).toEqual([]);
});

test('what cannot be read says where and why', () => {
  const bytes = (...values: number[]) => readSourceText(Uint8Array.from(values));
  expect(bytes(0x41, 0x42, 0xe9, 0x43)).toEqual({ ok: false, error: { code: 'not-utf8', at: 2 } });
  expect(bytes(0x41, 0xe9, 0xbb)).toEqual({ ok: false, error: { code: 'not-utf8', at: 1 } });
  expect(bytes(0xed, 0xa0, 0x80)).toEqual({ ok: false, error: { code: 'not-utf8', at: 0 } });
  expect(bytes(0xef, 0xbb, 0xbf, 0x0a)).toEqual({ ok: false, error: { code: 'empty' } });
  expect(bytes()).toEqual({ ok: false, error: { code: 'empty' } });
});

test('an offset in the gap between blocks belongs to the block before', () => {
  const source = textOf('\nA title\n\nThe first.\n\nThe second.\n');
  const index = Array.from({ length: source.text.length + 1 }, (_, at) => blockAt(source, offset(at)).index).join('');
  expect(index).toBe('0'.repeat(10) + '1'.repeat(12) + '2'.repeat(13));
});
