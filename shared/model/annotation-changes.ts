import type { Change, ChangeLabel, Edit } from './change';
import { createAnnotation, type NewHighlight } from './new-annotation';
import type { Annotation, AnnotationId, ColorId, ColorName, Note, Relation, Target, Timestamp } from './records';
import type { RichText } from './rich-text';

/** What every change needs from outside: when it happens, and a fresh id for its undo step. */
export interface ChangeContext {
  readonly at: Timestamp;
  readonly group: string;
}

function change(label: ChangeLabel, context: ChangeContext, edits: readonly Edit[]): Change {
  return { label, at: context.at, group: context.group, edits };
}

function annotationEdit(before: Annotation | null, after: Annotation | null): Edit {
  const key = after?.id ?? before?.id;
  if (key === undefined) throw new Error('an edit needs a record before or after');
  return { table: 'annotations', key, before, after };
}

function editEach(annotations: readonly Annotation[], alter: (annotation: Annotation) => Annotation): Edit[] {
  return annotations.map((annotation) => annotationEdit(annotation, alter(annotation)));
}

/** A new annotation without a note. */
export function createHighlight(highlight: NewHighlight, context: ChangeContext): Change {
  return change('highlight', context, [annotationEdit(null, createAnnotation(highlight, context.at))]);
}

export function recolorAnnotations(annotations: readonly Annotation[], color: ColorId, context: ChangeContext): Change {
  const changed = annotations.filter((annotation) => annotation.color !== color);
  return change(
    'recolor',
    context,
    editEach(changed, (annotation) => ({ ...annotation, color, updatedAt: context.at })),
  );
}

/** Moves the ends of the passage that the target with this index stands for; the other targets stay. Without such a target: no edits. */
export function resizeAnnotation(annotation: Annotation, index: number, target: Target, context: ChangeContext): Change {
  if (annotation.targets[index] === undefined) return change('resize', context, []);
  const [first, ...others] = annotation.targets;
  const targets: Annotation['targets'] =
    index === 0 ? [target, ...others] : [first, ...others.map((other, place) => (place === index - 1 ? target : other))];
  const after: Annotation = { ...annotation, targets, updatedAt: context.at };
  return change('resize', context, [annotationEdit(annotation, after)]);
}

export function trashAnnotations(annotations: readonly Annotation[], context: ChangeContext): Change {
  return change(
    'trash',
    context,
    editEach(annotations, (annotation) => ({ ...annotation, trashedAt: context.at })),
  );
}

export function restoreAnnotations(annotations: readonly Annotation[], context: ChangeContext): Change {
  return change(
    'restore',
    context,
    editEach(annotations, (annotation) => ({ ...annotation, trashedAt: null })),
  );
}

/**
 * Removes the annotations for good, with their notes and with `relations`, which are all that have one of them at an end; undo still
 * brings everything back.
 */
export function removeAnnotations(
  annotations: readonly Annotation[],
  notes: readonly Note[],
  relations: readonly Relation[],
  context: ChangeContext,
): Change {
  return change('empty-trash', context, [
    ...relations.map((relation): Edit => ({ table: 'relations', key: relation.id, before: relation, after: null })),
    ...annotations.map((annotation) => annotationEdit(annotation, null)),
    ...notes.map((note): Edit => ({ table: 'notes', key: note.annotationId, before: note, after: null })),
  ]);
}

/** Writes a note, or removes it when `body` is null. `before` is the note that the writer saw last. */
export function writeNote(id: AnnotationId, before: Note | null, body: RichText | null, context: ChangeContext): Change {
  const after: Note | null =
    body === null ? null : { annotationId: id, body, createdAt: before?.createdAt ?? context.at, updatedAt: context.at };
  return change(body === null ? 'remove-note' : 'write-note', context, [{ table: 'notes', key: id, before, after }]);
}

/** The same passage and colour once more, with a note of its own: how two versions of one note are both kept. */
export function copyWithNote(annotation: Annotation, id: AnnotationId, body: RichText, context: ChangeContext): Change {
  const copy: Annotation = { ...annotation, id, createdAt: context.at, updatedAt: context.at, trashedAt: null };
  const note: Note = { annotationId: id, body, createdAt: context.at, updatedAt: context.at };
  return change('write-note', context, [annotationEdit(null, copy), { table: 'notes', key: id, before: null, after: note }]);
}

export function renameColor(before: ColorName | null, after: ColorName, context: ChangeContext): Change {
  return change('rename-color', context, [{ table: 'colors', key: after.id, before, after }]);
}
