/** A cell of the grid by where it is shown: row -1 holds the column headers, column -1 the row headers, column 0 the totals. */
export interface MatrixCursor {
  readonly row: number;
  readonly column: number;
}

/** How many rows and columns are shown; the totals count as a column. */
export interface MatrixSize {
  readonly rows: number;
  readonly columns: number;
}

const PAGE = 10;

/** Where a key leads, held at the edges; null for a key that leads nowhere. */
export function moveCursor({ row, column }: MatrixCursor, key: string, isModified: boolean, size: MatrixSize): MatrixCursor | null {
  switch (key) {
    case 'ArrowDown':
      return hold({ row: row + 1, column }, size);
    case 'ArrowUp':
      return hold({ row: row - 1, column }, size);
    case 'ArrowRight':
      return hold({ row, column: column + 1 }, size);
    case 'ArrowLeft':
      return hold({ row, column: column - 1 }, size);
    case 'PageDown':
      return hold({ row: row + PAGE, column }, size);
    case 'PageUp':
      return hold({ row: row - PAGE, column }, size);
    case 'Home':
      return hold({ row: isModified ? 0 : row, column: 0 }, size);
    case 'End':
      return hold({ row: isModified ? size.rows - 1 : row, column: size.columns - 1 }, size);
    default:
      return null;
  }
}

/** The corner between the headers is no cell. */
function hold({ row, column }: MatrixCursor, { rows, columns }: MatrixSize): MatrixCursor {
  const inside = { row: Math.max(-1, Math.min(rows - 1, row)), column: Math.max(-1, Math.min(columns - 1, column)) };
  return inside.row === -1 && inside.column === -1 ? { ...inside, column: 0 } : inside;
}
