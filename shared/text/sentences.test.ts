import { expect, test } from 'vitest';
import { readBundledText, readZoo, textOf } from '../../e2e/support/texts';
import { sliceSpan, span } from './offset';
import { formatPlace, formatPlaceRange, placeOf } from './place';
import { sentencesOf } from './sentences';
import type { SourceText } from './source-text';

/** The sentences of the one block of `words`, set apart by |. */
function split(words: string): string {
  const source = textOf(words);
  return source.blocks.flatMap((block) => sentencesOf(source, block).map((sentence) => sliceSpan(source.text, sentence.span))).join('|');
}

test.each([
  ['two sentences', 'He read. She wrote.', 'He read.|She wrote.'],
  ['a lone full stop', 'into a cyber power .', 'into a cyber power .'],
  ['closing quotation marks', '“He read.” She wrote. ‘So did I.’ He left.', '“He read.”|She wrote.|‘So did I.’|He left.'],
  ['closing marks after a space', 'He read (a book.) ” She wrote.', 'He read (a book.) ”|She wrote.'],
  ['straight quotation marks', '"He read." "She wrote." They left.', '"He read."|"She wrote."|They left.'],
  ['a quotation that goes on', '“Who reads?” asked the boy. “I!” said she.', '“Who reads?” asked the boy.|“I!” said she.'],
  [
    'titles and initials',
    'Mr. Smith met J. R. R. Tolkien and Dr. Who. They spoke.',
    'Mr. Smith met J. R. R. Tolkien and Dr. Who.|They spoke.',
  ],
  ['a pronoun is no initial', 'So did I. He left.', 'So did I.|He left.'],
  ['references', 'See No. 5 and Fig. 2, e.g. Feb. 27. It ends.', 'See No. 5 and Fig. 2, e.g. Feb. 27.|It ends.'],
  ['no is a word as well', 'He said No. She left.', 'He said No.|She left.'],
  ['decimals and brackets', 'It grew by 3.14 points (5G), or more. Then it fell.', 'It grew by 3.14 points (5G), or more.|Then it fell.'],
  ['an enumerator', '1. The first point. It is short.', '1. The first point.|It is short.'],
  [
    'Chinese',
    '谁掌握了互联网？「过不了这一关！」是一句引文；很短。 2014年。',
    '谁掌握了互联网？|「过不了这一关！」是一句引文；很短。|2014年。',
  ],
  ['an ellipsis', 'He read… and wrote. She left...', 'He read… and wrote.|She left...'],
])('%s', (_name, words, expected) => {
  expect(split(words)).toBe(expected);
});

test('lines broken by hand do not end a sentence', () => {
  expect(split('One\n\nThe line runs\non to here. The next\r\nas well.\n\nTwo')).toBe(
    'One|The line runs\non to here.|The next\r\nas well.|Two',
  );
});

test('the bundled text: sentences a paragraph, and ¶7 ends in one sentence with " ."', () => {
  const source = readBundledText();
  const counts = source.blocks.filter((block) => block.paragraph !== null).map((block) => sentencesOf(source, block).length);
  expect(counts).toEqual([2, 3, 5, 5, 6, 6, 2, 2, 5, 3, 3, 4, 3, 3, 3, 3, 3, 1]);
  const seventh = source.blocks.find((block) => block.paragraph === 7);
  const last = seventh && sentencesOf(source, seventh).at(-1);
  expect(last && sliceSpan(source.text, last.span)).toMatch(/^On February 27, 2014, .* into a cyber power \.$/);
});

test('sentences hold every character of a block but the spaces between them', () => {
  for (const source of [readBundledText(), readZoo('han.txt'), readZoo('right-to-left.txt'), readZoo('astral.txt')]) {
    for (const block of source.blocks) {
      const words = sentencesOf(source, block).map((sentence) => sliceSpan(source.text, sentence.span));
      expect(words.join('').replace(/\s/g, '')).toBe(sliceSpan(source.text, block.span).replace(/\s/g, ''));
    }
  }
});

const find = (source: SourceText, words: string, to = words) => {
  const start = source.text.indexOf(words);
  return span(start, source.text.indexOf(to, start) + to.length);
};

test('places as a reader cites them', () => {
  const source = readBundledText();
  expect(placeOf(source, find(source, 'cyber power .'))).toEqual({ block: 7, paragraph: 7, sentence: 2 });
  expect(formatPlace(placeOf(source, find(source, 'cyber power .')))).toBe('¶7 s2');
  expect(formatPlace(placeOf(source, find(source, 'The Way of Internet')))).toBe('');
  expect(formatPlace({ block: 7, paragraph: 7, sentence: null })).toBe('¶7');
});

test('places of a longer passage', () => {
  const source = readBundledText();
  expect(formatPlaceRange(source, find(source, 'cyber power .'))).toBe('¶7 s2');
  expect(formatPlaceRange(source, find(source, 'Since the 18th', 'On February'))).toBe('¶7 s1–s2');
  expect(formatPlaceRange(source, find(source, 'cyber power .', 'Building a'))).toBe('¶7 s2–¶8 s1');
  expect(formatPlaceRange(source, find(source, 'the Chinese nation.\n\n(', 'Author'))).toBe('¶18 s1');
  expect(formatPlaceRange(source, find(source, 'Network Power\n', '十八大'))).toBe('¶1 s1');
  const seventh = source.blocks[7]?.span.start ?? 0;
  expect(formatPlaceRange(source, span(seventh - 40, seventh))).toBe('¶6 s6');
});
