import { describe, expect, test } from 'vitest';
import type { CodeQuery } from '../codebook/code-query';
import { codedText } from '../codebook/code-query.cases';
import { annotationId, codeId } from '../model/ids';
import type { CheckState, ColorId } from '../model/records';
import {
  type AnnotationFilter,
  EMPTY_FILTER,
  type FilterableAnnotation,
  filterAnnotations,
  isOpenFilter,
  matchCodes,
} from './filter-annotations';

const fold = (text: string) => text.toLowerCase();

const row = (
  id: string,
  start: number,
  color: ColorId,
  createdAt: number,
  text: string,
  hasNote = false,
  check: CheckState | null = null,
  hasCorrection = false,
): FilterableAnnotation => ({
  id: annotationId(id),
  start,
  end: start + 5,
  color,
  hasNote,
  check,
  hasCorrection,
  createdAt,
  foldedText: () => fold(text),
});

const rows = [
  row('a', 10, 'blue', 300, 'cyber power\nFormula. 網絡強國', true),
  row('b', 40, 'yellow', 100, 'the long-term stability of the country'),
  row('c', 20, 'blue', 200, 'a Cyber Power of the country', false, 'open'),
  row('d', 20, 'red', 400, 'sexual achievement\n历史性成就', true, 'settled', true),
];

const TEXT = codedText({ a: ['B', '1:0-3'], c: ['B', '2:0-5'], d: ['E', '2:3-8'] });

const shown = (changed: Partial<AnnotationFilter>) => {
  const filter = { ...EMPTY_FILTER, ...changed };
  return filterAnnotations(
    rows,
    filter,
    fold,
    matchCodes(filter, () => TEXT),
  ).shown.map((each) => each.id);
};

const OVERLAPPING_E: CodeQuery = [
  [{ not: false, test: { kind: 'pair', code: codeId('B'), relation: { kind: 'overlaps' }, other: codeId('E') } }],
];

describe('filterAnnotations', () => {
  test.each<[string, Partial<AnnotationFilter>, readonly string[]]>([
    ['everything in order of place', {}, ['a', 'c', 'd', 'b']],
    ['newest first', { order: 'newest' }, ['d', 'a', 'c', 'b']],
    ['oldest first', { order: 'oldest' }, ['b', 'c', 'a', 'd']],
    ['by colour, then place', { order: 'color' }, ['b', 'd', 'a', 'c']],
    ['two colours', { colors: ['red', 'yellow'] }, ['d', 'b']],
    ['words in any order and case, all of them', { words: ' COUNTRY  cyber ' }, ['c']],
    ['words of the note', { words: '網絡強國' }, ['a']],
    ['with a note', { noted: 'with-note' }, ['a', 'd']],
    ['without a note', { noted: 'without-note', words: 'country' }, ['c', 'b']],
    ['a code with its branch', { codes: [codeId('A')] }, ['a', 'c']],
    ['one of two codes', { codes: [codeId('A'), codeId('E')] }, ['a', 'c', 'd']],
    ['a question about codes', { query: OVERLAPPING_E }, ['c']],
    ['codes and a question together', { codes: [codeId('E')], query: OVERLAPPING_E }, []],
    ['a code, colour and words together', { codes: [codeId('A')], colors: ['red'], words: 'country' }, []],
    ['what is to be checked', { check: 'open' }, ['c']],
    ['only what an import brought', { among: new Set([annotationId('a'), annotationId('b'), annotationId('elsewhere')]) }, ['a', 'b']],
    ['what says what should stand', { corrections: 'only' }, ['d']],
    ['what was checked, with other words', { check: 'settled', words: 'achievement' }, ['d']],
    ['nothing', { words: 'absent' }, []],
  ])('%s', (_, filter, ids) => {
    expect(shown(filter)).toEqual(ids);
  });

  test('counts of colours follow words and notes, not the chosen colours', () => {
    const counts = filterAnnotations(rows, { ...EMPTY_FILTER, colors: ['red'], words: 'country' }, fold, null).countsByColor;
    expect(counts).toEqual({ yellow: 1, red: 0, blue: 1, green: 0, purple: 0 });
  });

  test('an order alone leaves the filter open', () => {
    expect(isOpenFilter({ ...EMPTY_FILTER, order: 'newest', words: '  ' })).toBe(true);
    expect(isOpenFilter({ ...EMPTY_FILTER, words: 'x' })).toBe(false);
    expect(isOpenFilter({ ...EMPTY_FILTER, among: new Set() })).toBe(false);
    expect(isOpenFilter({ ...EMPTY_FILTER, codes: [codeId('slip')] })).toBe(false);
    expect(isOpenFilter({ ...EMPTY_FILTER, query: OVERLAPPING_E })).toBe(false);
  });
});
