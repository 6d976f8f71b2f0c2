import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annotationId, codeId } from '../model/ids';
import { type CodeBar, layoutStripes } from './layout-stripes';

const bar = (code: string, top: number, bottom: number): CodeBar => ({
  id: annotationId(`${code}${top}`),
  code: codeId(code),
  top,
  bottom,
});
const ORDER = ['a', 'b', 'c', 'd'].map(codeId);
const draw = (bars: readonly CodeBar[], most = 3) => layoutStripes(bars, ORDER, most).map(({ code, top, lane }) => `${code}${top}:${lane}`);

test('codes stand side by side where they meet and share a lane where they do not', () => {
  expect(draw([bar('b', 0, 20), bar('a', 10, 40), bar('c', 60, 80), bar('a', 90, 99)])).toEqual(['b0:1', 'a10:0', 'c60:0', 'a90:0']);
  expect(draw([bar('a', 0, 20), bar('a', 10, 40)])).toEqual(['a0:0', 'a10:0']);
  expect(draw([bar('gone', 0, 20)])).toEqual([]);
});

test('what finds no room goes into the last lane', () => {
  expect(draw([bar('a', 0, 9), bar('b', 0, 9), bar('c', 0, 9)], 2)).toEqual(['a0:0', 'b0:1', 'c0:1']);
});

test('a code has one lane; others in it, but in the last, leave room', () => {
  const bars = fc.array(
    fc
      .record({ code: fc.constantFrom('a', 'b', 'c', 'd'), top: fc.nat(100), height: fc.integer({ min: 1, max: 40 }) })
      .map(({ code, top, height }) => bar(code, top, top + height)),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(bars, fc.integer({ min: 1, max: 4 }), (list, most) => {
      const stripes = layoutStripes(list, ORDER, most);
      expect(stripes).toHaveLength(list.length);
      for (const one of stripes) {
        expect(one.lane).toBeLessThan(most);
        for (const other of stripes) {
          if (one.code === other.code) expect(other.lane).toBe(one.lane);
          else if (one.lane === other.lane && one.lane < most - 1) expect(one.bottom <= other.top || other.bottom <= one.top).toBe(true);
        }
      }
    }),
  );
});
