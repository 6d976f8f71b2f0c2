import { describeTarget } from '../../anchor/describe';
import { pushTo } from '../../base/push-to';
import { sha256Hex } from '../../base/sha256';
import type { ExportProgress } from '../../export/export-input';
import { mapInChunks } from '../../export/in-chunks';
import type { Edit } from '../../model/change';
import { annotationId } from '../../model/ids';
import type { Annotation, AnnotationId, ColorId, Memo, Note, Target } from '../../model/records';
import type { RichBlock } from '../../model/rich-text';
import { validateRecord } from '../../model/validate-records';
import { normalizeRichText } from '../../richtext/normalize-rich-text';
import { plainTextOf } from '../../richtext/plain-text';
import type { Span } from '../../text/offset';
import { wordsOfComment } from '../docx/comment-note';
import type { DocxComment } from '../docx/read-comments';
import { signedBlocks } from '../docx/signed-paragraphs';
import type { CommentItem } from '../source-plan';
import { placeComment } from './place-comment';
import type { Describing, ReadFile } from './read-file';

export interface PlannedComments {
  readonly items: readonly CommentItem[];
  readonly edits: readonly Edit[];
  /** Where comments stand: a highlight on the very same passage lends its colour. */
  readonly spans: ReadonlySet<string>;
}

/** A thread: a comment with its answers, oldest first. */
interface Thread {
  readonly root: DocxComment;
  readonly answers: readonly DocxComment[];
}

interface PlannedThread {
  readonly item: CommentItem;
  readonly edits: readonly Edit[];
  readonly span: Span | null;
  /** For the memo. */
  readonly blocks: readonly RichBlock[];
}

export const keyOfSpan = ({ start, end }: Span): string => `${start} ${end}`;

/** One annotation a thread, in the order of the file; threads that stand nowhere come into the memo on the text. */
export async function planComments(
  comments: readonly DocxComment[],
  file: ReadFile,
  describing: Describing,
  progress: ExportProgress,
): Promise<PlannedComments> {
  const colors = new Map(file.composed.highlights.map(({ span, color }) => [keyOfSpan(span), color]));
  const seen = new Set<AnnotationId>();
  const planned = await mapInChunks(threadsOf(comments), progress, { from: 0.5, to: 1 }, (thread, index) =>
    planThread(thread, String(index), { ...file, ...describing, colors, seen }),
  );
  const memo = memoOf(planned, file, describing.context.at);
  return {
    items: planned.map(({ item }) => item),
    edits: [...planned.flatMap(({ edits }) => edits), ...memo],
    spans: new Set(planned.flatMap(({ span }) => (span === null ? [] : [keyOfSpan(span)]))),
  };
}

function threadsOf(comments: readonly DocxComment[]): readonly Thread[] {
  const answers = new Map<string, DocxComment[]>();
  for (const comment of comments) if (comment.parent !== null) pushTo(answers, comment.parent, comment);
  return comments.filter(({ parent }) => parent === null).map((root) => ({ root, answers: answers.get(root.id) ?? [] }));
}

interface ThreadContext extends ReadFile, Describing {
  readonly colors: ReadonlyMap<string, ColorId>;
  /** Two threads that say the same on the same passage are two annotations. */
  readonly seen: Set<AnnotationId>;
}

function planThread({ root, answers }: Thread, key: string, file: ThreadContext): PlannedThread {
  const all = [root, ...answers];
  const hasWords = all.some(({ paragraphs }) => wordsOfComment(paragraphs).length > 0);
  const blocks = hasWords ? all.flatMap((comment) => signedBlocks(comment, file.lists)) : [];
  const body = normalizeRichText({ type: 'doc', content: blocks });
  const words = hasWords ? all.flatMap(({ paragraphs }) => wordsOfComment(paragraphs)).join('\n') : '';
  const said = { key, author: root.author, words, quote: '' };
  const { flows, composed, prepared } = file;
  const placed = placeComment(root.id, [flows.body, ...flows.notes], composed, prepared.text);
  if (placed === null) {
    const isKept = hasWords && plainTextOf(body) !== '';
    return { item: { ...said, outcome: isKept ? 'memo' : 'left-out' }, edits: [], span: null, blocks: isKept ? blocks : [] };
  }
  const target = describeTarget(prepared.text, prepared.revision.id, placed.span, file.occurrencesOf);
  const item = { ...said, quote: target.quote.exact };
  const annotation = annotationOf({ root, answers }, target, words, file);
  const { createdAt, updatedAt } = annotation;
  const note: Note = { annotationId: annotation.id, body, createdAt, updatedAt };
  const isSound = validateRecord('annotations', annotation).ok && (!hasWords || validateRecord('notes', note).ok);
  if (!isSound) return { item: { ...item, outcome: 'left-out' }, edits: [], span: null, blocks: [] };
  return {
    item: { ...item, outcome: placed.isExact ? 'placed' : 'at-point' },
    edits: [
      { table: 'annotations', key: annotation.id, before: null, after: annotation },
      ...(hasWords ? [{ table: 'notes', key: annotation.id, before: null, after: note } as const] : []),
    ],
    span: placed.span,
    blocks: [],
  };
}

/** Its id is made from what it says and where. */
function annotationOf({ root, answers }: Thread, target: Target, words: string, file: ThreadContext): Annotation {
  const { prepared, colors, context, seen } = file;
  const seed = [prepared.source.id, root.author, root.date ?? '', target.start, target.end, words].join('\n');
  const id = freshId(seed, seen);
  const createdAt = root.date ?? context.at;
  return {
    id,
    sourceId: prepared.source.id,
    color: colors.get(`${target.start} ${target.end}`) ?? context.color,
    targets: [target],
    codes: [],
    check: root.isResolved === true ? 'settled' : null,
    correction: null,
    passId: null,
    createdAt,
    // Nobody has written in it since the last answer.
    updatedAt: Math.max(createdAt, ...answers.map(({ date }) => date ?? createdAt)),
    trashedAt: null,
  };
}

function freshId(seed: string, seen: Set<AnnotationId>): AnnotationId {
  for (let nth = 1; ; nth += 1) {
    const id = annotationId(`word-${sha256Hex(new TextEncoder().encode(nth === 1 ? seed : `${seed}\n${nth}`)).slice(0, 32)}`);
    if (seen.has(id)) continue;
    seen.add(id);
    return id;
  }
}

function memoOf(planned: readonly PlannedThread[], { prepared }: ReadFile, at: number): readonly Edit[] {
  const blocks = planned.flatMap((thread) => thread.blocks);
  if (blocks.length === 0) return [];
  const { id } = prepared.source;
  const after: Memo = { id, body: normalizeRichText({ type: 'doc', content: blocks }), createdAt: at, updatedAt: at };
  return validateRecord('memos', after).ok ? [{ table: 'memos', key: id, before: null, after }] : [];
}
