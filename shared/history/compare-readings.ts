import { IntervalIndex } from '../anchor/interval-index';
import { deepEqual } from '../base/deep-equal';
import type { Annotation, ReadingPass } from '../model/records';
import type { AnnotationState } from './states';

/** In what a passage that was marked in both readings was marked otherwise. Keys of the `history` catalogue. */
export type ReadingDifference = 'extent' | 'color' | 'codes' | 'note';

/** What became of a passage from what was marked before to the new reading. */
export type ReadingRow =
  /** Marked again, and alike; or taken over, when both are one annotation. */
  | { readonly outcome: 'kept'; readonly earlier: AnnotationState; readonly later: AnnotationState }
  | {
      readonly outcome: 'changed';
      readonly earlier: AnnotationState;
      readonly later: AnnotationState;
      readonly differences: readonly ReadingDifference[];
    }
  | { readonly outcome: 'new'; readonly earlier: null; readonly later: AnnotationState }
  | { readonly outcome: 'dropped'; readonly earlier: AnnotationState; readonly later: null };

export const READING_OUTCOMES = ['kept', 'changed', 'new', 'dropped'] as const satisfies readonly ReadingRow['outcome'][];

/** Two passages that share this much of what either covers are the same passage, marked twice. */
const SAME_PASSAGE = 0.5;
/** Two that share this much have the same extent: a full stop more or less is no other opinion. */
const SAME_EXTENT = 0.9;

/** What lay on the desk before a reading, and what was marked in it; what was made after its end belongs to neither. */
export function partReadings(
  states: Iterable<AnnotationState>,
  pass: ReadingPass,
): { readonly earlier: readonly AnnotationState[]; readonly later: readonly AnnotationState[] } {
  const onDesk = [...states].filter(({ annotation }) => annotation.trashedAt === null && annotation.sourceId === pass.sourceId);
  const isLater = ({ annotation }: AnnotationState) => annotation.passId === pass.id;
  return {
    earlier: onDesk.filter((state) => !isLater(state) && state.annotation.createdAt < pass.startedAt),
    later: onDesk.filter(isLater),
  };
}

/**
 * Compares what was marked before a reading with what was marked in it, in order of place. Every annotation of either stands in exactly
 * one row; of passages that lie over one another those find each other that share most. Costs about n log n.
 */
export function compareReadings(
  earlier: readonly AnnotationState[],
  later: readonly AnnotationState[],
  pass: ReadingPass,
): readonly ReadingRow[] {
  const taken = later.filter(({ annotation }) => annotation.createdAt < pass.startedAt);
  const fresh = later.filter(({ annotation }) => annotation.createdAt >= pass.startedAt);
  const pairs = pairUp(earlier, fresh);
  const found = new Set(pairs.values());
  const rows: ReadingRow[] = [
    ...taken.map((state): ReadingRow => ({ outcome: 'kept', earlier: state, later: state })),
    ...fresh.filter((state) => !pairs.has(state)).map((state): ReadingRow => ({ outcome: 'new', earlier: null, later: state })),
    ...earlier.filter((state) => !found.has(state)).map((state): ReadingRow => ({ outcome: 'dropped', earlier: state, later: null })),
    ...[...pairs].map(([after, before]) => judge(before, after)),
  ];
  return rows.sort((a, b) => startOf(a) - startOf(b));
}

function startOf({ earlier, later }: ReadingRow): number {
  const [one] = (later ?? earlier)?.annotation.targets ?? [];
  return one?.start ?? 0;
}

function judge(earlier: AnnotationState, later: AnnotationState): ReadingRow {
  const differences: ReadingDifference[] = [];
  if (shareOf(earlier.annotation, later.annotation) < SAME_EXTENT) differences.push('extent');
  if (earlier.annotation.color !== later.annotation.color) differences.push('color');
  if (!deepEqual(earlier.annotation.codes.toSorted(), later.annotation.codes.toSorted())) differences.push('codes');
  if (!deepEqual(earlier.note?.body ?? null, later.note?.body ?? null)) differences.push('note');
  return differences.length === 0 ? { outcome: 'kept', earlier, later } : { outcome: 'changed', earlier, later, differences };
}

/** The earlier mark of each later one that has any. */
function pairUp(earlier: readonly AnnotationState[], later: readonly AnnotationState[]): ReadonlyMap<AnnotationState, AnnotationState> {
  const places = earlier.flatMap((state) => state.annotation.targets.map(({ start, end }) => ({ state, start, end })));
  places.sort((a, b) => a.start - b.start || b.end - a.end);
  const keys = places.map((_, key) => key);
  const index = new IntervalIndex(
    Int32Array.from(places, ({ start }) => start),
    Int32Array.from(places, ({ end }) => end),
    keys,
  );
  const candidates = later.flatMap((after) => {
    const near = new Set(
      after.annotation.targets.flatMap(({ start, end }) => [...index.query(start, end)]).flatMap((key) => places[key]?.state ?? []),
    );
    return [...near].map((before) => ({ before, after, share: shareOf(before.annotation, after.annotation) }));
  });
  const pairs = new Map<AnnotationState, AnnotationState>();
  const taken = new Set<AnnotationState>();
  for (const { before, after, share } of candidates.sort((a, b) => b.share - a.share)) {
    if (share < SAME_PASSAGE || pairs.has(after) || taken.has(before)) continue;
    pairs.set(after, before);
    taken.add(before);
  }
  return pairs;
}

/** How much of what either of two annotations covers both cover, 0 to 1. */
function shareOf(one: Annotation, other: Annotation): number {
  const [own, others] = [coverOf(one), coverOf(other)];
  let common = 0;
  for (const a of own) for (const b of others) common += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  const all = lengthOf(own) + lengthOf(others) - common;
  return all === 0 ? 0 : common / all;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The text under all places of an annotation, each character once. */
function coverOf({ targets }: Annotation): readonly Stretch[] {
  const cover: { start: number; end: number }[] = [];
  for (const { start, end } of targets.toSorted((a, b) => a.start - b.start)) {
    const last = cover.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else cover.push({ start, end });
  }
  return cover;
}

function lengthOf(cover: readonly Stretch[]): number {
  return cover.reduce((length, { start, end }) => length + end - start, 0);
}
