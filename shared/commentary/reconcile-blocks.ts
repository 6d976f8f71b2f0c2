import { deepEqual } from '../base/deep-equal';
import type { EditOf } from '../model/change';
import { commentaryBlockId } from '../model/ids';
import type { CommentaryBlock, Timestamp } from '../model/records';
import { isEmptyEssayBlock } from './essay-text';

type BlockEdit = EditOf<'commentaryBlocks'>;

export interface ReconcileContext {
  readonly at: Timestamp;
  readonly newId: () => string;
}

/**
 * What is left of edits that were made from older blocks than `stored` holds now (another window was faster). No word is lost: a block
 * that both have written comes twice, the other window's first; one that was taken out here and written there stays; one that was
 * written here and taken out there comes back. What only one of the two has touched is as that one left it.
 */
export function reconcileBlocks(
  edits: readonly BlockEdit[],
  stored: ReadonlyMap<string, CommentaryBlock>,
  context: ReconcileContext,
): readonly BlockEdit[] {
  return edits.flatMap((edit): readonly BlockEdit[] => {
    const now = stored.get(edit.key) ?? null;
    if (deepEqual(now, edit.after)) return [];
    if (deepEqual(now, edit.before) || now === null) return edit.after === null && now === null ? [] : [{ ...edit, before: now }];
    const { before, after } = edit;
    if (after === null || isEmptyEssayBlock(after.content) || deepEqual(after.content, now.content)) return [];
    // Only its place was altered here, or only there.
    if (before !== null && deepEqual(before.content, after.content)) return [];
    if (before !== null && deepEqual(before.content, now.content)) return [{ ...edit, before: now, after: { ...after, order: now.order } }];
    return [keepBeside(after, now, context)];
  });
}

/** A second block right behind the one that stands, with a key of its own. */
export function keepBeside(words: CommentaryBlock, behind: CommentaryBlock, { at, newId }: ReconcileContext): BlockEdit {
  const id = commentaryBlockId(newId());
  const after: CommentaryBlock = { ...words, id, commentaryId: behind.commentaryId, order: `${behind.order}1`, updatedAt: at };
  return { table: 'commentaryBlocks', key: id, before: null, after };
}
