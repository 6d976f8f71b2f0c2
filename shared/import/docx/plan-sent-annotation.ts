import { describeTarget } from '../../anchor/describe';
import { deepEqual } from '../../base/deep-equal';
import type { Edit } from '../../model/change';
import { annotationId } from '../../model/ids';
import type { Annotation, Note, Target } from '../../model/records';
import type { RichBlock, RichText } from '../../model/rich-text';
import { validateRecord } from '../../model/validate-records';
import { normalizeRichText } from '../../richtext/normalize-rich-text';
import { digestOfWords, wordsOfNote } from '../../richtext/note-words';
import { plainTextOf } from '../../richtext/plain-text';
import type { Span } from '../../text/offset';
import { noteOfComment, wordsOfComment } from './comment-note';
import type { MatchedComment } from './match-comments';
import type { PlanningContext } from './plan-docx-import';
import type { CommentParagraph, DocxComment } from './read-comments';
import type { DocxDocument } from './read-document';
import type { SentAnnotation } from './read-identity';
import { restoreSentAnnotation } from './restore-sent-annotation';
import type { ReturnItem, ReturnKind } from './return-plan';
import { signedBlocks } from './signed-paragraphs';

/** What our own comments of one annotation, and the answers to them, would do to its note. */
export function planSentAnnotation(
  sent: SentAnnotation,
  found: readonly MatchedComment[],
  context: PlanningContext,
): ReturnItem | 'unchanged' | null {
  const current = context.annotations.get(sent.id);
  const parts = partsOf(sent, found, context);
  if (current === undefined) return restoreSentAnnotation(sent, found, parts, context);
  if (current.sourceId !== context.source.id) return null;
  const note = context.notes.get(sent.id) ?? null;
  if (parts.own === null && hadComment(sent)) return planDeleted(current, note, sent);
  const written = writtenNote(sent, note, parts, context);
  const after: Annotation = {
    ...current,
    trashedAt: null,
    check: checkAfter(current, sent, found),
    targets: targetsAfter(current, found, context),
  };
  const edits = [
    ...(written === null && deepEqual({ ...after, trashedAt: current.trashedAt }, current) ? [] : annotationEdits(current, after, context)),
    ...(written === null ? [] : noteEdits(current, note, written.body, context)),
  ];
  if (edits.length === 0) return found.length === 0 ? null : 'unchanged';
  const isMoved = !deepEqual(after.targets, current.targets);
  return itemOf(current, note, edits, {
    kind: written?.kind ?? (isMoved ? 'moved' : 'resolved'),
    author: parts.author,
    after: written === null ? (note?.body ?? null) : written.body,
    isSure: !isMoved && current.trashedAt === null,
  });
}

/** What the comments of an annotation hold, sorted by who wrote it. */
export interface CommentParts {
  /** The paragraphs of our own comment without what stood below the note; null when it is gone. */
  readonly own: readonly CommentParagraph[] | null;
  /** Answers, and what was written where the note does not stand, each under its name. */
  readonly answers: readonly (readonly RichBlock[])[];
  /** Who wrote last. */
  readonly author: string;
}

function partsOf(sent: SentAnnotation, found: readonly MatchedComment[], { answers, file }: PlanningContext): CommentParts {
  const first = found.find(({ place }) => place === 0);
  const threads = found.map(({ comment, place }) => ({ comment, place, replies: answers.get(comment.id) ?? [] }));
  const signed = threads.flatMap(({ comment, place, replies }) => {
    const besides = place === 0 ? [] : withoutSaid(comment, sent.places[place]?.said ?? '');
    return [
      ...(wordsOfComment(besides).length === 0 ? [] : [signedBlocks(comment, file.lists, besides)]),
      ...replies.map((reply) => signedBlocks(reply, file.lists)),
    ];
  });
  return {
    own: first === undefined ? null : withoutSaid(first.comment, sent.places[0]?.said ?? ''),
    answers: signed,
    author: threads.flatMap(({ replies }) => replies).at(-1)?.author ?? first?.comment.author ?? '',
  };
}

/** The style of what stands below the note, where a program has kept it. */
const ABOUT = 'PostilAbout';

function withoutSaid({ paragraphs }: DocxComment, said: string): readonly CommentParagraph[] {
  const last = paragraphs.findLastIndex((paragraph) => wordsOfComment([paragraph]).length > 0);
  const paragraph = paragraphs[last];
  if (paragraph === undefined) return [];
  const words = wordsOfComment([paragraph]).join('');
  const isOurs = said === '' ? paragraph.style === ABOUT || words.includes(' · ') : words === said.trim();
  return isOurs ? paragraphs.slice(0, last) : paragraphs;
}

function hadComment({ places }: SentAnnotation): boolean {
  return (places[0]?.comment ?? '') !== '';
}

interface WrittenNote {
  readonly kind: ReturnKind;
  readonly body: RichText;
}

