import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import type { RichBlock, RichInline, RichListItem, RichText } from '../model/rich-text';
import { richTextFromHtml } from './from-html';
import { normalizeRichText } from './normalize-rich-text';
import { parseRichText } from './parse-rich-text';
import { plainTextOf } from './plain-text';
import { plainTextOfHtml } from './plain-text-of-html';
import { arbitraryRichText } from './rich-text.cases';
import { richTextToHast } from './to-hast';

/** What HTML does to any text: blanks run together, except in code blocks, which begin behind their first line end. */
function asHtmlHasIt(body: RichText): RichText {
  const inline = (node: RichInline): RichInline =>
    node.type === 'text' ? { ...node, text: node.text.replace(/[ \t\n\r\f]+/g, ' ') } : node;
  const item = ({ content }: RichListItem): RichListItem => ({ type: 'listItem', content: content.map(block) });
  const block = (one: RichBlock): RichBlock => {
    if (one.type === 'codeBlock')
      return { type: 'codeBlock', content: (one.content ?? []).map((node) => ({ ...node, text: node.text.replace(/^\n/, '') })) };
    if (one.type === 'paragraph') return joinBlanks({ type: 'paragraph', content: (one.content ?? []).map(inline) });
    if (one.type === 'blockquote') return { type: 'blockquote', content: one.content.map(block) };
    return { ...one, content: one.content.map(item) };
  };
  return normalizeRichText({ type: 'doc', content: normalizeRichText(body).content.map(block) });
}

/** Blanks run together across the borders of marks as well: the first of them stays. */
function joinBlanks(paragraph: Extract<RichBlock, { readonly type: 'paragraph' }>): RichBlock {
  const content: RichInline[] = [];
  let endsBlank = true;
  for (const node of paragraph.content ?? []) {
    if (node.type === 'hardBreak') {
      content.push(node);
      endsBlank = true;
      continue;
    }
    const text: string = endsBlank ? node.text.replace(/^ /, '') : node.text;
    if (text === '') continue;
    content.push({ ...node, text });
    endsBlank = text.endsWith(' ');
  }
  return { type: 'paragraph', content };
}

test('a note written as HTML reads as the same note', () => {
  fc.assert(
    fc.property(arbitraryRichText, (body) => {
      const html = toHtml({ type: 'root', children: richTextToHast(normalizeRichText(body)) });
      expect(richTextFromHtml(html)).toEqual(asHtmlHasIt(body));
    }),
    { numRuns: 300 },
  );
});

test('whatever is read is a valid note in normal form', () => {
  const tags =
    '<p> </p> <ul> </ul> <ol> </ol> <li> </li> <b> </b> <a href="https://example.org"> </a> <pre> </pre> <br> <td> <tr> <!-- --> <script> </script>';
  const piece = fc.oneof(fc.constantFrom(...tags.split(' ')), fc.string(), fc.constant('<blockquote>'), fc.constant('&#x4E09;'));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const read = richTextFromHtml(pieces.join(''));
      expect(normalizeRichText(read)).toEqual(read);
      expect(parseRichText(read)).toEqual({ ok: true, value: read });
    }),
  );
});

test.each([
  [
    '<p>one<script>alert(1)</script> <b>two</b> &amp; &#x4E09;</p><ul><li>three</li></ul><img src=x onerror=alert(1)>',
    'one two & 三\n• three',
  ],
  ['<a href="javascript:alert(1)">x</a> <a href=" https://example.org/ ">y</a>', 'x y'],
  ['<table><tr><th>a<td>b<tr><td>c</table>', 'a | b\nc'],
  ['loose<li>item', 'loose\n• item'],
  ['a<br>b</br><p>c', 'a\nb\nc'],
  ['<style>p{}</style>1 < 2', '1 < 2'],
])('%j reads as %j', (html, words) => {
  expect(plainTextOf(richTextFromHtml(html))).toBe(words);
});

test('only links that are safe are links', () => {
  const read = richTextFromHtml(
    '<p><a href="javascript:alert(1)">x</a><a href="data:text/html,y">y</a><a href=" https://example.org/ ">z</a>',
  );
  expect(read.content).toEqual([
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'xy' },
        { type: 'text', text: 'z', marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }] },
      ],
    },
  ]);
});

test.each([
  ['<b>'.repeat(100_000), '</b>'.repeat(100_000)],
  ['<div><blockquote>'.repeat(50_000), ''],
  ['<ul><li>'.repeat(150), '</ul>'],
])('deep nesting costs neither time nor words: %#', (before, after) => {
  const begun = performance.now();
  expect(plainTextOf(richTextFromHtml(`${before}deep & down${after}`))).toContain('deep & down');
  expect(performance.now() - begun).toBeLessThan(3000);
});

test.each([
  ['a<br>b', 'a\nb'],
  ['<!-- <p>x</p> -->words', 'words'],
  ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ['&lt;b&gt; &unknown; &#0;', '<b> &unknown; &#0;'],
  ['<a title=">">link</a>', 'link'],
  ['a<style>p{}</style>b<STYLE> p{}', 'ab'],
])('%j has the words %j', (html, words) => {
  expect(plainTextOfHtml(html)).toBe(words);
});

test.each([['<a'.repeat(30_000)], [`<${'a'.repeat(60_000)}`], ['<a "'.repeat(30_000)], [`<a ${'" <a"'.repeat(30_000)}`]])(
  'tags that never end cost no time: %#',
  (html) => {
    const begun = performance.now();
    expect(plainTextOfHtml(html)).toBe(html);
    expect(performance.now() - begun).toBeLessThan(1000);
  },
);
