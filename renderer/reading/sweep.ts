import type { ColorId } from '../../shared/model/records';

/** What the sweep needs of a mark. */
export interface SweptMark {
  readonly start: number;
  readonly end: number;
  readonly color: ColorId;
}

/** A stretch covered by the same two or more marks. `color` is that of the shortest of them, which a click takes. */
export interface Overlap {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly color: ColorId;
}

/**
 * Every stretch of `[from, to)` that two or more marks cover, in order of place; neighbours differ in depth or colour.
 * Cost: the number of marks times the depth of overlap.
 */
export function sweepOverlaps(marks: readonly SweptMark[], from: number, to: number): readonly Overlap[] {
  const edges = new Set<number>();
  const clipped: SweptMark[] = [];
  for (const mark of marks) {
    const start = Math.max(mark.start, from);
    const end = Math.min(mark.end, to);
    if (start >= end) continue;
    clipped.push(mark);
    edges.add(start).add(end);
  }
  clipped.sort((a, b) => a.start - b.start);
  return collectOverlaps(
    clipped,
    [...edges].sort((a, b) => a - b),
  );
}

function collectOverlaps(marks: readonly SweptMark[], edges: readonly number[]): readonly Overlap[] {
  const overlaps: Overlap[] = [];
  let open: SweptMark[] = [];
  let next = 0;
  for (const [place, start] of edges.entries()) {
    const end = edges[place + 1];
    if (end === undefined) break;
    open = open.filter((mark) => mark.end > start);
    for (let mark = marks[next]; mark !== undefined && mark.start <= start; mark = marks[next]) {
      open.push(mark);
      next += 1;
    }
    const shortest = findShortest(open);
    if (open.length >= 2 && shortest !== undefined) append(overlaps, { start, end, depth: open.length, color: shortest.color });
  }
  return overlaps;
}

function append(overlaps: Overlap[], overlap: Overlap): void {
  const last = overlaps.at(-1);
  if (last !== undefined && last.end === overlap.start && last.depth === overlap.depth && last.color === overlap.color) {
    overlaps[overlaps.length - 1] = { ...last, end: overlap.end };
  } else {
    overlaps.push(overlap);
  }
}

function findShortest(marks: readonly SweptMark[]): SweptMark | undefined {
  let shortest: SweptMark | undefined;
  for (const mark of marks) {
    if (shortest === undefined || mark.end - mark.start < shortest.end - shortest.start) shortest = mark;
  }
  return shortest;
}
