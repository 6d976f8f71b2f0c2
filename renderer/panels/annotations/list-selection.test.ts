import { describe, expect, test } from 'vitest';
import { annotationId as id } from '../../../shared/model/ids';
import { EMPTY_SELECTION, keepListed, type ListSelection, reachRow, rowAfter, selectAll } from './list-selection';

const order = ['a', 'b', 'c', 'd', 'e'].map(id);
const state = (selected: string, cursor: string | null, anchor: string | null): ListSelection => ({
  selected: new Set([...selected].map(id)),
  cursor: cursor === null ? null : id(cursor),
  anchor: anchor === null ? null : id(anchor),
});

describe('reachRow', () => {
  test.each([
    ['alone', state('ab', 'a', 'a'), 'd', 'replace', state('d', 'd', 'd')],
    ['added with Ctrl', state('b', 'b', 'b'), 'd', 'toggle', state('bd', 'd', 'd')],
    ['taken out with Ctrl', state('bd', 'd', 'd'), 'b', 'toggle', state('d', 'b', 'b')],
    ['a range downwards', state('b', 'b', 'b'), 'd', 'range', state('bcd', 'd', 'b')],
    ['the range turns around its anchor', state('bcd', 'd', 'b'), 'a', 'range', state('ab', 'a', 'b')],
    ['a range without anchor', EMPTY_SELECTION, 'c', 'range', state('c', 'c', 'c')],
    ['a range whose anchor is no longer listed', state('x', 'x', 'x'), 'c', 'range', state('c', 'c', 'c')],
    ['the cursor alone', state('b', 'b', 'b'), 'd', 'move', state('b', 'd', 'b')],
  ] as const)('%s', (_, before, reached, mode, after) => {
    expect(reachRow(before, order, id(reached), mode)).toEqual(after);
  });
});

test('what a filter hides is not selected any more', () => {
  expect(keepListed(state('abd', 'd', 'b'), [id('a'), id('b')])).toEqual(state('ab', null, 'b'));
});

test('all rows are selected, the cursor stays', () => {
  expect(selectAll(state('b', 'b', 'b'), order)).toEqual(state('abcde', 'b', 'a'));
});

test('the cursor is held at the ends', () => {
  expect([
    rowAfter(state('', 'd', null), order, 10),
    rowAfter(state('', 'b', null), order, -1),
    rowAfter(EMPTY_SELECTION, order, 1),
  ]).toEqual(['e', 'a', 'a']);
});
