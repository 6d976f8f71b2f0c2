import { describeTarget } from '../../anchor/describe';
import { deepEqual } from '../../base/deep-equal';
import type { Edit } from '../../model/change';
import { joinMemos } from '../../model/memo-changes';
import type { Annotation, AnnotationId, Note, Target, Timestamp } from '../../model/records';
import type { RichBlock, RichText } from '../../model/rich-text';
import { validateRecord } from '../../model/validate-records';
import { normalizeRichText } from '../../richtext/normalize-rich-text';
import { isEmptyRichText, plainTextOf } from '../../richtext/plain-text';
import type { Span } from '../../text/offset';
import { formatPlaceRange } from '../../text/place';
import { type ImportItem, MOST_ASKED, type SkipReason } from '../import-report';
import type { CodeIntake } from './code-intake';
import type { FoundAnnotation } from './found-annotation';
import { FOUND_LIMITS, shortName } from './found-limits';
import type { ImportContext } from './import-context';
import type { MemoIntake } from './memo-intake';
import { idOf } from './own-id';
import { type PlaceContext, type PlacedTarget, placeTarget, wordsAround } from './place-target';
import type { RelationIntake } from './relation-intake';
import { signedNote, tagParagraph } from './signed-note';
import type { Threads } from './threads';
import type { FindTwin } from './twins';

/** What items are planned in, with what comes on the way. */
export interface ItemContext extends ImportContext {
  readonly place: PlaceContext;
  readonly codes: CodeIntake;
  readonly links: RelationIntake;
  readonly intoMemo: MemoIntake;
  readonly threads: Threads;
  readonly twins: FindTwin;
  /** The annotations that the file has had so far. */
  readonly seen: Set<string>;
  /** How many places the reader is asked about so far. */
  readonly asked: { count: number };
}

export interface Planned {
  readonly item: ImportItem;
  readonly edits: readonly Edit[];
}

/** Units around a place that the reader is asked about. */
const AROUND = 40;

const OUTCOMES = { anchored: 'placed', doubtful: 'doubtful', orphaned: 'orphaned' } as const;
/** An annotation is as sure as the least sure of its places. */
const SURENESS = ['orphaned', 'doubtful', 'anchored'] as const;

/** What becomes of one annotation of a file. */
export function planItem(found: FoundAnnotation, context: ItemContext): Planned {
  if (found.answers.length > 0) return planAnswer(found, context);
  if (found.targets.length === 0) return planPageNote(found, context);
  if (isTooLong(found, context)) return skipped('too-long', labelOf(found));
  const [first, ...others] = found.targets.map((target) => placeTarget(target, context.place)).filter((placed) => placed !== null);
  if (first === undefined) return skipped('no-quotation', found.label);
  const placed = [first, ...others] as const;
  const label = first.target.quote.exact;
  const id = idOf(found, context);
  if (context.seen.has(id)) return skipped('duplicate', label);
  context.seen.add(id);
  const isAllPlaced = placed.every(({ state }) => state === 'anchored');
  if (isAllPlaced && !context.annotations.has(id)) {
    const twin = context.twins(
      placed.map(({ target }) => target),
      found.note,
    );
    if (twin !== undefined)
      return { item: { outcome: 'duplicate', reason: null, label: shortName(label), id: twin, asked: null }, edits: [] };
  }
  return planRecords(found, id, placed, context);
}

/** True of a note that is longer than any, and of a passage that is longer than the text by far. */
function isTooLong({ note, targets }: FoundAnnotation, { text }: ItemContext): boolean {
  const longest = Math.max(10_000, 2 * text.text.length);
  return (
    targets.some(({ quote }) => quote !== null && quote.exact.length > longest) ||
    (note !== null && plainTextOf(note).length > FOUND_LIMITS.note)
  );
}

/** What names an annotation: the words of its passage, else whatever the file has. */
export function labelOf({ targets, label }: FoundAnnotation): string {
  return targets.find(({ quote }) => quote !== null)?.quote?.exact ?? label;
}

/** An item that is not taken over. */
export function skipped(reason: SkipReason, label: string): Planned {
  return { item: { outcome: 'skipped', reason, label: shortName(label), id: null, asked: null }, edits: [] };
}

function planAnswer(found: FoundAnnotation, { threads }: ItemContext): Planned {
  if (threads.rootOf(found) === undefined || found.note === null) return skipped('reply', found.label);
  return { item: { outcome: 'answer', reason: null, label: shortName(plainTextOf(found.note)), id: null, asked: null }, edits: [] };
}

function planPageNote(found: FoundAnnotation, context: ItemContext): Planned {
  const { intoMemo, threads } = context;
  if (isTooLong(found, context)) return skipped('too-long', found.label);
  const tags = found.codes.map(({ path }) => path.join(' › '));
  const blocks = [...(found.note?.content ?? []), ...tagParagraph(tags), ...answerBlocks(threads.answersTo(found))];
  if (blocks.length === 0) return skipped('page-note', found.label);
  const isNew = intoMemo.take(blocks);
  const label = plainTextOf({ type: 'doc', content: blocks });
  return { item: { outcome: isNew ? 'memo' : 'unchanged', reason: null, label: shortName(label), id: null, asked: null }, edits: [] };
}

function answerBlocks(answers: readonly FoundAnnotation[]): readonly RichBlock[] {
  return answers.flatMap(({ author, createdAt, note }) => (note === null ? [] : signedNote(author, createdAt, note.content)));
}

