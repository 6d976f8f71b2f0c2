import { expect, it } from 'vitest';
import { span } from '../../shared/text/offset';
import { readSourceText } from '../../shared/text/read-source-text';
import { citePassage, quotePassage } from './quoting';

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
  expect(citePassage(text, spanOf('Another'), { ...provenance, author: 'Xu Shan' })).toBe('“Another” (Xu Shan, A Title, ¶1 s2)');
  expect(citePassage(text, spanOf('Title'), provenance)).toBe('“Title” (A Title)');
});
