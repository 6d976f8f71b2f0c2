import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import type { RichText } from '../model/rich-text';
import { richTextToHast } from './to-hast';

test('a note becomes elements; markup in its words stays words', () => {
  const body: RichText = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: '<script>', marks: [{ type: 'bold' }, { type: 'italic' }] },
          { type: 'hardBreak' },
          { type: 'text', text: 'a "b"', marks: [{ type: 'link', attrs: { href: 'https://example.org/?a&b="' } }] },
        ],
      },
      { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
      { type: 'codeBlock', content: [{ type: 'text', text: '</pre>' }] },
    ],
  };
  expect(toHtml({ type: 'root', children: richTextToHast(body) })).toBe(
    '<p><strong><em>&#x3C;script></em></strong><br><a href="https://example.org/?a&#x26;b=&#x22;" rel="noopener noreferrer">a "b"</a></p>' +
      '<ol start="3"><li><p></p></li></ol><pre><code>&#x3C;/pre></code></pre>',
  );
});
