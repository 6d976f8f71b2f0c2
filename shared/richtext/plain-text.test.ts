import { expect, test } from 'vitest';
import type { RichBlock, RichText } from '../model/rich-text';
import { isEmptyRichText, plainTextOf, richTextFromPlainText } from './plain-text';

const paragraph = (text: string): RichBlock => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const doc = (...content: RichBlock[]): RichText => ({ type: 'doc', content });

test('one line a block, with bullets, numbers and quotation marks', () => {
  const body = doc(
    {
      type: 'paragraph',
      content: [{ type: 'text', text: 'two' }, { type: 'hardBreak' }, { type: 'text', text: 'lines', marks: [{ type: 'bold' }] }],
    },
    {
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          content: [
            paragraph('first'),
            {
              type: 'orderedList',
              attrs: { start: 4 },
              content: [
                { type: 'listItem', content: [paragraph('four')] },
                { type: 'listItem', content: [paragraph('five')] },
              ],
            },
          ],
        },
      ],
    },
    { type: 'blockquote', content: [paragraph('said')] },
    { type: 'codeBlock', content: [{ type: 'text', text: 'a\n  b' }] },
  );
  expect(plainTextOf(body)).toBe('two\nlines\n• first\n  4. four\n  5. five\n> said\na\n  b');
});

test('a note of blanks is empty, wherever they stand', () => {
  expect(
    isEmptyRichText(doc(paragraph(' \u3000'), { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] })),
  ).toBe(true);
  expect(isEmptyRichText(doc({ type: 'blockquote', content: [paragraph('x')] }))).toBe(false);
});

test('plain text becomes one paragraph a line', () => {
  expect(richTextFromPlainText('a\r\n\r\nb')).toEqual(doc(paragraph('a'), paragraph('b')));
  expect(richTextFromPlainText(' \n')).toEqual(doc({ type: 'paragraph' }));
});
