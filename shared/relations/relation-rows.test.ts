import { expect, test } from 'vitest';
import { annotationId, relationTypeId } from '../model/ids';
import { relation } from '../model/record.cases';
import { filterRows, nearestRows, type RelationRow, type RowSort, sortRows } from './relation-rows';

function row(id: string, from: number, to: number, how: string, words: string, createdAt: number): RelationRow {
  const end = (start: number) => ({ id: annotationId(`a${start}`), start, quotation: words, note: `note at ${start}`, elsewhere: '' });
  const typeId = relationTypeId(how);
  return { relation: relation(id, `a${from}`, `a${to}`, { createdAt, typeId }), from: end(from), to: end(to), how };
}

const ROWS = [
  row('r1', 500, 10, 'echoes', 'Building a Cyber Power', 30),
  row('r2', 20, 900, 'translates', '網絡強國', 10),
  row('r3', 20, 40, 'quotes', 'café', 20),
];
const told = (rows: readonly RelationRow[]) => rows.map(({ relation: { id } }) => id).join(' ');

test.each<[by: RowSort['by'], isDescending: boolean, order: string]>([
  ['from', false, 'r3 r2 r1'],
  ['from', true, 'r1 r3 r2'],
  ['to', false, 'r1 r3 r2'],
  ['kind', false, 'r1 r3 r2'],
  ['kind', true, 'r2 r3 r1'],
  ['time', true, 'r1 r3 r2'],
])('by %s, descending %s: %s', (by, isDescending, order) => {
  expect(told(sortRows(ROWS, { by, isDescending }, 'en'))).toBe(order);
});

test.each<[words: string, typeId: string | null, found: string]>([
  ['', null, 'r1 r2 r3'],
  ['', 'quotes', 'r3'],
  ['cyber BUILDING', null, 'r1'],
  ['cafe', null, 'r3'],
  ['note at 900', null, 'r2'],
  ['網絡', 'quotes', ''],
])('filtered by "%s" and kind %s', (words, typeId, found) => {
  expect(told(filterRows(ROWS, { words, typeId: typeId === null ? null : relationTypeId(typeId) }))).toBe(found);
});

test('the nearest keep their order', () => {
  expect(told(nearestRows(ROWS, 510, 2))).toBe('r1 r2');
  expect(told(nearestRows(ROWS, 30, 2))).toBe('r1 r3'.replace('r1', 'r2'));
  expect(nearestRows(ROWS, 30, 3)).toBe(ROWS);
});

test('ends on other texts stand behind those on the desk, title by title, are found by their title, and are never near', () => {
  const [first, second, third] = ROWS.map((one, index) =>
    index === 2 ? one : { ...one, to: { ...one.to, elsewhere: ['Beta', 'Alpha'][index] ?? '' } },
  );
  if (first === undefined || second === undefined || third === undefined) throw new Error('no rows');
  const rows = [first, second, third];
  expect(told(sortRows(rows, { by: 'to', isDescending: false }, 'en'))).toBe('r3 r2 r1');
  expect(told(filterRows(rows, { words: 'beta', typeId: null }))).toBe('r1');
  expect(told(nearestRows(rows, 10, 2))).toBe('r2 r3');
});
