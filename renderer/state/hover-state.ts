import type { StoreApi } from 'zustand';
import type { AnnotationId } from '../../shared/model/records';

/** What the pointer is over, in the text or in the margin. */
export interface HoverState {
  readonly id: AnnotationId | null;
}

/** A state of its own: it changes with every move of the pointer, and hardly anything follows it. */
export type HoverStore = StoreApi<HoverState>;
