import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_TRAIL, leave, stepBack, stepForward, type Trail } from './trail';

const isSame = (a: number, b: number) => a === b;
const walk = (...places: number[]): Trail<number> => places.reduce((trail: Trail<number>, here) => leave(trail, here, isSame), EMPTY_TRAIL);

test('back leads where one was, forward where one came back from, and going elsewhere forgets what lay ahead', () => {
  const once = stepBack(walk(1, 2), 3);
  expect(once).toEqual({ place: 2, trail: { back: [1], forward: [3] } });
  const twice = stepBack(once?.trail ?? EMPTY_TRAIL, 2);
  expect(twice).toEqual({ place: 1, trail: { back: [], forward: [3, 2] } });
  expect(stepBack(twice?.trail ?? EMPTY_TRAIL, 1)).toBeNull();
  expect(stepForward(twice?.trail ?? EMPTY_TRAIL, 1)).toEqual({ place: 2, trail: { back: [1], forward: [3] } });
  expect(leave(once?.trail ?? EMPTY_TRAIL, 9, isSame)).toEqual({ back: [1, 9], forward: [] });
});

test('the same place is not remembered twice running, and no more than a hundred are', () => {
  expect(walk(1, 1, 2, 1).back).toEqual([1, 2, 1]);
  expect(walk(...Array.from({ length: 250 }, (_, i) => i)).back).toHaveLength(100);
});

test('so many steps back, and as many forward, lead to where one was', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 5 }), { maxLength: 30 }), fc.nat({ max: 30 }), (places, steps) => {
      let trail = walk(...places);
      let here = 99;
      let taken = 0;
      for (let step = stepBack(trail, here); step !== null && taken < steps; step = stepBack(trail, here)) {
        ({ trail, place: here } = step);
        taken++;
      }
      for (; taken > 0; taken--) {
        const step = stepForward(trail, here);
        if (step === null) throw new Error('nothing lies ahead');
        ({ trail, place: here } = step);
      }
      expect([trail, here]).toEqual([walk(...places), 99]);
    }),
  );
});
