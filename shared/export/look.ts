import type { ColorId } from '../model/records';
import type { PlacedAnnotation } from './by-block';

/** How words are painted that one or several passages cover. */
export interface Look {
  readonly ground: ColorId;
  /** Another passage of the ground's colour lies under it. */
  readonly isDeep: boolean;
  /** The colour of the line below the words. */
  readonly below: ColorId | null;
}

/** The shortest passage gives the ground, deeper where another of its colour lies under it; the next of another colour a line below. */
export function lookOf(placed: readonly PlacedAnnotation[]): Look | null {
  const colors = placed
    .toSorted((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))
    .map(({ exported }) => exported.annotation.color);
  const [ground] = colors;
  if (ground === undefined) return null;
  return {
    ground,
    isDeep: colors.filter((color) => color === ground).length > 1,
    below: colors.find((color) => color !== ground) ?? null,
  };
}
