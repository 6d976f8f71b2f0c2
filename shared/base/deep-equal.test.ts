import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deepEqual } from './deep-equal';

it('agrees with JSON on copies, and sees any one change', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(deepEqual(value, structuredClone(value))).toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.array(fc.integer()), (a, b) => {
      expect(deepEqual({ a }, { a: b })).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

it.each([
  [{ a: 1, b: undefined }, { a: 1 }, true],
  [{ a: 1, b: null }, { a: 1 }, false],
  [[1, 2], [1, 2, 3], false],
  [{ 0: 'x', length: 1 }, ['x'], false],
  [new Uint8Array([1, 2]), new Uint8Array([1, 2]), true],
  [new Uint8Array([1, 2]), [1, 2], false],
])('%j and %j: %s', (a, b, expected) => expect([deepEqual(a, b), deepEqual(b, a)]).toEqual([expected, expected]));
