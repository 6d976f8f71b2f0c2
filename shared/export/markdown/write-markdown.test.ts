import fc from 'fast-check';
import type { RootContent } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import { expect, test } from 'vitest';
import { MARKDOWN_STYLE } from '../../richtext/markdown';
import { writeMarkdown } from './write-markdown';

const words = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('網絡\u3000', 'a\u00a0', '- b'));
const paragraph = words.map((value) => ({ type: 'paragraph' as const, children: [{ type: 'text' as const, value }] }));
const list = fc.record({
  type: fc.constant('list' as const),
  ordered: fc.boolean(),
  children: fc
    .array(paragraph, { minLength: 1, maxLength: 2 })
    .map((items) => items.map((item) => ({ type: 'listItem' as const, children: [item] }))),
});
const block: fc.Arbitrary<RootContent> = fc.oneof(
  paragraph,
  list,
  fc.array(fc.oneof(paragraph, list), { minLength: 1, maxLength: 2 }).map((children) => ({ type: 'blockquote' as const, children })),
  words.map((value) => ({ type: 'code' as const, value })),
  fc.constant({ type: 'thematicBreak' as const }),
);

test('written a few blocks at a time, a document is what it is when written at once', async () => {
  const document = fc.array(block, { minLength: 1, maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(document, async (children) => {
      const written = await writeMarkdown(children, MARKDOWN_STYLE, { report: () => undefined }, { from: 0, to: 1 });
      expect(written).toBe(toMarkdown({ type: 'root', children }, MARKDOWN_STYLE));
    }),
    { numRuns: 200 },
  );
});
