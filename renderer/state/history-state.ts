import type { HistoryEvent } from '../../shared/history/states';
import type { Annotation, AnnotationId, Timestamp } from '../../shared/model/records';
import type { AnnotationSet } from './annotation-set';

/** The desk as it was, while it is looked at: nothing can be altered. */
export interface PastDesk {
  readonly at: Timestamp;
  /** When something happened, the first first; never empty. */
  readonly moments: readonly Timestamp[];
  /** So many annotations are shown as they were later, as what came before is not kept. */
  readonly laterCount: number;
  /** What is on the desk now, and there again afterwards. */
  readonly present: AnnotationSet;
}

/** Looking back, and reading afresh. */
export interface HistoryActions {
  /** What happened to an annotation, the last first. */
  loadEvents(id: AnnotationId): Promise<readonly HistoryEvent[]>;
  /** Gives the annotation the state that it had after (or, `before`, right before) this event. */
  returnTo(id: AnnotationId, event: HistoryEvent, which: 'before' | 'after'): void;
  /** Shows the desk as it was, at the last moment to begin with. */
  lookBack(): Promise<void>;
  lookAt(moment: Timestamp): void;
  returnToNow(): void;
  /** Begins a reading from a fresh start; '' is called by its date. */
  startPass(name: string): void;
  endPass(): void;
  /** Whether what was marked before the reading is shown, faintly. */
  showEarlier(on: boolean): void;
  /** These count as read again in the reading that is compared. */
  takeOver(annotations: readonly Annotation[], pass: Annotation['passId']): void;
}
