import { deepEqual } from '../base/deep-equal';
import type { Edit } from '../model/change';
import { annotationId } from '../model/ids';
import type { Annotation, AnnotationFields, AnnotationId, HistoryPart, HistoryStep, Note } from '../model/records';

/** Of a step: everything but what it did. */
export type StepFrame = Pick<HistoryStep, 'at' | 'seq' | 'kind' | 'label'> & {
  /** Of its Change: keeps steps of different libraries apart. */
  readonly group: string;
};

/** So many of the last steps are kept, of all annotations together: months of work. Older ones are forgotten, the oldest first. */
export const HISTORY_STEPS_KEPT = 20_000;

/** Under what id a step is told. */
export function historyStepId({ at, seq, group }: Pick<StepFrame, 'at' | 'seq' | 'group'>): string {
  return `${seq} ${at} ${group}`;
}

interface Altered {
  annotation?: { readonly before: Annotation | null; readonly after: Annotation | null };
  note?: { readonly before: Note | null; readonly after: Note | null };
}

/**
 * What composed edits (one a record) tell about annotations and notes; null when that is nothing. An annotation that is made is not told:
 * its `createdAt` tells it, so that a thousand highlights in one step cost nothing here.
 */
export function toHistoryStep(frame: StepFrame, edits: readonly Edit[]): HistoryStep | null {
  const altered = new Map<AnnotationId, Altered>();
  for (const edit of edits) {
    if (edit.table !== 'annotations' && edit.table !== 'notes') continue;
    const id = annotationId(edit.key);
    const known = altered.get(id) ?? {};
    if (edit.table === 'annotations') known.annotation = edit;
    else known.note = edit;
    altered.set(id, known);
  }
  const told = [...altered].flatMap(([id, one]) => {
    const part = toPart(one, frame.kind);
    return part === null ? [] : [{ id, part }];
  });
  if (told.length === 0) return null;
  const { at, seq, kind, label } = frame;
  return { id: historyStepId(frame), at, seq, kind, label, annotations: told.map(({ id }) => id), parts: told.map(({ part }) => part) };
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