function planRecords(
  found: FoundAnnotation,
  id: AnnotationId,
  placed: readonly [PlacedTarget, ...PlacedTarget[]],
  context: ItemContext,
): Planned {
  const { at } = context.change;
  const label = placed[0].target.quote.exact;
  const before = context.annotations.get(id) ?? null;
  const createdAt = found.createdAt ?? before?.createdAt ?? at;
  const updatedAt = Math.max(createdAt, found.updatedAt ?? createdAt);
  // A file that does not say when cannot be newer than what is here.
  const isTaken = before === null || (found.updatedAt !== null && updatedAt > before.updatedAt);
  const codes = isTaken ? context.codes.take(found.codes) : { ids: [], left: [] };
  const targets = placed.map(({ target }) => target);
  const annotation = annotationAfter(found, { id, codes: codes.ids, targets, createdAt, updatedAt, isTaken }, before, context);
  const valid = validateRecord('annotations', annotation);
  if (!valid.ok) return skipped('unreadable', label);
  context.links.take(found, id);
  const edits: readonly Edit[] = [
    ...(deepEqual(before, annotation) ? [] : [{ table: 'annotations', key: id, before, after: annotation } as const]),
    ...noteEdits(found, id, codes.left, { createdAt, updatedAt }, context),
  ];
  const state = SURENESS.find((one) => placed.some((place) => place.state === one)) ?? 'anchored';
  const outcome = edits.length === 0 ? 'unchanged' : OUTCOMES[state];
  return {
    item: { outcome, reason: null, label: shortName(label), id, asked: edits.length === 0 ? null : askAbout(placed, context) },
    edits,
  };
}

interface Brought {
  readonly id: AnnotationId;
  readonly codes: Annotation['codes'];
  readonly targets: readonly Target[];
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
  readonly isTaken: boolean;
}

/** What the file does not say stays as it is here; only our own files say everything. */
function annotationAfter(found: FoundAnnotation, brought: Brought, before: Annotation | null, context: ItemContext): Annotation {
  const { id, codes, createdAt, updatedAt, isTaken } = brought;
  if (before !== null && !isTaken) return { ...before, trashedAt: null };
  const isOwn = found.ownId !== null;
  const [first, ...others] = before !== null && sameSpans(before.targets, brought.targets) ? before.targets : brought.targets;
  if (first === undefined) throw new Error('an annotation has a passage');
  return {
    id,
    sourceId: context.source.id,
    color: found.color ?? before?.color ?? context.color,
    targets: [first, ...others],
    codes: isOwn || before === null ? codes : [...new Set([...before.codes, ...codes])],
    check: isOwn ? found.check : (found.check ?? before?.check ?? null),
    correction: isOwn ? found.correction : (before?.correction ?? null),
    passId: before?.passId ?? null,
    createdAt,
    updatedAt,
    trashedAt: null,
  };
}

/** A passage that stands where it stood is described as before. */
function sameSpans(a: readonly Target[], b: readonly Target[]): boolean {
  return a.length === b.length && a.every(({ start, end }, index) => b[index]?.start === start && b[index]?.end === end);
}

interface Times {
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

function noteEdits(
  found: FoundAnnotation,
  id: AnnotationId,
  tags: readonly string[],
  times: Times,
  { notes, threads }: ItemContext,
): readonly Edit[] {
  const before = notes.get(id) ?? null;
  const answers = threads.answersTo(found);
  const createdAt = found.noteCreatedAt ?? before?.createdAt ?? times.createdAt;
  const written = Math.max(createdAt, found.noteUpdatedAt ?? times.updatedAt);
  const answered = Math.max(written, ...answers.map((answer) => answer.createdAt ?? 0));
  const own = [...(found.note?.content ?? []), ...tagParagraph(tags)];
  const body = noteAfter(before, own, answers, { found, written });
  if (body === null || isEmptyRichText(body)) return [];
  const after: Note = { annotationId: id, body, createdAt, updatedAt: answered };
  if (!validateRecord('notes', after).ok) return [];
  if (before !== null && (before.updatedAt >= answered || deepEqual(before.body, body))) return [];
  return [{ table: 'notes', key: id, before, after }];
}

/** The note with its answers. Where it was altered here since, only answers that are newer still come to it. */
function noteAfter(
  before: Note | null,
  own: readonly RichBlock[],
  answers: readonly FoundAnnotation[],
  { found, written }: { readonly found: FoundAnnotation; readonly written: Timestamp },
): RichText | null {
  const isDated = found.noteUpdatedAt !== null || found.updatedAt !== null;
  if (before !== null && (!isDated || before.updatedAt >= written)) {
    const newer = answers.filter(({ createdAt }) => createdAt !== null && createdAt > before.updatedAt);
    return newer.length === 0 ? null : joinMemos(before.body, { type: 'doc', content: answerBlocks(newer) });
  }
  if (answers.length === 0 && own.length === found.note?.content.length) return found.note;
  return normalizeRichText({ type: 'doc', content: [...own, ...answerBlocks(answers)] });
}

function askAbout(placed: readonly PlacedTarget[], context: ItemContext): ImportItem['asked'] {
  const index = placed.findIndex(({ state }) => state === 'doubtful');
  const candidates = placed[index]?.candidates ?? [];
  if (candidates.length === 0 || context.asked.count >= MOST_ASKED) return null;
  context.asked.count += 1;
  return { index, candidates: candidates.map((where) => candidateAt(where, context)) };
}

function candidateAt(where: Span, { text, revisionId, place }: ItemContext) {
  return {
    target: describeTarget(text, revisionId, where, place.occurrencesOf),
    place: formatPlaceRange(text, where),
    words: shortName(text.text.slice(where.start, where.end)),
    ...wordsAround(text, where, AROUND),
  };
}
