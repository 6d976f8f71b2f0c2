import * as v from 'valibot';
import {
  type EssayBlock,
  type EssayCitation,
  type EssayInline,
  type EssayListItem,
  type EssayMark,
  type EssayMention,
  type EssayTableCell,
  type EssayTableRow,
  type EssayText,
  HEADING_LEVELS,
} from './essay';
import type { Commentary, CommentaryBlock } from './records';
import {
  annotationId,
  codeId,
  commentaryBlockId,
  commentaryId,
  offset,
  ordinal,
  safeLink,
  sourceId,
  target,
  text,
  time,
} from './validate-fields';

const words = v.pipe(v.string(), v.nonEmpty());

const mark: v.GenericSchema<EssayMark> = v.variant('type', [
  v.strictObject({ type: v.picklist(['bold', 'italic', 'strike', 'code']) }),
  v.strictObject({ type: v.literal('link'), attrs: v.strictObject({ href: safeLink }) }),
  v.strictObject({ type: v.literal('quote'), attrs: v.strictObject({ target }) }),
]);

const textNode: v.GenericSchema<EssayText> = v.strictObject({
  type: v.literal('text'),
  text: words,
  marks: v.exactOptional(v.array(mark)),
});

const mention: v.GenericSchema<EssayMention> = v.strictObject({
  type: v.literal('mention'),
  attrs: v.variant('kind', [
    v.strictObject({ kind: v.literal('annotation'), id: annotationId }),
    v.strictObject({ kind: v.literal('code'), id: codeId }),
  ]),
});

const citation: v.GenericSchema<EssayCitation> = v.strictObject({
  type: v.literal('citation'),
  attrs: v.strictObject({ target: v.nullable(target) }),
});

const inline: v.GenericSchema<EssayInline> = v.union([
  textNode,
  v.strictObject({ type: v.literal('hardBreak') }),
  v.strictObject({ type: v.literal('footnote'), content: v.exactOptional(v.array(v.union([textNode, mention, citation]))) }),
  mention,
  citation,
]);

const inlines = v.exactOptional(v.array(inline));

const listItem: v.GenericSchema<EssayListItem> = v.strictObject({
  type: v.literal('listItem'),
  content: v.array(v.lazy(() => essayBlock)),
});

const cell: v.GenericSchema<EssayTableCell> = v.strictObject({
  type: v.picklist(['tableCell', 'tableHeader']),
  attrs: v.exactOptional(v.strictObject({ colspan: ordinal, rowspan: ordinal })),
  content: v.array(v.lazy(() => essayBlock)),
});

const row: v.GenericSchema<EssayTableRow> = v.strictObject({ type: v.literal('tableRow'), content: v.array(cell) });

const essayBlock: v.GenericSchema<EssayBlock> = v.variant('type', [
  v.strictObject({ type: v.literal('paragraph'), content: inlines }),
  v.strictObject({ type: v.literal('heading'), attrs: v.strictObject({ level: v.picklist(HEADING_LEVELS) }), content: inlines }),
  v.strictObject({ type: v.literal('blockquote'), content: v.array(v.lazy(() => essayBlock)) }),
  v.strictObject({ type: v.literal('bulletList'), content: v.array(listItem) }),
  v.strictObject({
    type: v.literal('orderedList'),
    attrs: v.exactOptional(v.strictObject({ start: offset })),
    content: v.array(listItem),
  }),
  v.strictObject({
    type: v.literal('codeBlock'),
    content: v.exactOptional(v.array(v.strictObject({ type: v.literal('text'), text: words }))),
  }),
  v.strictObject({ type: v.literal('table'), content: v.array(row) }),
  v.strictObject({ type: v.literal('quotation'), attrs: v.strictObject({ target }), content: inlines }),
  v.strictObject({ type: v.literal('bibliography') }),
]);

/** Schema of a commentary's record. */
export const commentary: v.GenericSchema<Commentary> = v.strictObject({
  id: commentaryId,
  sourceId,
  title: text,
  createdAt: time,
  updatedAt: time,
  trashedAt: v.nullable(time),
});

/** Schema of a block's record. */
export const commentaryBlock: v.GenericSchema<CommentaryBlock> = v.strictObject({
  id: commentaryBlockId,
  commentaryId,
  order: v.pipe(v.string(), v.regex(/^[0-9A-Za-z]*[1-9A-Za-z]$/, 'no key of order')),
  content: essayBlock,
  updatedAt: time,
});
