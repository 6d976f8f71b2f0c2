import type { CodeMatrix } from './code-matrix';

/** By what the lines of a matrix are put in order: a line across is named by its index in the matrix, the totals by `total`; null leaves them. */
export interface MatrixOrder {
  readonly rowsBy: number | 'total' | null;
  readonly columnsBy: number | null;
}

export const NATURAL_ORDER: MatrixOrder = { rowsBy: null, columnsBy: null };

/** Indexes of the rows and of the columns in the order asked for, the largest count first; equal ones stay in their natural order. */
export function orderMatrix(
  { rows, columns, counts, totals }: CodeMatrix,
  { rowsBy, columnsBy }: MatrixOrder,
): { readonly rows: readonly number[]; readonly columns: readonly number[] } {
  const countAt = (row: number, column: number) => counts[row * columns.length + column] ?? 0;
  return {
    rows: sorted(rows.length, rowsBy === null ? null : (row) => (rowsBy === 'total' ? (totals[row] ?? 0) : countAt(row, rowsBy))),
    columns: sorted(columns.length, columnsBy === null ? null : (column) => countAt(columnsBy, column)),
  };
}

function sorted(length: number, countOf: ((index: number) => number) | null): readonly number[] {
  const indexes = Array.from({ length }, (_, index) => index);
  return countOf === null ? indexes : indexes.sort((a, b) => countOf(b) - countOf(a) || a - b);
}
