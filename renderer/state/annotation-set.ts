import type { AnchorState } from '../../shared/anchor/anchor';
import type { Edit } from '../../shared/model/change';
import type { Annotation, AnnotationId, ColorId, Note } from '../../shared/model/records';

/** The visible trace of one annotation: what painting, hitting, margin and list need without its row. */
export interface Mark {
  readonly id: AnnotationId;
  /** UTF-16 offsets in the open text. For an orphan both are where it last was. */
  readonly start: number;
  readonly end: number;
  readonly color: ColorId;
  readonly hasNote: boolean;
  readonly anchor: AnchorState;
}

/**
 * The annotations of the open source in memory: the single source for painting, hitting, margin and list.
 * Not reactive in itself: DeskState.annotationsVersion grows with every change.
 */
export interface AnnotationSet {
  /** Placed marks (anchored and doubtful) that share at least one code unit with `[from, to)`, in order of start, then longer first. */
  query(from: number, to: number): readonly Mark[];
  /** Marks that cover the character at `offset`, smallest first. */
  at(offset: number): readonly Mark[];
  findMark(id: AnnotationId): Mark | undefined;
  /** Every placed mark in order of place. Proportional to their number: for the list and exports, not for painting. */
  allInOrder(): readonly Mark[];
  /** Annotations that cannot be placed: listed, never dropped. */
  orphans(): readonly Mark[];
  readonly size: number;
  readonly noteCount: number;
  /** The row, once loaded (rows follow the geometry in the background). */
  findAnnotation(id: AnnotationId): Annotation | undefined;
  findNote(id: AnnotationId): Note | undefined;
  /** The records as they are now, taking edits in. Returns the smallest stretch of text whose painting is affected, or null. */
  applyEdits(edits: readonly Edit[]): { readonly from: number; readonly to: number } | null;
}
