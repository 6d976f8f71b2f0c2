/**
 * Where the text stands vertically: the character at `offsets[i]` (UTF-16) lies `tops[i]` CSS pixels from the top of what is scrolled.
 * Both ascend and are equally long; between two knots the way is even. `height` is that of everything that is scrolled.
 */
export interface TextScale {
  readonly offsets: readonly number[];
  readonly tops: readonly number[];
  readonly height: number;
}

/** A reader of a scale that is quick when asked nearly in the order of the text: it looks forth and back from where the last answer was. */
export type ScaleReader = (offset: number) => number;

/** Gives for offsets their distance from the top in CSS pixels; before the first knot that of the first, behind the last that of the last. */
export function createScaleReader({ offsets, tops }: TextScale): ScaleReader {
  let knot = 0;
  return (offset) => {
    while (knot > 0 && (offsets[knot] ?? 0) > offset) knot -= 1;
    while (knot + 1 < offsets.length && (offsets[knot + 1] ?? 0) <= offset) knot += 1;
    const from = offsets[knot] ?? 0;
    const top = tops[knot] ?? 0;
    const to = offsets[knot + 1] ?? from;
    const bottom = tops[knot + 1] ?? top;
    if (offset <= from || to === from) return top;
    return top + ((offset - from) / (to - from)) * (bottom - top);
  };
}

/** The offset that stands nearest above `top` CSS pixels from the top; the first where none does, 0 in an empty scale. */
export function findOffsetAtTop({ offsets, tops }: TextScale, top: number): number {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= top) low = middle;
    else high = middle - 1;
  }
  const [from, above] = [offsets[low] ?? 0, tops[low] ?? 0];
  const [to, below] = [offsets[low + 1] ?? from, tops[low + 1] ?? above];
  if (top <= above || below === above) return from;
  return Math.round(from + ((top - above) / (below - above)) * (to - from));
}
