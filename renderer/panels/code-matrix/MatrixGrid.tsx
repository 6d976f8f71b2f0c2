import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type MatrixOrder, NATURAL_ORDER, orderMatrix } from '../../../shared/codebook/order-matrix';
import type { CellControl } from './MatrixCell';
import { MatrixHead, MatrixRow } from './MatrixRows';
import { type MatrixCursor, moveCursor } from './matrix-cursor';
import type { CountedMatrix } from './use-matrix';

export interface MatrixGridProps {
  readonly counted: CountedMatrix;
  readonly label: string;
  /** Asks for the annotations behind a count, by the indexes of its row and column in the matrix. */
  readonly onOpen: (row: number, column: number) => void;
}

/** CSS pixels; matrix.css says the same. */
const ROW_HEIGHT = 26;
const COLUMN_WIDTH = 40;
const NAMES_WIDTH = 220;
const HEAD_HEIGHT = { paragraph: 30, code: 120 } as const;

/** A table of any size: only what is in view is in the page. One stop for Tab; arrows walk from button to button, headers included. */
export function MatrixGrid({ counted, label, onOpen }: MatrixGridProps) {
  const { matrix } = counted;
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  /** The cell that a key led to is not in the page before the next rendering. */
  const mustFocus = useRef(false);
  const [order, setOrder] = useState<MatrixOrder>(NATURAL_ORDER);
  const [cursor, setCursor] = useState<MatrixCursor>({ row: 0, column: 0 });
  const lines = useMemo(() => orderMatrix(matrix, order), [matrix, order]);
  const largest = useMemo(() => matrix.counts.reduce((most, count) => Math.max(most, count), 1), [matrix]);
  const headHeight = HEAD_HEIGHT[matrix.columns[0]?.kind ?? 'paragraph'];
  const size = { rows: lines.rows.length, columns: lines.columns.length + 1 };
  const { rows, columns } = useVirtualLines(scroller, size, headHeight, cursor);
  useLayoutEffect(() => {
    const cell = mustFocus.current ? table.current?.querySelector<HTMLElement>('[data-cursor]') : undefined;
    if (cell === null || cell === undefined) return;
    mustFocus.current = false;
    cell.focus({ preventScroll: true });
  });
  const walk = (next: MatrixCursor) => {
    mustFocus.current = true;
    setCursor(next);
    if (next.row >= 0) rows.scrollToIndex(next.row);
    if (next.column > 0) columns.scrollToIndex(next.column - 1);
  };
  const act = ({ row, column }: MatrixCursor) => {
    const [matrixRow, matrixColumn] = [lines.rows[row], lines.columns[column - 1]];
    if (row === -1) setOrder((now) => ({ ...now, rowsBy: toggled(now.rowsBy, column === 0 ? 'total' : (matrixColumn ?? null)) }));
    else if (column === -1) setOrder((now) => ({ ...now, columnsBy: toggled(now.columnsBy, matrixRow ?? null) }));
    else if (matrixRow !== undefined && matrixColumn !== undefined) onOpen(matrixRow, matrixColumn);
  };
  const pressKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.altKey || event.shiftKey) return;
    const next = moveCursor(cursor, event.key, event.ctrlKey || event.metaKey, size);
    if (next === null) return;
    walk(next);
    event.preventDefault();
    event.stopPropagation();
  };
  const cellAt = (at: MatrixCursor): CellControl => ({
    isCursor: at.row === cursor.row && at.column === cursor.column,
    onFocus: () => setCursor(at),
    onClick: () => act(at),
    onKeyDown: pressKey,
  });
  const shared = { counted, lines, order, largest, columns: columns.getVirtualItems(), cellAt };
  return (
    <div ref={scroller} className="matrix-grid">
      <table
        ref={table}
        className="matrix-sizer"
        aria-label={label}
        aria-rowcount={size.rows + 1}
        aria-colcount={size.columns + 1}
        style={{ width: NAMES_WIDTH + COLUMN_WIDTH + columns.getTotalSize(), height: headHeight + rows.getTotalSize() }}
      >
        <thead>
          <MatrixHead {...shared} height={headHeight} />
        </thead>
        <tbody>
          {rows.getVirtualItems().map(({ index, start }) => (
            <MatrixRow key={lines.rows[index]} {...shared} index={index} top={headHeight + start} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface VirtualLines {
  readonly rows: Virtualizer<HTMLDivElement, Element>;
  readonly columns: Virtualizer<HTMLDivElement, Element>;
}

/** The names and the totals stand still: what scrolls begins behind them. */
function useVirtualLines(
  scroller: { readonly current: HTMLDivElement | null },
  size: { readonly rows: number; readonly columns: number },
  headHeight: number,
  cursor: MatrixCursor,
): VirtualLines {
  const getScrollElement = () => scroller.current;
  const rows = useVirtualizer({
    count: size.rows,
    getScrollElement,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    scrollPaddingEnd: headHeight,
    rangeExtractor: (range) => withLine(range, cursor.row),
  });
  const columns = useVirtualizer({
    count: size.columns - 1,
    getScrollElement,
    estimateSize: () => COLUMN_WIDTH,
    horizontal: true,
    overscan: 4,
    scrollPaddingEnd: NAMES_WIDTH + COLUMN_WIDTH,
    rangeExtractor: (range) => withLine(range, cursor.column - 1),
  });
  return { rows, columns };
}

/** The line that has the focus stays in the page wherever the reader scrolls. */
function withLine(range: Range, line: number): number[] {
  const lines = defaultRangeExtractor(range);
  return line < 0 || line >= range.count || lines.includes(line) ? lines : [...lines, line].sort((a, b) => a - b);
}

function toggled<T>(now: T | null, wanted: T | null): T | null {
  return now === wanted ? null : wanted;
}
