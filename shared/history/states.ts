import type { Annotation, AnnotationId, HistoryPart, HistoryStep, Note, Timestamp } from '../model/records';

/** An annotation with its note, at some moment. */
export interface AnnotationState {
  readonly annotation: Annotation;
  readonly note: Note | null;
}

export type States = ReadonlyMap<AnnotationId, AnnotationState>;

/** The steps as they are told backwards: the last first. */
export function latestFirst(steps: readonly HistoryStep[]): readonly HistoryStep[] {
  return steps.toSorted((a, b) => b.at - a.at || b.seq - a.seq);
}

/**
 * All annotations, those in the trash included, as they were at a moment (what happened in that very millisecond is done), from what they
 * are now and the steps since, in any order. Before anything was made: none. What is older than the steps that are kept is shown as the
 * oldest that is known. Linear in annotations and steps; alters nothing.
 */
export function statesAt(now: Iterable<AnnotationState>, steps: readonly HistoryStep[], at: Timestamp): States {
  const states = new Map<AnnotationId, AnnotationState>();
  for (const state of now) states.set(state.annotation.id, state);
  for (const step of latestFirst(steps.filter((one) => one.at > at))) takeStepBack(states, step);
  for (const [id, state] of states) {
    const then = asOf(state, at);
    if (then === null) states.delete(id);
    else if (then !== state) states.set(id, then);
  }
  return states;
}

function takeStepBack(states: Map<AnnotationId, AnnotationState>, step: HistoryStep): void {
  for (const [place, id] of step.annotations.entries()) {
    const part = step.parts[place];
    if (part === undefined) continue;
    const before = takePartBack(states.get(id) ?? null, part);
    if (before === null) states.delete(id);
    else states.set(id, before);
  }
}

/** What an annotation was before a part of a step was done to it; null: it was not there. */
export function takePartBack(state: AnnotationState | null, part: HistoryPart): AnnotationState | null {
  if (part.kind === 'made') return null;
  if (part.kind === 'removed') return { annotation: part.annotation, note: part.note };
  if (state === null) return null;
  return { annotation: { ...state.annotation, ...part.before }, note: part.note === null ? state.note : part.note.before };
}

/** No moment has anything that was made later. */
function asOf(state: AnnotationState, at: Timestamp): AnnotationState | null {
  const { annotation, note } = state;
  if (annotation.createdAt > at) return null;
  const isTrashedLater = annotation.trashedAt !== null && annotation.trashedAt > at;
  const isNotedLater = note !== null && note.createdAt > at;
  if (!isTrashedLater && !isNotedLater) return state;
  return { annotation: isTrashedLater ? { ...annotation, trashedAt: null } : annotation, note: isNotedLater ? null : note };
}

/** Something that happened to one annotation, with what it was before and after. */
export interface HistoryEvent {
  /** Of its record; '' for the making. */
  readonly id: string;
  readonly at: Timestamp;
  readonly kind: HistoryStep['kind'];
  /** Null for the making of the annotation. */
  readonly label: HistoryStep['label'] | null;
  /** Null: it was not there. */
  readonly before: AnnotationState | null;
  readonly after: AnnotationState | null;
  /** Something happened before this of which nothing is known: it was forgotten, or happened in another program. */
  readonly isFirstKnown: boolean;
}

/** The life of one annotation, the last event first, its making at the end. `steps` may hold steps of others too. */
export function historyOf(id: AnnotationId, now: AnnotationState | null, steps: readonly HistoryStep[]): readonly HistoryEvent[] {
  const events: HistoryEvent[] = [];
  let after = now;
  for (const step of latestFirst(steps)) {
    const part = step.parts[step.annotations.indexOf(id)];
    if (part === undefined) continue;
    const before = takePartBack(after, part);
    const { id: stepId, at, kind, label } = step;
    events.push({ id: stepId, at, kind, label, before, after: after === null ? null : inOwnWords(after, part), isFirstKnown: false });
    after = before;
  }
  if (after === null) return events;
  const at = after.annotation.createdAt;
  return [...events, { id: '', at, kind: 'do', label: null, before: null, after, isFirstKnown: wasAlteredAfter(after, at) }];
}

/** Whether a state is a later one than that of this moment. */
function wasAlteredAfter({ annotation, note }: AnnotationState, at: Timestamp): boolean {
  return annotation.updatedAt > at || (note !== null && note.updatedAt > at);
}

/** How many of the states that `statesAt` gives for a moment are later ones, as what happened in between is not known. */
export function countLater(states: Iterable<AnnotationState>, at: Timestamp): number {
  let count = 0;
  for (const state of states) if (wasAlteredAfter(state, at)) count++;
  return count;
}

/** Where two libraries were merged, what followed may have started from something else: the step itself says how it ended. */
function inOwnWords(state: AnnotationState, part: HistoryPart): AnnotationState {
  if (part.kind !== 'altered') return state;
  return { annotation: { ...state.annotation, ...part.after }, note: part.note === null ? state.note : part.note.after };
}

/** The moments at which something happened to these annotations, each once, the first first. */
export function momentsOf(now: Iterable<AnnotationState>, steps: readonly HistoryStep[]): readonly Timestamp[] {
  const moments = new Set<Timestamp>();
  for (const { annotation } of now) moments.add(annotation.createdAt);
  for (const step of steps) {
    moments.add(step.at);
    for (const part of step.parts) if (part.kind === 'removed') moments.add(part.annotation.createdAt);
  }
  return [...moments].sort((a, b) => a - b);
}
