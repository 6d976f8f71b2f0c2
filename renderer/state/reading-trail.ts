import { EMPTY_TRAIL, leave, type Step, stepBack, stepForward, type Trail } from '../../shared/base/trail';
import type { AnnotationId, SourceId } from '../../shared/model/records';
import type { Span } from '../../shared/text/offset';
import type { DeskParts } from './desk-parts';
import type { DeskState } from './desk-state';

/** What was in view of which text, and which annotation was open there. */
export interface ReadingPlace {
  readonly sourceId: SourceId;
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

export function readPlace({ source, surface, activeId, activePlace }: DeskState): ReadingPlace | null {
  if (source === null || surface === null) return null;
  return { sourceId: source.source.id, where: surface.getVisibleSpan(), activeId, activePlace };
}

export function createTrailActions({ store, actions, library, report }: DeskParts): TrailActions {
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
    if (taken.place.sourceId !== state.source?.source.id) {
      report(takeElsewhere(step, taken));
      return;
    }
    const { where, activeId, activePlace } = taken.place;
    if (state.editingId !== null && state.editingId !== activeId) actions().edit(null);
    const isThere = activeId !== null && state.source?.annotations.findMark(activeId) !== undefined;
    store.setState({ trail: taken.trail, activeId: isThere ? activeId : null, activePlace: isThere ? activePlace : null });
    state.surface?.reveal(where, { align: 'top' });
  }

  /** The place lies in another text. Where that has been removed, its places are forgotten, and it goes on to the next. */
  async function takeElsewhere(step: typeof stepBack<ReadingPlace>, { place, trail }: Step<ReadingPlace>): Promise<void> {
    if ((await library.findRecord('sources', place.sourceId)) === undefined) {
      const remain = (places: readonly ReadingPlace[]) => places.filter(({ sourceId }) => sourceId !== place.sourceId);
      store.setState((state) => ({ trail: { back: remain(state.trail.back), forward: remain(state.trail.forward) } }));
      return take(step);
    }
    await actions().showPlace(place);
    if (store.getState().source?.source.id === place.sourceId) store.setState({ trail });
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
  return a.sourceId === b.sourceId && a.where.start === b.where.start && a.activeId === b.activeId;
}
