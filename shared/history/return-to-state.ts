import { deepEqual } from '../base/deep-equal';
import type { ChangeContext } from '../model/annotation-changes';
import type { Change, Edit } from '../model/change';
import type { Annotation, CodeId, Note } from '../model/records';
import type { AnnotationState } from './states';

/**
 * Gives an annotation the colour, places, codes, check, correction and note of a state, as a rule one that it had itself. Codes that `isKnown` no longer knows are left out; where it
 * lies, and in which reading it was made, stays. Without edits when it is all that already.
 */
export function returnToState(
  now: AnnotationState,
  then: AnnotationState,
  isKnown: (code: CodeId) => boolean,
  context: ChangeContext,
): Change {
  const { id, sourceId, passId, createdAt, trashedAt, updatedAt } = now.annotation;
  const codes = then.annotation.codes.filter(isKnown);
  const same: Annotation = { ...then.annotation, id, sourceId, passId, createdAt, trashedAt, updatedAt, codes };
  const edits: Edit[] = [];
  if (!deepEqual(same, now.annotation))
    edits.push({ table: 'annotations', key: id, before: now.annotation, after: { ...same, updatedAt: context.at } });
  const note = noteAfter(now, then, context);
  if (note !== now.note) edits.push({ table: 'notes', key: id, before: now.note, after: note });
  return { label: 'return-to-state', at: context.at, group: context.group, edits };
}

function noteAfter(now: AnnotationState, then: AnnotationState, context: ChangeContext): Note | null {
  if (then.note === null) return null;
  if (now.note !== null && deepEqual(now.note.body, then.note.body)) return now.note;
  return { ...then.note, annotationId: now.annotation.id, createdAt: now.note?.createdAt ?? context.at, updatedAt: context.at };
}
