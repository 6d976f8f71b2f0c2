import { expect, test } from 'vitest';
import { sliceSpan, span } from './offset';
import { trimSpan } from './trim-span';

test.each([
  ['one [two] three', 'two'],
  ['one[ two ]three', 'two'],
  ['第一段。[\n\n第二段。\n]', '第二段。'],
  ['a[\u3000𠮷 b\u00a0]c', '𠮷 b'],
  ['nothing [ \n\t] here', ''],
  ['nothing [] here', ''],
])('%j', (marked, words) => {
  const text = marked.replaceAll(/[[\]]/gu, '');
  const where = trimSpan(text, span(marked.indexOf('['), marked.indexOf(']') - 1));
  expect(sliceSpan(text, where)).toBe(words);
});
