import fc from 'fast-check';
import type { RichBlock, RichInline, RichListItem, RichMark, RichText } from '../model/rich-text';

/** Words that break careless writers: every syntax of Markdown, HTML, YAML and spreadsheets, several scripts, astral characters. */
export const HOSTILE_WORDS = [
  'plain words',
  '網絡強國',
  'a𝒜b',
  'e\u0301',
  'שלום',
  '<script>alert(1)</script>',
  ']]>',
  '-->',
  '|',
  '`',
  '``',
  '```',
  '~',
  '~~',
  '*',
  '**',
  '_',
  '__init__',
  '#',
  '# heading',
  '#tag',
  '1.',
  '1) one',
  '- item',
  '+',
  '>',
  '> quote',
  '[a](b)',
  '[',
  ']',
  '![x](y)',
  '[^1]',
  '[^1]: x',
  '[[link]]',
  '![[embed]]',
  '\\',
  '&amp;',
  '&',
  '==mark==',
  '%%comment%%',
  '$x$',
  '^id',
  'https://example.org/a_b',
  'www.example.org',
  'a@example.org',
  '===',
  '---',
  '***',
  '=1+2',
  '＝1',
  '\t',
  ' ',
  '  ',
  '。',
  '“',
  'word',
  ':',
  '!',
  '.',
  '-',
  '=HYPERLINK("x")',
  'snake_case_word',
  'a*b*c',
  '<!-- c -->',
  '{{x}}',
  '~~~',
  '\u3000',
  '\u00a0',
  '| a | b |',
  '|---|---|',
  '[ ] task',
  '<https://x.y>',
  '@name',
  'no',
  'C:\\x',
] as const;

const marks: fc.Arbitrary<RichMark[]> = fc.subarray<RichMark>(
  [
    { type: 'bold' },
    { type: 'italic' },
    { type: 'strike' },
    { type: 'code' },
    { type: 'link', attrs: { href: 'https://example.org/a?b=(c)&d=e_f' } },
  ],
  { maxLength: 3 },
);

const words = fc.oneof(
  fc.constantFrom(...HOSTILE_WORDS),
  fc.string({ maxLength: 6, unit: 'grapheme' }).filter((text) => text !== ''),
);

const inline: fc.Arbitrary<RichInline> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<RichInline>({ type: 'hardBreak' }) },
  { weight: 4, arbitrary: words.map((text): RichInline => ({ type: 'text', text })) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(words, marks)
      .map(([text, found]): RichInline => (found.length > 0 ? { type: 'text', text, marks: found } : { type: 'text', text })),
  },
);

const { block } = fc.letrec<{ block: RichBlock; item: RichListItem; paragraph: RichBlock }>((tie) => ({
  paragraph: fc
    .array(inline, { maxLength: 5 })
    .map((content): RichBlock => (content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' })),
  item: fc
    .tuple(tie('paragraph'), fc.array(tie('block'), { maxLength: 2 }))
    .map(([first, rest]): RichListItem => ({ type: 'listItem', content: [first, ...rest] })),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('paragraph'),
    fc
      .array(words, { maxLength: 3 })
      .map(
        (lines): RichBlock =>
          lines.length > 0 ? { type: 'codeBlock', content: [{ type: 'text', text: lines.join('\n') }] } : { type: 'codeBlock' },
      ),
    fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((content): RichBlock => ({ type: 'blockquote', content })),
    fc.array(tie('item'), { minLength: 1, maxLength: 3 }).map((content): RichBlock => ({ type: 'bulletList', content })),
    fc
      .tuple(fc.nat(99), fc.array(tie('item'), { minLength: 1, maxLength: 3 }))
      .map(([start, content]): RichBlock => ({ type: 'orderedList', attrs: { start }, content })),
  ),
}));

/** Notes of every shape that the editor can make, with hostile words. */
export const arbitraryRichText: fc.Arbitrary<RichText> = fc
  .array(block, { minLength: 1, maxLength: 4 })
  .map((content): RichText => ({ type: 'doc', content }));
