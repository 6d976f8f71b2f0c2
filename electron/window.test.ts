import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitWindow, type Rectangle } from './window';

const primary: Rectangle = { x: 0, y: 25, width: 1920, height: 1055 };
const second: Rectangle = { x: 1920, y: 0, width: 2560, height: 1440 };

test.each([
  ['nowhere yet: in the middle of the primary display', null, { x: 302, y: 96, width: 1316, height: 914 }],
  ['as it was', { x: 100, y: 100, width: 900, height: 700, maximized: false }, { x: 100, y: 100, width: 900, height: 700 }],
  ['on the second display', { x: 2000, y: 100, width: 900, height: 700, maximized: false }, { x: 2000, y: 100, width: 900, height: 700 }],
  ['half outside: moved in', { x: -300, y: 900, width: 900, height: 700, maximized: false }, { x: 0, y: 380, width: 900, height: 700 }],
  ['its display is gone', { x: 9000, y: 9000, width: 900, height: 700, maximized: false }, { x: 510, y: 203, width: 900, height: 700 }],
  ['too small', { x: 10, y: 30, width: 10, height: 10, maximized: false }, { x: 10, y: 30, width: 720, height: 480 }],
])('%s', (_name, saved, expected) => {
  expect(fitWindow(saved, [primary, second])).toEqual(expected);
});

test('whatever was saved, the whole window lies on one display', () => {
  const number = fc.integer({ min: -10_000, max: 10_000 });
  const size = fc.integer({ min: 0, max: 10_000 });
  const saved = fc.record({ x: number, y: number, width: size, height: size, maximized: fc.boolean() });
  fc.assert(
    fc.property(saved, (state) => {
      const window = fitWindow(state, [primary, second]);
      return [primary, second].some(
        (area) =>
          window.x >= area.x &&
          window.y >= area.y &&
          window.x + window.width <= area.x + area.width &&
          window.y + window.height <= area.y + area.height,
      );
    }),
  );
});
