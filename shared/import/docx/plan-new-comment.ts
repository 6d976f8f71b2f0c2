import { annotationId } from '../../model/ids';
import type { Annotation, Note } from '../../model/records';
import type { RichBlock } from '../../model/rich-text';
import { validateRecord } from '../../model/validate-records';
import { normalizeRichText } from '../../richtext/normalize-rich-text';
import { plainTextOf } from '../../richtext/plain-text';
import { seededId } from '../seeded-id';
import { noteOfComment, wordsOfComment } from './comment-note';
import type { PlanningContext } from './plan-docx-import';
import type { DocxComment } from './read-comments';
import type { ReturnItem } from './return-plan';
import { signedBlocks } from './signed-paragraphs';

/**
 * A comment of another hand as a note of its own on its range. Its id is made from what it says and where, so that the same file read
 * again finds it. `unplaced` when it stands nowhere in the text.
 */
export function planNewComment(comment: DocxComment, seen: Set<string>, context: PlanningContext): ReturnItem | 'unchanged' | 'unplaced' {
  const range = context.file.document.ranges.get(comment.id);
  const placed = range === undefined ? null : context.alignment.place(range);
  const words = wordsOfComment(comment.paragraphs);
  if (placed === null) return words.length === 0 ? 'unchanged' : 'unplaced';
  const { target, state } = placed;
  const seed = [context.source.id, comment.author, comment.date ?? '', target.start, target.quote.exact, ...words].join('\n');
  const id = annotationId(seededId('word', seed));
  if (seen.has(id) || context.annotations.has(id)) return 'unchanged';
  seen.add(id);
  const { at } = context.change;
  const answers = context.answers.get(comment.id) ?? [];
  const annotation: Annotation = {
    id,
    sourceId: context.source.id,
    color: context.color,
    targets: [target],
    codes: [],
    check: comment.isResolved === true ? 'settled' : null,
    correction: null,
    passId: null,
    createdAt: comment.date ?? at,
    updatedAt: at,
    trashedAt: null,
  };
  const body = normalizeRichText({ type: 'doc', content: blocksOf(comment, answers, context) });
  const note: Note = { annotationId: id, body, createdAt: comment.date ?? at, updatedAt: at };
  const hasNote = words.length > 0 || answers.length > 0;
  if (!validateRecord('annotations', annotation).ok || (hasNote && !validateRecord('notes', note).ok)) return 'unplaced';
  return {
    id,
    kind: 'new',
    quote: target.quote.exact,
    author: comment.author,
    before: '',
    after: hasNote ? plainTextOf(body) : '',
    state,
    isSure: state === 'anchored',
    edits: [
      { table: 'annotations', key: id, before: null, after: annotation },
      ...(hasNote ? [{ table: 'notes', key: id, before: null, after: note } as const] : []),
    ],
  };
}

/** What the reader wrote in Word needs no name. */
function blocksOf(comment: DocxComment, answers: readonly DocxComment[], { file }: PlanningContext): readonly RichBlock[] {
  const isOwn = file.identity !== null && comment.author !== '' && comment.author === file.identity.author;
  const own = isOwn ? noteOfComment(comment.paragraphs, file.lists).content : signedBlocks(comment, file.lists);
  return [...own, ...answers.flatMap((answer) => signedBlocks(answer, file.lists))];
}
