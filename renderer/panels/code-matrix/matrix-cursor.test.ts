import { expect, test } from 'vitest';
import { moveCursor } from './matrix-cursor';

const SIZE = { rows: 30, columns: 4 };

test.each([
  ['down from the headers', { row: -1, column: 2 }, 'ArrowDown', false, { row: 0, column: 2 }],
  ['up to them, and no further', { row: -1, column: 2 }, 'ArrowUp', false, { row: -1, column: 2 }],
  ['left to the names of the rows', { row: 3, column: 0 }, 'ArrowLeft', false, { row: 3, column: -1 }],
  ['never into the corner', { row: 0, column: -1 }, 'ArrowUp', false, { row: -1, column: 0 }],
  ['right to the end', { row: 3, column: 3 }, 'ArrowRight', false, { row: 3, column: 3 }],
  ['a page', { row: 25, column: 1 }, 'PageDown', false, { row: 29, column: 1 }],
  ['to the start of the row', { row: 7, column: 3 }, 'Home', false, { row: 7, column: 0 }],
  ['to the very last cell', { row: 7, column: 1 }, 'End', true, { row: 29, column: 3 }],
  ['another key', { row: 7, column: 1 }, 'x', false, null],
])('%s', (_, from, key, isModified, to) => {
  expect(moveCursor(from, key, isModified, SIZE)).toEqual(to);
});
