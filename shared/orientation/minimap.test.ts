import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AddStretch, createRowCounter, densityOf, type MapSize } from './minimap';
import { createScaleReader, findOffsetAtTop, type TextScale } from './text-scale';

function countRows(scale: TextScale, size: MapSize, tell: (add: AddStretch) => void): Int32Array {
  const counter = createRowCounter(scale, size);
  tell(counter.add);
  return counter.finish();
}

/** A title, a paragraph of 100 characters 200 pixels high, a gap, another of 100 characters that are twice as wide. */
const SCALE = { offsets: [0, 10, 12, 112, 114, 214], tops: [50, 90, 100, 300, 320, 720], height: 1000 };

test('offsets have their height by the way between the knots', () => {
  const topOf = createScaleReader(SCALE);
  expect([0, 5, 12, 62, 112, 114, 164, 214, 900, 12].map(topOf)).toEqual([50, 70, 100, 200, 300, 320, 520, 720, 720, 100]);
});

test('heights have their offset: the inverse, up to the gaps', () => {
  expect([0, 50, 100, 200, 310, 520, 720, 990].map((top) => findOffsetAtTop(SCALE, top))).toEqual([0, 0, 12, 62, 113, 164, 214, 214]);
  expect(findOffsetAtTop({ offsets: [], tops: [], height: 0 }, 10)).toBe(0);
});

test('marks count in the rows they stand in, channel by channel', () => {
  const counts = countRows(SCALE, { rows: 10, channels: 2, least: 1 }, (add) => {
    add(12, 13, 0);
    add(12, 62, 0);
    add(62, 164, 1);
    add(213, 214, 1);
    add(5, 6, 7);
  });
  const rows = Array.from({ length: 10 }, (_, row) => [...counts.slice(row * 2, row * 2 + 2)]);
  expect(rows).toEqual([
    [0, 0],
    [2, 0],
    [0, 1],
    [0, 1],
    [0, 1],
    [0, 1],
    [0, 0],
    [0, 1],
    [0, 0],
    [0, 0],
  ]);
});

test('what is small takes as many rows as can be seen, and nothing leaves the map', () => {
  const stretch = fc.record({ start: fc.nat(260), length: fc.nat(40), channel: fc.nat(2) });
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 40 }), fc.integer({ min: 3, max: 50 }), (stretches, rows) => {
      const counts = countRows(SCALE, { rows, channels: 3, least: 3 }, (add) => {
        for (const { start, length, channel } of stretches) add(start, start + length, channel);
      });
      for (let channel = 0; channel < 3; channel += 1) {
        const own = stretches.filter((one) => one.channel === channel);
        const column = Array.from({ length: rows }, (_, row) => counts[row * 3 + channel] ?? 0);
        expect(Math.max(0, ...column)).toBeLessThanOrEqual(own.length);
        expect(Math.min(0, ...column)).toBe(0);
        if (own.length > 0) expect(column.filter((count) => count > 0).length).toBeGreaterThanOrEqual(Math.min(3, rows) - 2);
      }
    }),
  );
});

test('one mark is as clear among few, many are told from a few', () => {
  expect(densityOf(1, 1)).toBeCloseTo(densityOf(1, 3));
  expect(densityOf(60, 60)).toBe(1);
  expect(densityOf(2, 60)).toBeLessThan(0.6);
});