/** The note as it would be; null when it would stay as it is. */
function writtenNote(sent: SentAnnotation, note: Note | null, parts: CommentParts, { file }: PlanningContext): WrittenNote | null {
  const here = note === null ? [] : wordsOfNote(note.body);
  const there = wordsOfComment(parts.own ?? []);
  const isEdited = parts.own !== null && isAltered(sent, there, here);
  const said = [...here];
  const isBoth = isEdited && here.length > 0 && isAlteredHere(sent, note, here);
  const own = isEdited ? noteOfComment(parts.own ?? [], file.lists).content : [];
  const kept = isEdited && !isBoth ? own : [...(note?.body.content ?? []), ...own];
  if (isEdited && !isBoth) said.splice(0, said.length, ...there);
  const fresh = parts.answers.filter((blocks) => !holds(said, wordsOfNote({ type: 'doc', content: blocks })));
  if (!isEdited && fresh.length === 0) return null;
  const kind = isBoth ? 'edited-twice' : isEdited ? 'edited' : 'replied';
  return { kind, body: normalizeRichText({ type: 'doc', content: [...kept, ...fresh.flat()] }) };
}

/** Altered in the file since it went out, and not already so here. */
function isAltered(sent: SentAnnotation, there: readonly string[], here: readonly string[]): boolean {
  if (there.length === 0 || holds(here, there)) return false;
  return sent.noteDigest === '' || digestOfWords(there) !== sent.noteDigest;
}

const SECOND = 1000;

function isAlteredHere({ noteDigest, noteUpdatedAt }: SentAnnotation, note: Note | null, here: readonly string[]): boolean {
  if (noteDigest !== '') return digestOfWords(here) !== noteDigest;
  if (note === null || noteUpdatedAt === null) return false;
  return Math.floor(note.updatedAt / SECOND) !== Math.floor(noteUpdatedAt / SECOND);
}

function holds(all: readonly string[], some: readonly string[]): boolean {
  return `\n${all.join('\n')}\n`.includes(`\n${some.join('\n')}\n`);
}

function checkAfter(current: Annotation, sent: SentAnnotation, found: readonly MatchedComment[]): Annotation['check'] {
  const isResolved = found.find(({ place }) => place === 0)?.comment.isResolved ?? null;
  if (isResolved === null || current.check !== sent.check || isResolved === (sent.check === 'settled')) return current.check;
  return isResolved ? 'settled' : 'open';
}

/** Places whose comment was drawn over other words. Where that cannot be said for sure, they stay. */
function targetsAfter(current: Annotation, found: readonly MatchedComment[], context: PlanningContext): Annotation['targets'] {
  const { text, revisionId, alignment, file } = context;
  const targetAt = (target: Target, place: number): Target => {
    const range = file.document.ranges.get(found.find((one) => one.place === place)?.comment.id ?? '');
    const where = range === undefined ? null : alignment.findSpan(range);
    const before = alignment.clip(target);
    const isSent = target.revisionId === revisionId && context.file.identity !== null;
    if (where === null || where.start === where.end || before === null || !isSent || isUncertain(range, file.document)) return target;
    const isSame = Math.abs(where.start - before.start) <= 1 && Math.abs(where.end - before.end) <= 1;
    return isSame ? target : describeTarget(text, revisionId, where);
  };
  const [first, ...others] = current.targets;
  return [targetAt(first, 0), ...others.map((target, index) => targetAt(target, index + 1))];
}

/** Its marks may have gone with words that somebody accepted. */
function isUncertain(range: Span | undefined, { restored }: DocxDocument): boolean {
  return range !== undefined && restored.some(({ start, end }) => start <= range.end && end >= range.start);
}

function annotationEdits(current: Annotation, after: Annotation, { change }: PlanningContext): readonly Edit[] {
  if (deepEqual(current, after)) return [];
  return [{ table: 'annotations', key: current.id, before: current, after: { ...after, updatedAt: change.at } }];
}

function noteEdits({ id }: Annotation, before: Note | null, body: RichText, { change }: PlanningContext): readonly Edit[] {
  const after: Note = { annotationId: annotationId(id), body, createdAt: before?.createdAt ?? change.at, updatedAt: change.at };
  return validateRecord('notes', after).ok ? [{ table: 'notes', key: id, before, after }] : [];
}

function planDeleted(current: Annotation, note: Note | null, sent: SentAnnotation): ReturnItem | null {
  if (note === null || sent.noteUpdatedAt === null || current.trashedAt !== null) return null;
  const edits: readonly Edit[] = [{ table: 'notes', key: current.id, before: note, after: null }];
  return itemOf(current, note, edits, { kind: 'deleted', author: '', after: null, isSure: false });
}

interface ItemWords {
  readonly kind: ReturnKind;
  readonly author: string;
  readonly after: RichText | null;
  readonly isSure: boolean;
}

function itemOf(
  { id, targets: [first] }: Annotation,
  note: Note | null,
  edits: readonly Edit[],
  { kind, author, after, isSure }: ItemWords,
): ReturnItem {
  return {
    id,
    kind,
    quote: first.quote.exact,
    author,
    before: note === null ? '' : plainTextOf(note.body),
    after: after === null ? '' : plainTextOf(after),
    state: 'anchored',
    isSure,
    edits,
  };
}
