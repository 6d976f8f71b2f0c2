import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RichBlock, RichText } from '../model/rich-text';
import { parseMarkdown, serializeMarkdown } from './markdown';
import { normalizeRichText } from './normalize-rich-text';
import { parseRichText } from './parse-rich-text';
import { arbitraryRichText, HOSTILE_WORDS } from './rich-text.cases';

const paragraph = (text: string): RichBlock => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const doc = (...content: RichBlock[]): RichText => ({ type: 'doc', content });

test('a note written as Markdown reads as the same note', () => {
  fc.assert(
    fc.property(arbitraryRichText, (body) => {
      expect(parseMarkdown(serializeMarkdown(body))).toEqual(normalizeRichText(body));
    }),
    { numRuns: 500 },
  );
});

test('the normal form is reached in one step and is a valid note', () => {
  fc.assert(
    fc.property(arbitraryRichText, (body) => {
      const normal = normalizeRichText(body);
      expect(normalizeRichText(normal)).toEqual(normal);
      expect(parseRichText(normal)).toEqual({ ok: true, value: normal });
    }),
  );
});

test.each(HOSTILE_WORDS.filter((words) => words.trim() !== ''))('%j alone in a paragraph survives', (words) => {
  expect(parseMarkdown(serializeMarkdown(doc(paragraph(words))))).toEqual(normalizeRichText(doc(paragraph(words))));
});
