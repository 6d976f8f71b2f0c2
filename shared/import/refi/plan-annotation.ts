import { deepEqual } from '../../base/deep-equal';
import type { Edit } from '../../model/change';
import { annotationId } from '../../model/ids';
import type { Annotation, AnnotationId, CheckState, CodeId, ColorId, Correction, Note, Target, Timestamp } from '../../model/records';
import type { RichBlock } from '../../model/rich-text';
import { validateRecord } from '../../model/validate-records';
import { normalizeRichText } from '../../richtext/normalize-rich-text';
import { seededId } from '../seeded-id';
import type { RefiContext } from './import-context';
import { missingBlocks } from './note-shelf';
import type { PlacedSelection, SourceRoom } from './place-selection';
import type { RefiGuid } from './refi-project';

/** What a file says of one annotation. */
export interface FoundAnnotation {
  readonly guid: RefiGuid;
  readonly places: readonly [PlacedSelection, ...PlacedSelection[]];
  readonly codes: readonly CodeId[];
  /** Null where the file says nothing of it. */
  readonly color: ColorId | null;
  readonly check: CheckState | null;
  readonly correction: Correction | null;
  readonly blocks: readonly RichBlock[];
  readonly createdAt: Timestamp | null;
  readonly modifiedAt: Timestamp | null;
}

export interface PlannedAnnotation {
  readonly id: AnnotationId;
  readonly outcome: 'new' | 'completed' | 'unchanged';
  readonly edits: readonly Edit[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The records of an annotation: made, or altered where it is here. What we wrote and is newer than here stands as the file has it; what
 * others wrote only adds codes and words. Null when the file says what no record can hold.
 */
export function planAnnotation(
  found: FoundAnnotation,
  isOwn: boolean,
  taken: Set<string>,
  room: SourceRoom,
  context: RefiContext,
): PlannedAnnotation | null {
  const id = idOf(found, taken, room, context);
  taken.add(id);
  const before = context.annotations.get(id) ?? null;
  const noteBefore = context.notes.get(id) ?? null;
  const fresh = freshAnnotation(found, id, room, context);
  if (!validateRecord('annotations', fresh).ok) return null;
  if (before === null) return { id, outcome: 'new', edits: [edit(null, fresh), ...noteEdits(noteBefore, newNote(found, fresh))] };
  const isNewer = isOwn && fresh.updatedAt > before.updatedAt;
  const after = isNewer ? { ...fresh, passId: before.passId, targets: keptTargets(before, fresh) } : completed(before, fresh, isOwn);
  const edits = [
    ...(deepEqual(before, after) ? [] : [edit(before, after)]),
    ...noteEdits(noteBefore, isOwn && !isNewer ? noteBefore : joinedNote(found, fresh, noteBefore, isOwn)),
  ];
  return { id, outcome: edits.length === 0 ? 'unchanged' : 'completed', edits };
}

/** The file's own id, as far as it is one that is unique everywhere and not taken by something else; else one made from what it says. */
function idOf(
  { guid, places }: FoundAnnotation,
  taken: ReadonlySet<string>,
  { source }: SourceRoom,
  { annotations }: RefiContext,
): AnnotationId {
  const there = annotations.get(guid);
  const isFree = UUID.test(guid) && !taken.has(guid) && (there === undefined || there.sourceId === source.id);
  if (isFree) return annotationId(guid);
  const seed = [source.id, guid, ...places.map(({ target }) => `${target.start} ${target.end} ${target.quote.exact}`)].join('\n');
  let id = seededId('refi', seed);
  for (let copy = 2; taken.has(id); copy += 1) id = seededId('refi', `${seed}\n${copy}`);
  return annotationId(id);
}

function freshAnnotation(found: FoundAnnotation, id: AnnotationId, { source }: SourceRoom, { change, color }: RefiContext): Annotation {
  const [first, ...others] = found.places.map(({ target }) => target);
  const createdAt = found.createdAt ?? change.at;
  return {
    id,
    sourceId: source.id,
    color: found.color ?? color,
    targets: [first ?? found.places[0].target, ...others],
    codes: [...new Set(found.codes)],
    // Whoever takes a doubtful passage over is to look at it again.
    check: found.places.some(({ state }) => state === 'doubtful') ? 'open' : found.check,
    correction: found.correction,
    passId: null,
    createdAt,
    updatedAt: Math.max(createdAt, found.modifiedAt ?? createdAt),
    trashedAt: null,
  };
}

/** What is here, back from the trash, with the codes that it had not. */
function completed(before: Annotation, fresh: Annotation, isOwn: boolean): Annotation {
  const codes = isOwn ? before.codes : [...new Set([...before.codes, ...fresh.codes])];
  const isSame = before.trashedAt === null && deepEqual(codes, before.codes);
  return isSame ? before : { ...before, codes, trashedAt: null };
}

/** A passage that stands where it stood is described as before. */
function keptTargets(before: Annotation, after: Annotation): readonly [Target, ...Target[]] {
  const isSame =
    before.targets.length === after.targets.length &&
    after.targets.every(({ start, end }, index) => before.targets[index]?.start === start && before.targets[index]?.end === end);
  return isSame ? before.targets : after.targets;
}

function newNote({ blocks }: FoundAnnotation, { id, createdAt, updatedAt }: Annotation): Note | null {
  if (blocks.length === 0) return null;
  const note: Note = { annotationId: id, body: normalizeRichText({ type: 'doc', content: blocks }), createdAt, updatedAt };
  return validateRecord('notes', note).ok ? note : null;
}

/** The note that is here with what it does not say yet; of our own, the file's where that is newer. */
function joinedNote(found: FoundAnnotation, fresh: Annotation, before: Note | null, isOwn: boolean): Note | null {
  const wanted = newNote(found, fresh);
  if (before === null || wanted === null) return before ?? wanted;
  if (isOwn) return deepEqual(before.body, wanted.body) ? before : { ...wanted, createdAt: before.createdAt };
  const missing = missingBlocks(before.body.content, wanted.body.content);
  if (missing.length === 0) return before;
  return { ...before, body: { type: 'doc', content: [...before.body.content, ...missing] }, updatedAt: fresh.updatedAt };
}

function edit(before: Annotation | null, after: Annotation): Edit {
  return { table: 'annotations', key: after.id, before, after };
}

function noteEdits(before: Note | null, after: Note | null): readonly Edit[] {
  return after === null || before === after ? [] : [{ table: 'notes', key: after.annotationId, before, after }];
}
