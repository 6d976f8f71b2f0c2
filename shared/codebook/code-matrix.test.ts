import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CodeId } from '../model/records';
import { type CodeMatrix, countMatrixInSteps, type MatrixColumn, type MatrixKind, queryOfCell } from './code-matrix';
import { codedText, codedTexts, relations } from './code-query.cases';
import { matchQuery } from './match-query';
import { type MatrixOrder, NATURAL_ORDER, orderMatrix } from './order-matrix';
import type { CodedText } from './placed-codings';

const TEXT = codedText({
  a: ['B', '1:0-4'],
  b: ['E', '1:3-8', '3:0-2'],
  c: ['D E', '3:0-5'],
});

const draw = ({ rows, columns, counts, totals }: CodeMatrix) => [
  ['', ...columns.map((column) => (column.kind === 'code' ? column.code : `¶${column.paragraph}`))].join(' '),
  ...rows.map((code, row) => `${code} ${counts.slice(row * columns.length, (row + 1) * columns.length).join(' ')} = ${totals[row]}`),
];

function countMatrix(coded: CodedText, kind: MatrixKind): CodeMatrix {
  const steps = countMatrixInSteps(coded, kind);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

test('codes by paragraph', () => {
  expect(draw(countMatrix(TEXT, { kind: 'paragraphs' }))).toEqual([
    ' ¶1 ¶3',
    'A 1 1 = 2',
    'B 1 0 = 1',
    'C 0 1 = 1',
    'D 0 1 = 1',
    'E 1 2 = 2',
  ]);
});

test('codes by code', () => {
  expect(draw(countMatrix(TEXT, { kind: 'codes', relation: { kind: 'together' } }))).toEqual([
    ' A C D E',
    'A 0 0 0 1 = 2',
    'C 0 0 0 1 = 1',
    'D 0 0 0 1 = 1',
    'E 1 1 1 0 = 2',
  ]);
  expect(draw(countMatrix(TEXT, { kind: 'codes', relation: { kind: 'overlaps' } }))).toEqual([
    ' A B C D E',
    'A 0 0 0 0 2 = 2',
    'B 0 0 0 0 1 = 1',
    'C 0 0 0 0 1 = 1',
    'D 0 0 0 0 1 = 1',
    'E 2 1 2 2 2 = 2',
  ]);
});

test('every count is what the question behind its cell finds, and nothing that is found is left out', () => {
  const kinds: fc.Arbitrary<MatrixKind> = fc.oneof(
    fc.constant<MatrixKind>({ kind: 'paragraphs' }),
    relations.map((relation): MatrixKind => ({ kind: 'codes', relation })),
  );
  fc.assert(
    fc.property(codedTexts, kinds, (coded, kind) => {
      const { rows, columns, counts } = countMatrix(coded, kind);
      const countOf = (row: CodeId, column: MatrixColumn) => matchQuery(queryOfCell(row, column, kind), coded).size;
      expect([...counts]).toEqual(rows.flatMap((row) => columns.map((column) => countOf(row, column))));
      const everywhere = coded.codebook.inOrder.flatMap(({ id }) => allColumns(coded, kind).map((column) => countOf(id, column)));
      expect(sumOf(counts)).toBe(sumOf(everywhere));
    }),
    { numRuns: 60 },
  );
});

function sumOf(counts: ArrayLike<number>): number {
  return Array.from(counts).reduce((sum, count) => sum + count, 0);
}

function allColumns({ codebook, text }: ReturnType<typeof codedText>, kind: MatrixKind): readonly MatrixColumn[] {
  if (kind.kind === 'codes') return codebook.inOrder.map(({ id }) => ({ kind: 'code', code: id }));
  return text.blocks.flatMap(({ paragraph }) => (paragraph === null ? [] : [{ kind: 'paragraph' as const, paragraph }]));
}

test('the largest count first, by a column, by a row or by the totals; equal ones stay as they were', () => {
  const matrix = countMatrix(TEXT, { kind: 'paragraphs' });
  const order = (by: Partial<MatrixOrder>) => {
    const { rows, columns } = orderMatrix(matrix, { ...NATURAL_ORDER, ...by });
    return [rows.map((row) => matrix.rows[row]).join(''), columns.join('')];
  };
  expect([order({}), order({ rowsBy: 1 }), order({ rowsBy: 'total' }), order({ columnsBy: 4 })]).toEqual([
    ['ABCDE', '01'],
    ['EACDB', '01'],
    ['AEBCD', '01'],
    ['ABCDE', '10'],
  ]);
});
