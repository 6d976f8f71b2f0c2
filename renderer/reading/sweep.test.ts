import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLOR_IDS } from '../../shared/model/records';
import { type SweptMark, sweepOverlaps } from './sweep';

describe('sweepOverlaps', () => {
  it('finds where two or more marks lie on each other, in the colour of the shortest', () => {
    const marks: SweptMark[] = [
      { start: 0, end: 20, color: 'yellow' },
      { start: 5, end: 10, color: 'blue' },
      { start: 8, end: 30, color: 'red' },
    ];
    expect(sweepOverlaps(marks, 0, 100)).toEqual([
      { start: 5, end: 8, depth: 2, color: 'blue' },
      { start: 8, end: 10, depth: 3, color: 'blue' },
      { start: 10, end: 20, depth: 2, color: 'yellow' },
    ]);
  });

  it('keeps to the window', () => {
    const marks: SweptMark[] = [
      { start: 0, end: 50, color: 'green' },
      { start: 0, end: 40, color: 'purple' },
    ];
    expect(sweepOverlaps(marks, 10, 20)).toEqual([{ start: 10, end: 20, depth: 2, color: 'purple' }]);
    expect(sweepOverlaps(marks, 40, 60)).toEqual([]);
  });

  it('agrees with counting at every place', () => {
    const mark = fc.record({ start: fc.nat({ max: 40 }), length: fc.integer({ min: 1, max: 20 }), color: fc.constantFrom(...COLOR_IDS) });
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 12 }), (generated) => {
        const marks = generated.map(({ start, length, color }) => ({ start, end: start + length, color }));
        const swept = sweepOverlaps(marks, 0, 60);
        const depths = Array.from({ length: 60 }, (_, at) => swept.find((found) => found.start <= at && at < found.end)?.depth ?? 0);
        const counted = Array.from({ length: 60 }, (_, at) => marks.filter((found) => found.start <= at && at < found.end).length);
        expect(depths).toEqual(counted.map((count) => (count >= 2 ? count : 0)));
      }),
    );
  });
});
