import { expect, test } from 'vitest';
import { span } from '../../../shared/text/offset';
import { findCurrentEntry, moveInOutline } from './current-entry';

const outline = [2, 4, 9].map((block) => ({ block, paragraph: block, span: span(block, block + 1), label: '', language: 'en', level: 0 }));

test('the current entry is the last at or before the block being read', () => {
  expect([0, 1, 2, 3, 4, 8, 9, 30].map((block) => findCurrentEntry(outline, block))).toEqual([-1, -1, 0, 0, 1, 1, 2, 2]);
  expect(findCurrentEntry([], 3)).toBe(-1);
});

test('arrows, Home and End move within the list and no further', () => {
  const moves = ['ArrowUp', 'ArrowDown', 'Home', 'End', 'x'].map((key) => [moveInOutline(key, 0, 3), moveInOutline(key, 2, 3)]);
  expect(moves).toEqual([
    [0, 1],
    [1, 2],
    [0, 0],
    [2, 2],
    [null, null],
  ]);
});
