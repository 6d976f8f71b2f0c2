/** Where one was, and where one came back from: like the history of a browser. Plain data, the newest last. */
export interface Trail<Place> {
  readonly back: readonly Place[];
  readonly forward: readonly Place[];
}

/** Older places are forgotten. */
const LONGEST = 100;

export const EMPTY_TRAIL: Trail<never> = { back: [], forward: [] };

/** One goes elsewhere from `here`: it is come back to next, and what lay ahead is forgotten. The same place is not remembered twice running. */
export function leave<Place>(trail: Trail<Place>, here: Place, isSame: (a: Place, b: Place) => boolean): Trail<Place> {
  const last = trail.back.at(-1);
  const back = last !== undefined && isSame(last, here) ? trail.back : [...trail.back, here].slice(-LONGEST);
  return { back, forward: [] };
}

export interface Step<Place> {
  readonly trail: Trail<Place>;
  readonly place: Place;
}

/** Back to the place that was left last; `here` then lies ahead. Null when there is none. */
export function stepBack<Place>({ back, forward }: Trail<Place>, here: Place): Step<Place> | null {
  const place = back.at(-1);
  return place === undefined ? null : { place, trail: { back: back.slice(0, -1), forward: [...forward, here] } };
}

/** Ahead again to the place that was come back from; null when there is none. */
export function stepForward<Place>({ back, forward }: Trail<Place>, here: Place): Step<Place> | null {
  const place = forward.at(-1);
  return place === undefined ? null : { place, trail: { back: [...back, here], forward: forward.slice(0, -1) } };
}
