import { assignOrders } from '../../../shared/commentary/assign-orders';
import type { EssayBlock } from '../../../shared/model/essay';
import { commentaryBlockId, commentaryId } from '../../../shared/model/ids';
import type { Commentary, CommentaryBlock, Target } from '../../../shared/model/records';
import { type BenchSource, createAnnotations } from './bench-source';

/** An essay as large as a reader's chapter. */
const WORDS = 20_000;
const QUOTATIONS = 500;
/** Words of the writer's own between two quotations. */
const OWN_WORDS = 'Here the writer weighs what the passage says against what was said before it and after it in the same chapter. '.repeat(
  2,
);

/** A commentary of 20,000 words with 500 live quotations, half of them in the line and half set apart. */
export function createEssay(bench: BenchSource): { readonly commentary: Commentary; readonly blocks: readonly CommentaryBlock[] } {
  const { source } = bench;
  const id = commentaryId('bench-commentary');
  const at = source.createdAt;
  const targets = createAnnotations(bench, QUOTATIONS).annotations.map(({ targets: [target] }) => target);
  const contents = targets.flatMap((target, index) => blocksAbout(target, index));
  const orders = assignOrders(contents.map(() => null));
  const blocks = contents.map(
    (content, index): CommentaryBlock => ({
      id: commentaryBlockId(`bench-block-${index}`),
      commentaryId: id,
      order: orders[index] ?? '',
      content,
      updatedAt: at,
    }),
  );
  return { commentary: { id, sourceId: source.id, title: 'A long commentary', createdAt: at, updatedAt: at, trashedAt: null }, blocks };
}

function blocksAbout(target: Target, index: number): readonly EssayBlock[] {
  const own = OWN_WORDS.split(' ')
    .slice(0, Math.round(WORDS / QUOTATIONS))
    .join(' ');
  const words = target.quote.exact.replace(/\s+/gu, ' ');
  const heading: readonly EssayBlock[] =
    index % 25 === 0 ? [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: `Part ${index / 25 + 1}` }] }] : [];
  if (index % 2 === 0)
    return [
      ...heading,
      { type: 'paragraph', content: [{ type: 'text', text: own }] },
      { type: 'quotation', attrs: { target }, content: [{ type: 'text', text: words }] },
    ];
  const quoted: EssayBlock = {
    type: 'paragraph',
    content: [
      { type: 'text', text: `${own} “` },
      { type: 'text', text: words, marks: [{ type: 'quote', attrs: { target } }] },
      { type: 'text', text: '”, and so on.' },
    ],
  };
  return [...heading, quoted];
}
