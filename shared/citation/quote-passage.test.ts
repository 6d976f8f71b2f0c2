import { expect, it } from 'vitest';
import { span } from '../text/offset';
import { readSourceText } from '../text/read-source-text';
import { citePassage, quotePassage } from './quote-passage';

const TEXT = 'A Title\n\nOne sentence. Another, with “words” in it.\n\n習近平同志提出,要從國際國內大勢出發,總體佈局。\n';
const read = readSourceText(new TextEncoder().encode(TEXT));
if (!read.ok) throw new Error(read.error.code);
const text = read.value;
const spanOf = (words: string) => span(TEXT.indexOf(words), TEXT.indexOf(words) + words.length);

const provenance = {
  fileName: 'text.txt',
  sha256: text.sha256,
  title: 'A Title',
  author: null,
  authorNote: null,
  language: 'en',
  translationOf: null,
  obtained: 'Written for a test.',
};

it('quotes the words as found, between the marks of their language', () => {
  expect([quotePassage(text, spanOf('Another, with “words”')), quotePassage(text, spanOf('總體佈局'))]).toEqual([
    '“Another, with “words””',
    '「總體佈局」',
  ]);
});

it('cites author, title and place, leaving out what is not known', () => {
  expect(citePassage(text, spanOf('Another'), { citation: null, provenance: { ...provenance, author: 'Xu Shan' } })).toBe(
    '“Another” (Xu Shan, A Title, ¶1 s2)',
  );
  expect(citePassage(text, spanOf('Title'), { citation: null, provenance })).toBe('“Title” (A Title)');
});

it('cites what the reader has written down, names in their order', () => {
  const author = [{ family: 'Xu', given: 'Shan' }, { family: '曹', given: '雪芹' }, { literal: 'The Academy' }];
  const citation = { type: 'book', title: '論', author } as const;
  expect(citePassage(text, spanOf('Another'), { citation, provenance })).toBe('“Another” (Shan Xu, 曹雪芹, The Academy, 論, ¶1 s2)');
});
