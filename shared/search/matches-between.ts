import { type Span, span } from '../text/offset';
import type { FindMatches } from './find-query';

/** The matches that share at least one unit with `[from, to)`, in order. Logarithmic in the number of matches. */
export function matchesBetween({ starts, ends }: FindMatches, from: number, to: number): readonly Span[] {
  const found: Span[] = [];
  for (let index = firstEndingAfter(ends, from); index < starts.length; index += 1) {
    const start = starts[index] ?? 0;
    if (start >= to) break;
    found.push(span(start, ends[index] ?? start));
  }
  return found;
}

/** The index of the first match that starts at or after `from`, or -1. Logarithmic in the number of matches. */
export function firstMatchFrom({ starts }: FindMatches, from: number): number {
  const index = firstEndingAfter(starts, from - 1);
  return index < starts.length ? index : -1;
}

function firstEndingAfter(sorted: Int32Array, from: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return low;
}
