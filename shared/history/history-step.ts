import { deepEqual } from '../base/deep-equal';
import { isRawRow } from '../migration/migration';
import type { Edit } from '../model/change';
import { annotationId } from '../model/ids';
import type { Annotation, AnnotationFields, AnnotationId, HistoryPart, HistoryStep, Note, SourceId } from '../model/records';

/** Of a step: everything but what it did. */
export type StepFrame = Pick<HistoryStep, 'at' | 'seq' | 'kind' | 'label'> & {
  /** Of its Change: keeps steps of different libraries apart. */
  readonly group: string;
};

/**
 * All history together may be this large, as `sizeOfStep` measures it; what is beyond is forgotten, the oldest first. About 80,000 single
 * steps, or one that touches 10,000 annotations twelve times over.
 */
export const HISTORY_SIZE_KEPT = 32_000_000;

/** So many annotations are told of in one record: whoever asks for one of them reads these and no more. */
const PARTS_A_RECORD = 32;

/** What a record costs besides what it says: its place in the indexes. */
const SIZE_OF_PLACE = 100;

/** What the ids of all records of a step begin with. */
export function historyStepPrefix({ at, seq, group }: Pick<StepFrame, 'at' | 'seq' | 'group'>): string {
  return `${seq} ${at} ${group} `;
}

/** How much room a record takes, in characters as JSON. */
export function sizeOfStep(step: unknown): number {
  return JSON.stringify(step).length + SIZE_OF_PLACE;
}

/** The stored row of a step with nothing but the part of one annotation. Other rows are given back as they are. */
export function onlyOf(row: unknown, id: AnnotationId): unknown {
  if (!isRawRow(row) || !Array.isArray(row.annotations) || !Array.isArray(row.parts)) return row;
  const place = row.annotations.indexOf(id);
  return place === -1 ? row : { ...row, annotations: [id], parts: row.parts.slice(place, place + 1) };
}

interface Altered {
  annotation?: { readonly before: Annotation | null; readonly after: Annotation | null };
  note?: { readonly before: Note | null; readonly after: Note | null };
}

interface Told {
  readonly id: AnnotationId;
  readonly part: HistoryPart;
}

/**
 * What composed edits (one a record) tell about annotations and notes, in records of bounded length, each about one source; none when
 * that is nothing. `sourceOf` knows the annotations of notes that are altered alone. An annotation that is made is not told: its
 * `createdAt` tells it, so that a thousand highlights in one step cost nothing here.
 */
export function toHistorySteps(
  frame: StepFrame,
  edits: readonly Edit[],
  sourceOf: (id: AnnotationId) => SourceId | undefined,
): readonly HistoryStep[] {
  const bySource = new Map<SourceId, Told[]>();
  for (const [id, altered] of alteredBy(edits)) {
    const part = toPart(altered, frame.kind);
    const sourceId = altered.annotation?.before?.sourceId ?? altered.annotation?.after?.sourceId ?? sourceOf(id);
    if (part === null || sourceId === undefined) continue;
    const told = bySource.get(sourceId);
    if (told === undefined) bySource.set(sourceId, [{ id, part }]);
    else told.push({ id, part });
  }
  const { at, seq, kind, label } = frame;
  const records: HistoryStep[] = [];
  for (const [sourceId, told] of bySource) {
    for (let from = 0; from < told.length; from += PARTS_A_RECORD) {
      const some = told.slice(from, from + PARTS_A_RECORD);
      const id = `${historyStepPrefix(frame)}${records.length}`;
      records.push({ id, sourceId, at, seq, kind, label, annotations: some.map((one) => one.id), parts: some.map((one) => one.part) });
    }
  }
  return records;
}

function alteredBy(edits: readonly Edit[]): ReadonlyMap<AnnotationId, Altered> {
  const altered = new Map<AnnotationId, Altered>();
  for (const edit of edits) {
    if (edit.table !== 'annotations' && edit.table !== 'notes') continue;
    const id = annotationId(edit.key);
    const known = altered.get(id) ?? {};
    if (edit.table === 'annotations') known.annotation = edit;
    else known.note = edit;
    altered.set(id, known);
  }
  return altered;
}

function toPart({ annotation, note }: Altered, kind: StepFrame['kind']): HistoryPart | null {
  if (annotation !== undefined && annotation.before === null) {
    const isBack = annotation.after !== null && kind !== 'do';
    return isBack ? { kind: 'made' } : null;
  }
  if (annotation !== undefined && annotation.before !== null && annotation.after === null)
    return { kind: 'removed', annotation: annotation.before, note: note?.before ?? null };
  const fields = annotation?.before == null || annotation.after === null ? NOTHING : differingFields(annotation.before, annotation.after);
  const isNoteOther = note !== undefined && !deepEqual(note.before, note.after);
  if (fields === NOTHING && !isNoteOther) return null;
  return {
    kind: 'altered',
    before: fields.before,
    after: fields.after,
    note: isNoteOther ? { before: note.before, after: note.after } : null,
  };
}

interface Fields {
  readonly before: AnnotationFields;
  readonly after: AnnotationFields;
}

const NOTHING: Fields = { before: {}, after: {} };

/** Both records have the same fields; those that say which annotation it is never differ. */
function differingFields(before: Annotation, after: Annotation): Fields {
  const now = new Map<string, unknown>(Object.entries(after));
  const names = new Set(Object.entries(before).flatMap(([name, value]) => (deepEqual(value, now.get(name)) ? [] : [name])));
  return names.size === 0 ? NOTHING : { before: pick(before, names), after: pick(after, names) };
}

function pick(annotation: Annotation, names: ReadonlySet<string>): AnnotationFields {
  return Object.fromEntries(Object.entries(annotation).filter(([name]) => names.has(name)));
}
