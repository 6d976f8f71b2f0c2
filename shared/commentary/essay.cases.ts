import type { EssayBlock, EssayInline } from '../model/essay';
import { annotationId, codeId, commentaryBlockId, commentaryId, revisionId, sourceId } from '../model/ids';
import type { Commentary, CommentaryBlock, Target } from '../model/records';

/** A commentary for tests. */
export function commentary(id = 'e1', changes: Partial<Commentary> = {}): Commentary {
  return {
    id: commentaryId(id),
    sourceId: sourceId('s1'),
    title: 'On power',
    createdAt: 4000,
    updatedAt: 4000,
    trashedAt: null,
    ...changes,
  };
}

export function paragraph(...content: (string | EssayInline)[]): EssayBlock {
  return { type: 'paragraph', content: content.map((one) => (typeof one === 'string' ? { type: 'text', text: one } : one)) };
}

/** A stored paragraph with these words. */
export function block(id: string, order: string, words: string, changes: Partial<CommentaryBlock> = {}): CommentaryBlock {
  return { id: commentaryBlockId(id), commentaryId: commentaryId('e1'), order, content: paragraph(words), updatedAt: 4000, ...changes };
}

export function byKey(...blocks: readonly CommentaryBlock[]): ReadonlyMap<string, CommentaryBlock> {
  return new Map(blocks.map((one) => [one.id, one]));
}

export const TARGET: Target = {
  revisionId: revisionId('r1'),
  start: 8,
  end: 19,
  quote: { exact: 'cyber power', prefix: 'into a ', suffix: '. The' },
  paragraph: 7,
  occurrence: [2, 8],
};

/** One block of every kind, with every kind of inline and mark. */
export const EVERY_BLOCK: readonly EssayBlock[] = [
  { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Power' }] },
  paragraph(
    'Plain, ',
    { type: 'text', text: 'bold', marks: [{ type: 'bold' }] },
    { type: 'text', text: 'linked', marks: [{ type: 'italic' }, { type: 'link', attrs: { href: 'https://example.org/' } }] },
    { type: 'hardBreak' },
    { type: 'text', text: 'cyber power', marks: [{ type: 'quote', attrs: { target: TARGET } }] },
    {
      type: 'footnote',
      content: [
        { type: 'text', text: 'See also ' },
        { type: 'mention', attrs: { kind: 'code', id: codeId('c1') } },
        { type: 'citation', attrs: { target: TARGET } },
      ],
    },
    { type: 'mention', attrs: { kind: 'annotation', id: annotationId('a1') } },
    { type: 'citation', attrs: { target: null } },
  ),
  {
    type: 'quotation',
    attrs: { target: TARGET },
    content: [
      { type: 'text', text: 'cyber power' },
      { type: 'citation', attrs: { target: TARGET } },
    ],
  },
  { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('one'), { type: 'blockquote', content: [paragraph('two')] }] }] },
  { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph('three')] }] },
  { type: 'codeBlock', content: [{ type: 'text', text: 'a  b' }] },
  {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [
          { type: 'tableHeader', content: [paragraph('Term')] },
          { type: 'tableHeader', content: [paragraph('譯')] },
        ],
      },
      { type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 2, rowspan: 1 }, content: [paragraph('網絡強國')] }] },
    ],
  },
  { type: 'bibliography' },
];
