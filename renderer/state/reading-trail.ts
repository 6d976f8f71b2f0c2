import { EMPTY_TRAIL, leave, type Step, stepBack, stepForward, type Trail } from '../../shared/base/trail';
import type { AnnotationId } from '../../shared/model/records';
import type { Span } from '../../shared/text/offset';
import type { DeskParts } from './desk-parts';
import type { DeskState } from './desk-state';

/** What was in view, and which annotation was open there. */
export interface ReadingPlace {
  readonly where: Span;
  readonly activeId: AnnotationId | null;
  readonly activePlace: Span | null;
}

export type ReadingTrail = Trail<ReadingPlace>;
export const EMPTY_READING_TRAIL: ReadingTrail = EMPTY_TRAIL;

/** By what one goes elsewhere. Going on by the same search is one journey: it is left from where it began. */
export type Leaving = 'go' | 'list' | 'find';

export interface TrailActions {
  /** Remembers where one is, before going elsewhere. */
  leavePlace(by?: Leaving, here?: ReadingPlace | null): void;
  /** Remembers where one was, then shows the passage. `goBack` returns there. */
  goTo(where: Span): void;
  goBack(): void;
  goForward(): void;
}

export function readPlace({ surface, activeId, activePlace }: DeskState): ReadingPlace | null {
  return surface === null ? null : { where: surface.getVisibleSpan(), activeId, activePlace };
}

export function createTrailActions({ store, actions }: DeskParts): TrailActions {
  let last: Leaving | null = null;

  function leavePlace(by: Leaving = 'go', here = readPlace(store.getState())): void {
    const goesOn = by === 'find' && last === 'find';
    last = by;
    if (here !== null && !goesOn) store.setState(({ trail }) => ({ trail: leave(trail, here, isSamePlace) }));
  }

  function take(step: (trail: ReadingTrail, here: ReadingPlace) => Step<ReadingPlace> | null): void {
    const state = store.getState();
    const here = readPlace(state);
    const taken = here === null ? null : step(state.trail, here);
    if (taken === null) return;
    last = null;
    const { where, activeId, activePlace } = taken.place;
    if (state.editingId !== null && state.editingId !== activeId) actions().edit(null);
    const isThere = activeId !== null && state.source?.annotations.findMark(activeId) !== undefined;
    store.setState({ trail: taken.trail, activeId: isThere ? activeId : null, activePlace: isThere ? activePlace : null });
    state.surface?.reveal(where, { align: 'top' });
  }

  return {
    leavePlace,
    goTo(where: Span): void {
      leavePlace();
      store.getState().surface?.reveal(where, { align: 'top' });
    },
    goBack: () => take(stepBack),
    goForward: () => take(stepForward),
  };
}

/** Places that begin alike and have the same annotation open are one. */
function isSamePlace(a: ReadingPlace, b: ReadingPlace): boolean {
  return a.where.start === b.where.start && a.activeId === b.activeId;
}
