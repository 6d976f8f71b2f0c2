import { expect, test } from 'vitest';
import { readBundledText, readZoo, textOf } from '../../e2e/support/texts';
import { deriveOutline, outlinePoints } from './outline';
import { readSourceText } from './read-source-text';
import type { SourceText } from './source-text';

const lines = (source: SourceText) =>
  deriveOutline(source).map((entry) => `${'  '.repeat(entry.level)}${entry.paragraph ?? '#'} ${entry.label}`);

test('the bundled text: paragraphs by first words, five points below the paragraph that announces them', () => {
  const source = readBundledText();
  expect(lines(source)).toEqual([
    '1 黨的十八大以來',
    '2 Network security and informatization are',
    '3 Looking at the history of world',
    '4 Human society is undergoing a great',
    '5 With the rapid development of network',
    '6 China attaches great importance to the',
    '7 Since the 18th National Congress of the',
    '8 Building a cyber power is a major',
    '9 We put forward the strategic goal of',
    '10 The new era calls for new ideas, and new',
    '  11 First · important position',
    '  12 Second · strategic goal',
    '  13 Third · principles',
    '  14 Fourth · international propositions',
    '  15 Fifth · basic methods',
    '16 General Secretary Xi Jinping’s important',
    '17 Focusing on the overall development of',
    '18 We must combine in-depth study of',
  ]);
  expect(deriveOutline(source)[10]).toEqual({
    block: 11,
    paragraph: 11,
    span: source.blocks[11]?.span,
    label: 'First · important position',
    language: 'en',
    level: 1,
  });
});

test('an enumeration by numbers with paragraphs in between', () => {
  const source = textOf(
    [
      'Three rules for a margin',
      'A margin has its rules, and there are three of them:',
      '1. You should never cover the text with a note.',
      'This is the oldest of the three.',
      '2. You should keep your own words apart from those of the author.',
      '3. You should date everything.',
      'Nothing else is needed.',
    ].join('\n\n'),
  );
  expect(lines(source)).toEqual([
    '1 A margin has its rules, and there are',
    '  2 1 · never cover',
    '3 This is the oldest of the three.',
    '  4 2 · keep',
    '  5 3 · date everything',
    '6 Nothing else is needed.',
  ]);
});

test('an enumeration in Chinese', () => {
  expect(lines(readZoo('han.txt'))).toEqual([
    '1 网络空间是亿万民众共同的精神家园',
    '  2 第一 · 网信工作的重要地位',
    '  3 第二 · 网络强国建设的战略目标',
    '4 这里写着 Internet Plus 和 ５Ｇ',
  ]);
});

test('no enumeration: a number that begins a paragraph by chance is none', () => {
  expect(lines(textOf('CHAPTER I.\n\nFirst, he read.\n\nThen he wrote.\n\nCHAPTER II.\n\nSecond, he rested.\n\n1984. A year.'))).toEqual([
    '# CHAPTER I.',
    '1 First, he read.',
    '2 Then he wrote.',
    '# CHAPTER II.',
    '3 Second, he rested.',
    '4 1984. A year.',
  ]);
});

test('where the file says which headings it has, these alone, the highest outermost', () => {
  const words = 'On Method\nFirst, a point.\nSources\nSecond, a point.\nEnd';
  const blocks = [...words.matchAll(/.+/g)].map(({ index, 0: line }) => ({ start: index, end: index + line.length }));
  const levels = [2, null, 3, null, 2];
  const structure = blocks.map((block, index) => {
    const level = levels[index] ?? null;
    return { ...block, level, kind: level === null ? ('paragraph' as const) : ('heading' as const) };
  });
  const read = readSourceText(new TextEncoder().encode(words), { structure });
  if (!read.ok) throw new Error(read.error.code);
  expect(lines(read.value)).toEqual(['# On Method', '  # Sources', '# End']);
});

test('a point is headed by its words up to its gist, whatever the script', () => {
  const heads = (source: SourceText) => outlinePoints(source).map(({ head }) => source.text.slice(head.start, head.end));
  expect(heads(readBundledText())).toEqual([
    'First, clarify the important position',
    'Second, clarify the strategic goal',
    'Third, clarify the principles',
    'Fourth, clarify the international propositions',
    'Fifth, clarify the basic methods',
  ]);
  expect(heads(textOf('Title\n\nIt begins.\n\n一、明確戰略地位，並且如此。\n\n二、明確目標。'))).toEqual([
    '一、明確戰略地位',
    '二、明確目標',
  ]);
  expect(heads(textOf('Title\n\nIt begins.\n\n1. The and.\n\n2. Of it.'))).toEqual(['1.', '2.']);
});
