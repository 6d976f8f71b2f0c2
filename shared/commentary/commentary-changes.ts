import { deepEqual } from '../base/deep-equal';
import type { ChangeContext } from '../model/annotation-changes';
import type { Change, ChangeLabel, EditOf } from '../model/change';
import type { EssayBlock } from '../model/essay';
import type { Commentary, CommentaryBlock, CommentaryBlockId, CommentaryId, SourceId } from '../model/records';
import { assignOrders } from './assign-orders';

type BlockEdit = EditOf<'commentaryBlocks'>;

/** A commentary without words yet. */
export function createCommentary(wanted: { id: CommentaryId; sourceId: SourceId; title: string }, context: ChangeContext): Change {
  const after: Commentary = { ...wanted, createdAt: context.at, updatedAt: context.at, trashedAt: null };
  return alterCommentary('create-commentary', null, after, context);
}

export function renameCommentary(before: Commentary, title: string, context: ChangeContext): Change {
  const after = { ...before, title, updatedAt: context.at };
  return before.title === title
    ? { ...context, label: 'rename-commentary', edits: [] }
    : alterCommentary('rename-commentary', before, after, context);
}

/** Its blocks stay where they are: what is put back is whole. */
export function trashCommentary(before: Commentary, context: ChangeContext): Change {
  return alterCommentary('trash-commentary', before, { ...before, trashedAt: context.at, updatedAt: context.at }, context);
}

export function restoreCommentary(before: Commentary, context: ChangeContext): Change {
  return alterCommentary('restore-commentary', before, { ...before, trashedAt: null, updatedAt: context.at }, context);
}

/** Takes a commentary away with all its blocks; undo brings it back whole. */
export function removeCommentary(before: Commentary, blocks: readonly CommentaryBlock[], context: ChangeContext): Change {
  const own = blocks.map((block): BlockEdit => ({ table: 'commentaryBlocks', key: block.id, before: block, after: null }));
  const edits = [{ table: 'commentaries' as const, key: before.id, before, after: null }, ...own];
  return { label: 'remove-commentary', at: context.at, group: context.group, edits };
}

function alterCommentary(label: ChangeLabel, before: Commentary | null, after: Commentary, context: ChangeContext): Change {
  return { label, at: context.at, group: context.group, edits: [{ table: 'commentaries', key: after.id, before, after }] };
}

/** A block as the writer has it now, in its place among the others. */
export interface WrittenBlock {
  readonly id: CommentaryBlockId;
  readonly content: EssayBlock;
}

/**
 * What makes the stored blocks of a commentary what was written: one edit for each block that is new, gone, moved or says something
 * else, and none for the others. `before` are the blocks that the writer saw last. A block whose `content` is the stored object itself
 * is not looked into, so that a keystroke in a long essay costs no more than in a short one.
 */
export function writeCommentary(
  id: CommentaryId,
  before: ReadonlyMap<string, CommentaryBlock>,
  written: readonly WrittenBlock[],
  context: ChangeContext,
): Change {
  const orders = assignOrders(written.map((block) => before.get(block.id)?.order ?? null));
  const edits: BlockEdit[] = [];
  const kept = new Set<string>();
  for (const [i, block] of written.entries()) {
    kept.add(block.id);
    const earlier = before.get(block.id) ?? null;
    const order = orders[i] ?? '';
    const isSame = earlier !== null && earlier.order === order && isSameContent(earlier.content, block.content);
    if (isSame) continue;
    const after: CommentaryBlock = { id: block.id, commentaryId: id, order, content: block.content, updatedAt: context.at };
    edits.push({ table: 'commentaryBlocks', key: block.id, before: earlier, after });
  }
  for (const [key, earlier] of before) {
    if (!kept.has(key)) edits.push({ table: 'commentaryBlocks', key, before: earlier, after: null });
  }
  return { label: 'write-commentary', at: context.at, group: context.group, edits };
}

function isSameContent(one: EssayBlock, other: EssayBlock): boolean {
  return one === other || deepEqual(one, other);
}

/** The blocks in the order in which they are read. */
export function sortBlocks(blocks: Iterable<CommentaryBlock>): readonly CommentaryBlock[] {
  return [...blocks].sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
