import { expect, test } from 'vitest';
import { err, ok } from '../base/result';
import { MAX_RICH_TEXT_DEPTH, parseRichText, parseRichTextWithReport } from './parse-rich-text';

const doc = (...content: unknown[]) => ({ type: 'doc', content });
const text = (words: string, ...marks: unknown[]) =>
  marks.length > 0 ? { type: 'text', text: words, marks } : { type: 'text', text: words };

test('a note as the editor writes it passes unchanged', () => {
  const note = doc(
    {
      type: 'paragraph',
      content: [text('See '), text('here', { type: 'link', attrs: { href: 'https://example.org/a' } }), { type: 'hardBreak' }],
    },
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('三', { type: 'bold' })] }] }],
    },
    { type: 'codeBlock', content: [text('a < b\n\tc')] },
    { type: 'blockquote', content: [{ type: 'paragraph' }] },
  );
  expect(parseRichTextWithReport(note)).toEqual(ok({ body: note, repairs: [] }));
});

test('what is no document is refused', () => {
  for (const value of [null, undefined, 'text', [], { type: 'paragraph' }])
    expect(parseRichText(value)).toEqual(err({ code: 'not-a-document' }));
});

test('unknown dress is taken off and reported, the text stays', () => {
  const found = doc(
    { type: 'heading', attrs: { level: 2 }, content: [text('Title', { type: 'underline' })] },
    {
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [{ type: 'paragraph', content: [text('cell')] }] }] }],
    },
    { type: 'horizontalRule' },
    { type: 'paragraph', content: [{ type: 'image', attrs: { src: 'x', alt: 'a picture' } }, text('after')] },
  );
  expect(parseRichTextWithReport(found)).toEqual(
    ok({
      body: doc(
        { type: 'paragraph', content: [text('Title')] },
        { type: 'paragraph', content: [text('cell')] },
        { type: 'paragraph', content: [text('a picture'), text('after')] },
      ),
      repairs: [
        { what: 'mark-dropped', name: 'underline' },
        { what: 'block-unwrapped', name: 'heading' },
        { what: 'block-unwrapped', name: 'tableCell' },
        { what: 'block-unwrapped', name: 'tableRow' },
        { what: 'block-unwrapped', name: 'table' },
        { what: 'node-dropped', name: 'horizontalRule' },
        { what: 'block-unwrapped', name: 'image' },
      ],
    }),
  );
});

test.each([
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  '/relative',
  '',
])('the address %j is no link in a note', (href) => {
  expect(parseRichTextWithReport(doc({ type: 'paragraph', content: [text('word', { type: 'link', attrs: { href } })] }))).toEqual(
    ok({ body: doc({ type: 'paragraph', content: [text('word')] }), repairs: [{ what: 'link-dropped', name: href }] }),
  );
});

test('loose text and loose list content find a block of their own', () => {
  expect(
    parseRichText(doc(text('loose'), { type: 'hardBreak' }, { type: 'bulletList', content: [text('item'), { type: 'listItem' }] })),
  ).toEqual(
    ok(
      doc(
        { type: 'paragraph', content: [text('loose'), { type: 'hardBreak' }] },
        {
          type: 'bulletList',
          content: [
            { type: 'listItem', content: [{ type: 'paragraph', content: [text('item')] }] },
            { type: 'listItem', content: [{ type: 'paragraph' }] },
          ],
        },
      ),
    ),
  );
});

test('nesting without end is refused, not a crash', () => {
  let node: unknown = { type: 'paragraph' };
  for (let depth = 0; depth < 100_000; depth++) node = { type: 'blockquote', content: [node] };
  expect(parseRichText(doc(node))).toEqual(err({ code: 'too-deep', limit: MAX_RICH_TEXT_DEPTH }));
});
