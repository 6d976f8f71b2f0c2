import { linesOf, textOfLine } from '../../commentary/essay-text';
import type { EssayBlock, EssayTableCell } from '../../model/essay';
import { startsRightToLeft } from '../docx/runs';
import { element, valued } from '../docx/xml';

type Table = Extract<EssayBlock, { readonly type: 'table' }>;

/** A cell in the grid: where it begins, and whether it goes on from the row above. */
interface Placed {
  readonly cell: EssayTableCell | null;
  readonly columns: number;
  readonly merge: 'restart' | 'continue' | null;
}

/**
 * A table as wide as `width` less `indent` (twentieths of a point): header rows repeated on every page, cells over several columns and
 * rows, columns from the right where its words begin there. `write` gives a cell's paragraphs, at least one.
 */
export function essayTable(
  table: Table,
  { width, indent }: { readonly width: number; readonly indent: number },
  write: (cell: EssayTableCell) => string,
): string {
  const rows = placeCells(table);
  const columns = Math.max(1, ...rows.map((row) => row.reduce((sum, { columns: taken }) => sum + taken, 0)));
  const column = Math.floor((width - indent) / columns);
  const line = (side: string) => element(`w:${side}`, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': 'B5B0A4' });
  const properties = element(
    'w:tblPr',
    {},
    beginsRightToLeft(table) ? '<w:bidiVisual/>' : '',
    element('w:tblW', { 'w:w': column * columns, 'w:type': 'dxa' }),
    indent === 0 ? '' : element('w:tblInd', { 'w:w': indent, 'w:type': 'dxa' }),
    element('w:tblBorders', {}, ...['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line)),
  );
  const grid = element('w:tblGrid', {}, ...Array.from({ length: columns }, () => element('w:gridCol', { 'w:w': column })));
  const headRows = table.content.findIndex(({ content }) => content.some(({ type }) => type !== 'tableHeader'));
  const body = rows.map((row, index) => {
    const isHead = headRows === -1 ? index === 0 : index < headRows;
    const missing = columns - row.reduce((sum, { columns: taken }) => sum + taken, 0);
    const whole = missing === 0 ? row : [...row, { cell: null, columns: missing, merge: null }];
    const cells = whole.map((placed) => cellElement(placed, column, write));
    return element('w:tr', {}, element('w:trPr', {}, '<w:cantSplit/>', isHead ? '<w:tblHeader/>' : ''), ...cells);
  });
  return element('w:tbl', {}, properties, grid, ...body);
}

function cellElement({ cell, columns, merge }: Placed, column: number, write: (cell: EssayTableCell) => string): string {
  const properties = element(
    'w:tcPr',
    {},
    element('w:tcW', { 'w:w': column * columns, 'w:type': 'dxa' }),
    columns === 1 ? '' : valued('w:gridSpan', columns),
    merge === null ? '' : valued('w:vMerge', merge),
  );
  return element('w:tc', {}, properties, cell === null ? '<w:p/>' : write(cell));
}

/** The cells of every row with those that reach down from above, which Word wants to have named in each row. */
function placeCells({ content }: Table): readonly (readonly Placed[])[] {
  /** By the column in which it begins: how many rows a cell still reaches down, and over how many columns. */
  const above = new Map<number, { readonly columns: number; readonly rows: number }>();
  return content.map((row) => {
    const placed: Placed[] = [];
    let column = 0;
    const goOnFromAbove = () => {
      for (let from = above.get(column); from !== undefined; from = above.get(column)) {
        placed.push({ cell: null, columns: from.columns, merge: 'continue' });
        if (from.rows === 1) above.delete(column);
        else above.set(column, { ...from, rows: from.rows - 1 });
        column += from.columns;
      }
    };
    for (const cell of row.content) {
      goOnFromAbove();
      const { colspan, rowspan } = cell.attrs ?? { colspan: 1, rowspan: 1 };
      if (rowspan > 1) above.set(column, { columns: colspan, rows: rowspan - 1 });
      placed.push({ cell, columns: colspan, merge: rowspan > 1 ? 'restart' : null });
      column += colspan;
    }
    goOnFromAbove();
    return placed;
  });
}

function beginsRightToLeft(table: Table): boolean {
  for (const line of linesOf(table)) {
    const words = textOfLine(line);
    if (/\p{L}/u.test(words)) return startsRightToLeft(words);
  }
  return false;
}
