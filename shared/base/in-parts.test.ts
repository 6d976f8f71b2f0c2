import { expect, test } from 'vitest';
import { inParts, mapInParts } from './in-parts';

test('parts are in order, the last one shorter; of nothing there is none', () => {
  expect(inParts([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(inParts([], 2)).toEqual([]);
});

test('however many items there are, few are worked on at once, and all come back in order', async () => {
  const items = Array.from({ length: 500 }, (_, index) => index);
  let now = 0;
  let most = 0;
  const doubled = await mapInParts(items, 64, async (item) => {
    now += 1;
    most = Math.max(most, now);
    await Promise.resolve();
    now -= 1;
    return item * 2;
  });
  expect([most, doubled]).toEqual([64, items.map((item) => item * 2)]);
});
