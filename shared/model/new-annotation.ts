import type { Annotation, AnnotationId, ColorId, SourceId, Target, Timestamp } from './records';

export interface NewHighlight {
  readonly id: AnnotationId;
  readonly sourceId: SourceId;
  readonly color: ColorId;
  readonly target: Target;
}

/** The record of a passage that was marked and nothing else: no note, no codes, nothing to check. */
export function createAnnotation({ id, sourceId, color, target }: NewHighlight, at: Timestamp): Annotation {
  return {
    id,
    sourceId,
    color,
    targets: [target],
    codes: [],
    check: null,
    correction: null,
    passId: null,
    createdAt: at,
    updatedAt: at,
    trashedAt: null,
  };
}
