import { describe, expect, test } from 'vitest';
import { annotationId as id } from '../../shared/model/ids';
import type { ColorId } from '../../shared/model/records';
import type { Mark } from '../state/mark';
import { chooseCards, estimateCardHeight, groupSigns, nearestMarks } from './margin-cards';

const mark = (name: string, start: number, hasNote = true, color: ColorId = 'blue'): Mark => ({
  id: id(name),
  start,
  end: start + 10,
  color,
  hasNote,
  hasCorrection: false,
  anchor: 'anchored',
});
const names = (marks: readonly Mark[]) => marks.map((each) => each.id).join('');

// `a` has two passages, `c` and `e` are highlights without a note.
const marks = [mark('a', 0), mark('b', 20), mark('c', 30, false), mark('a', 40), mark('d', 50), mark('e', 60, false)];

describe('chooseCards', () => {
  test.each([
    ['every note once', 'margin', null, null, 'abd'],
    ['and the active highlight', 'margin', 'c', null, 'abcd'],
    ['as signs only what is opened', 'signs', 'd', null, 'd'],
    ['in the hidden margin nothing', 'hidden', 'd', null, ''],
    ['but what is being written', 'hidden', 'e', 'e', 'e'],
  ] as const)('%s', (_, marginState, activeId, editingId, chosen) => {
    const focus = {
      marginState,
      activePlace: null,
      activeId: activeId === null ? null : id(activeId),
      editingId: editingId === null ? null : id(editingId),
    };
    expect(names(chooseCards(marks, focus))).toBe(chosen);
  });
});

test('a correction without a note has its card and its sign', () => {
  const corrected = [mark('a', 0), { ...mark('c', 30, false), hasCorrection: true }];
  const focus = { marginState: 'margin', activeId: null, activePlace: null, editingId: null } as const;
  expect(names(chooseCards(corrected, focus))).toBe('ac');
  expect(groupSigns(corrected, ({ start }) => start).flatMap(({ ids }) => ids)).toEqual(['a', 'c']);
});

test('the card of an annotation with several places stands at the one that was chosen', () => {
  const focus = { marginState: 'margin', activeId: id('a'), activePlace: { start: 40, end: 50 }, editingId: null } as const;
  expect(chooseCards(marks, focus).map((each) => each.start)).toEqual([20, 40, 50]);
  expect(chooseCards(marks, { ...focus, activePlace: null }).map((each) => each.start)).toEqual([0, 20, 50]);
});

test.each([
  [0, 'abc'],
  [35, 'cad'],
  [900, 'ade'],
])('the marks nearest to offset %d', (center, near) => {
  expect(names(nearestMarks(marks, center, 3))).toBe(near);
});

test('notes that begin on one line share a sign; highlights without a note have none', () => {
  const tops: Readonly<Record<string, number>> = { a: 100, b: 103, c: 104, d: 130 };
  expect(groupSigns([mark('a', 0, true, 'red'), mark('b', 20), mark('c', 30, false), mark('d', 50)], (each) => tops[each.id] ?? 0)).toEqual(
    [
      { top: 100, color: 'red', ids: ['a', 'b'], start: 0 },
      { top: 130, color: 'blue', ids: ['d'], start: 50 },
    ],
  );
});

test('an unmeasured card is estimated from its words, at most a few lines while it is clamped', () => {
  const text = 'a word '.repeat(200);
  const note = {
    annotationId: id('a'),
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
    createdAt: 0,
    updatedAt: 0,
  } as const;
  const clamped = estimateCardHeight(note, 320, true);
  expect(clamped).toBeLessThan(230);
  expect(estimateCardHeight(note, 320, false)).toBeGreaterThan(2 * clamped);
});
