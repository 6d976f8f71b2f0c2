import { assertNever } from '../base/assert-never';
import { assignOrders } from '../commentary/assign-orders';
import type { Edit } from '../model/change';
import type { EssayBlock, EssayInline, EssayMention, EssayText } from '../model/essay';
import { commentaryBlockId, commentaryId } from '../model/ids';
import type { AnnotationId, CodeId, SourceId, Target, Timestamp } from '../model/records';
import type { Sample, SamplePlace, SampleSegment } from './sample';

/** What an essay of the sample refers to. */
export interface SampleNames {
  readonly targetOf: (place: SamplePlace) => Target;
  readonly annotationOf: (key: string) => AnnotationId;
  readonly codeOf: (path: string) => CodeId;
}

type SampleBlock = Sample['commentary']['blocks'][number];

/** The commentary of the sample with its blocks. Throws as the names do for what is not there. */
export function buildEssay(
  { title, blocks }: Sample['commentary'],
  sourceId: SourceId,
  at: Timestamp,
  names: SampleNames,
): readonly Edit[] {
  const id = commentaryId('sample-commentary');
  const times = { createdAt: at, updatedAt: at, trashedAt: null };
  const orders = assignOrders(blocks.map(() => null));
  return [
    { table: 'commentaries', key: id, before: null, after: { id, sourceId, title, ...times } },
    ...blocks.map((block, index): Edit => {
      const key = commentaryBlockId(`sample-block-${index + 1}`);
      const place = { id: key, commentaryId: id, order: orders[index] ?? '' };
      return { table: 'commentaryBlocks', key, before: null, after: { ...place, content: blockOf(block, names), updatedAt: at } };
    }),
  ];
}

function blockOf(block: SampleBlock, names: SampleNames): EssayBlock {
  switch (block.type) {
    case 'heading':
      return { type: 'heading', attrs: { level: 2 }, content: inlinesOf(block.content, names) };
    case 'paragraph':
      return { type: 'paragraph', content: inlinesOf(block.content, names) };
    case 'quotation': {
      const target = names.targetOf(block);
      return { type: 'quotation', attrs: { target }, content: [{ type: 'text', text: target.quote.exact }] };
    }
    case 'list':
      return {
        type: 'bulletList',
        content: block.items.map((item) => ({ type: 'listItem', content: [{ type: 'paragraph', content: inlinesOf(item, names) }] })),
      };
    case 'table':
      return {
        type: 'table',
        content: block.rows.map((cells, row) => ({ type: 'tableRow', content: cells.map((text) => cellOf(text, row)) })),
      };
    default:
      return assertNever(block);
  }
}

function cellOf(text: string, row: number) {
  const content: readonly EssayBlock[] = [{ type: 'paragraph', content: [{ type: 'text', text }] }];
  return { type: row === 0 ? 'tableHeader' : 'tableCell', content } as const;
}

function inlinesOf(segments: readonly SampleSegment[], names: SampleNames): readonly EssayInline[] {
  return segments.map((segment): EssayInline => {
    if (typeof segment !== 'string' && 'footnote' in segment) {
      return { type: 'footnote', content: segment.footnote.map((one) => plainOf(one, names)) };
    }
    if (typeof segment === 'string' || !('quote' in segment)) return plainOf(segment, names);
    const target = names.targetOf(segment.quote);
    return { type: 'text', text: target.quote.exact, marks: [{ type: 'quote', attrs: { target } }] };
  });
}

function plainOf(segment: string | { readonly mention: string } | { readonly code: string }, names: SampleNames): EssayText | EssayMention {
  if (typeof segment === 'string') return { type: 'text', text: segment };
  if ('mention' in segment) return { type: 'mention', attrs: { kind: 'annotation', id: names.annotationOf(segment.mention) } };
  return { type: 'mention', attrs: { kind: 'code', id: names.codeOf(segment.code) } };
}
