import { deepEqual } from '../base/deep-equal';
import { isEmptyEssayBlock, linesOf, textOfLine } from '../commentary/essay-text';
import { keepBeside } from '../commentary/reconcile-blocks';
import type { Edit } from '../model/change';
import type { EssayBlock } from '../model/essay';
import type { CommentaryBlock } from '../model/records';
import type { ValidTables } from './valid-tables';

interface MergeContext {
  readonly at: number;
  readonly newId: () => string;
}

/**
 * Takes the commentaries of an archive into a library, block by block: what is missing here is added; of a block that is in both, the
 * later version stands, and the words of the other are kept right behind it unless it says all of them. A second merge finds nothing
 * more to do. Blocks of a commentary that neither has are left out.
 */
export function mergeCommentaries(here: ValidTables, there: ValidTables, context: MergeContext): readonly Edit[] {
  const edits: Edit[] = [];
  for (const [key, after] of there.commentaries) {
    const before = here.commentaries.get(key) ?? null;
    if (before === null || before.updatedAt < after.updatedAt) edits.push({ table: 'commentaries', key, before, after });
  }
  const contents = new Set([...here.commentaryBlocks.values()].map(nameOfContent));
  for (const [key, theirs] of there.commentaryBlocks) {
    const isKnown = here.commentaries.has(theirs.commentaryId) || there.commentaries.has(theirs.commentaryId);
    if (isKnown) edits.push(...mergeBlock(here.commentaryBlocks.get(key) ?? null, theirs, contents, context));
  }
  return edits;
}

function mergeBlock(
  ours: CommentaryBlock | null,
  theirs: CommentaryBlock,
  contents: ReadonlySet<string>,
  context: MergeContext,
): readonly Edit[] {
  const key = theirs.id;
  if (ours === null) return [{ table: 'commentaryBlocks', key, before: null, after: theirs }];
  if (deepEqual(ours, theirs)) return [];
  const isLater = theirs.updatedAt > ours.updatedAt;
  if (deepEqual(ours.content, theirs.content)) return isLater ? [{ table: 'commentaryBlocks', key, before: ours, after: theirs }] : [];
  const [stands, other] = isLater ? [theirs, ours] : [ours, theirs];
  const isKept = saysAll(stands.content, other.content) || (!isLater && contents.has(nameOfContent(theirs)));
  return [
    ...(isLater ? [{ table: 'commentaryBlocks' as const, key, before: ours, after: theirs }] : []),
    ...(isKept ? [] : [keepBeside(other, stands, context)]),
  ];
}

function nameOfContent({ commentaryId, content }: CommentaryBlock): string {
  return `${commentaryId} ${JSON.stringify(content)}`;
}

/** True when nothing would be missed of `other` where `one` stands. */
function saysAll(one: EssayBlock, other: EssayBlock): boolean {
  return isEmptyEssayBlock(other) || (wordsOf(one).includes(wordsOf(other)) && !holdsMoreThanWords(other));
}

function holdsMoreThanWords(block: EssayBlock): boolean {
  if (block.type === 'bibliography') return true;
  return [...linesOf(block)].some((line) => line.some((node) => node.type === 'footnote' || node.type === 'citation'));
}

function wordsOf(block: EssayBlock): string {
  return [...linesOf(block)].map(textOfLine).join('\n');
}
