import { expect, test } from 'vitest';
import { isPlainText } from './is-plain-text';

test.each([
  ['essay.txt', 'On Method\n\nThe first paragraph.', true],
  ['essay.TEXT', 'One line', true],
  ['indented.txt', '\tThe first.\n\tThe second.', true],
  ['brackets.txt', '[Note] A text may begin so.', true],
  ['empty.txt', '', true],
  ['table.txt', 'Quotation\tNote\nwords\twhy\n', false],
  ['data.txt', ' [{"id": 1}]', false],
  ['data.txt', '{"rows": []}', false],
  ['table.csv', 'On Method', false],
])('%s with %j: %s', (name, words, expected) => {
  expect(isPlainText(name, new TextEncoder().encode(words))).toBe(expected);
});
