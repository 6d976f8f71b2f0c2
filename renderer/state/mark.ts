import type { AnchorState } from '../../shared/anchor/anchor';
import type { AnnotationId, ColorId } from '../../shared/model/records';

/** The visible trace of one annotation: what painting, hitting, margin and list need without its row. */
export interface Mark {
  readonly id: AnnotationId;
  /** UTF-16 offsets in the open text. For an orphan both are where it last was. */
  readonly start: number;
  readonly end: number;
  readonly color: ColorId;
  readonly hasNote: boolean;
  readonly hasCorrection: boolean;
  readonly anchor: AnchorState;
}

/** Whether there is more to say of a mark than its colour: a note or a correction, which have a card in the margin. */
export function saysSomething({ hasNote, hasCorrection }: Mark): boolean {
  return hasNote || hasCorrection;
}

/** A stretch of text whose painting is affected by an edit. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The smallest stretch that holds both. */
export function joined(a: Stretch | null, b: Stretch | null): Stretch | null {
  if (a === null) return b;
  if (b === null) return a;
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}
