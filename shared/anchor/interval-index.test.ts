import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IntervalIndex } from './interval-index';

interface Entry {
  readonly start: number;
  readonly end: number;
  readonly key: number;
}

const byPlace = (a: Entry, b: Entry) => a.start - b.start || b.end - a.end;
const intervals = fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 80 })), { maxLength: 300 });

function asEntries(pairs: readonly (readonly [number, number])[]): Entry[] {
  return pairs.map(([start, length], key) => ({ start, end: start + length, key }));
}

function built(entries: readonly Entry[]): IntervalIndex {
  const sorted = [...entries].sort(byPlace);
  return new IntervalIndex(
    sorted.map((entry) => entry.start),
    sorted.map((entry) => entry.end),
    sorted.map((entry) => entry.key),
  );
}

function overlapping(entries: readonly Entry[], from: number, to: number): number[] {
  return entries.filter((entry) => entry.start < to && entry.end > from).map((entry) => entry.key);
}

const numerically = (a: number, b: number) => a - b;

describe('IntervalIndex', () => {
  it('finds exactly what overlaps, whether built at once or one by one', () => {
    fc.assert(
      fc.property(intervals, fc.nat(600), fc.nat(100), (pairs, from, length) => {
        const entries = asEntries(pairs);
        const grown = new IntervalIndex();
        for (const entry of entries) grown.insert(entry.start, entry.end, entry.key);
        const expected = overlapping(entries, from, from + length).sort(numerically);
        expect(
          built(entries)
            .query(from, from + length)
            .sort(numerically),
        ).toEqual(expected);
        expect(grown.query(from, from + length).sort(numerically)).toEqual(expected);
      }),
    );
  });

  it('altered at once is what it is altered one by one', () => {
    fc.assert(
      fc.property(intervals, intervals, fc.nat(4), (first, second, every) => {
        const [before, coming] = [asEntries(first), asEntries(second).map((entry) => ({ ...entry, key: entry.key + 1000 }))];
        const gone = before.filter((_entry, at) => at % 5 === every);
        const [one, other] = [built(before), built(before)];
        for (const entry of gone) one.remove(entry.start, entry.end, entry.key);
        for (const entry of coming) one.insert(entry.start, entry.end, entry.key);
        other.alter(new Set(gone.map(({ key }) => key)), coming);
        expect([...other.keysInOrder()]).toEqual([...one.keysInOrder()]);
        for (const { start, end } of coming) expect(other.query(start, end)).toEqual(one.query(start, end));
        other.insert(3, 9, 5000);
        one.insert(3, 9, 5000);
        expect(other.query(0, 600)).toEqual(one.query(0, 600));
      }),
    );
  });

  it('answers in order of start, longer first', () => {
    const index = new IntervalIndex();
    index.insert(5, 9, 0);
    index.insert(5, 20, 1);
    index.insert(2, 6, 2);
    expect(index.query(5, 6)).toEqual([2, 1, 0]);
    expect([...index.keysInOrder()]).toEqual([2, 1, 0]);
  });

  it('forgets what is removed and nothing else', () => {
    fc.assert(
      fc.property(intervals, fc.nat(), (pairs, pick) => {
        const entries = asEntries(pairs);
        fc.pre(entries.length > 0);
        const gone = entries[pick % entries.length];
        if (gone === undefined) return;
        const index = built(entries);
        expect(index.remove(gone.start, gone.end, gone.key)).toBe(true);
        expect(index.remove(gone.start, gone.end, gone.key)).toBe(false);
        const left = entries.filter((entry) => entry !== gone).map((entry) => entry.key);
        expect([...index.keysInOrder()].sort(numerically)).toEqual(left.sort(numerically));
      }),
    );
  });

  it('a stretch that ends where the query begins does not overlap it', () => {
    const index = new IntervalIndex([3], [7], [1]);
    expect([index.query(7, 9), index.query(0, 3), index.query(6, 7), index.query(3, 4)]).toEqual([[], [], [1], [1]]);
  });
});
