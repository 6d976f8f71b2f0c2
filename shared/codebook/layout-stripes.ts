import type { AnnotationId, CodeId } from '../model/records';

/** One coding as a bar beside its lines; heights in CSS pixels. */
export interface CodeBar {
  readonly id: AnnotationId;
  readonly code: CodeId;
  readonly top: number;
  readonly bottom: number;
}

export interface CodeStripe extends CodeBar {
  /** 0 for the lane nearest to the text. */
  readonly lane: number;
}

/** Bars of two codes in one lane leave so much between them, in CSS pixels. */
const GAP = 3;

/**
 * Gives every code a lane for all of its bars. Codes whose bars do not stand beside each other share one; what finds no room in
 * `mostLanes` goes into the last. The first code of `order` is nearest to the text.
 */
export function layoutStripes(bars: readonly CodeBar[], order: readonly CodeId[], mostLanes: number): readonly CodeStripe[] {
  const ofCode = groupByCode(bars);
  const lanes: CodeBar[][] = [];
  const stripes: CodeStripe[] = [];
  for (const code of order) {
    const own = ofCode.get(code);
    if (own === undefined) continue;
    const free = lanes.findIndex((lane) => !own.some((bar) => lane.some((other) => isBeside(bar, other))));
    const lane = free === -1 ? Math.min(lanes.length, mostLanes - 1) : free;
    lanes[lane] = [...(lanes[lane] ?? []), ...own];
    stripes.push(...own.map((bar) => ({ ...bar, lane })));
  }
  return stripes.sort((a, b) => a.top - b.top || a.lane - b.lane);
}

function groupByCode(bars: readonly CodeBar[]): ReadonlyMap<CodeId, readonly CodeBar[]> {
  const groups = new Map<CodeId, CodeBar[]>();
  for (const bar of bars) {
    const group = groups.get(bar.code);
    if (group === undefined) groups.set(bar.code, [bar]);
    else group.push(bar);
  }
  return groups;
}

function isBeside(a: CodeBar, b: CodeBar): boolean {
  return a.top < b.bottom + GAP && b.top < a.bottom + GAP;
}
