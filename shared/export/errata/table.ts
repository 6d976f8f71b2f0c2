import { element, valued } from '../docx/xml';

/** The columns of the table, in order. Also keys of `ExportLabels.errata`. */
export const COLUMNS = ['place', 'stands', 'says', 'slip', 'note'] as const;
/** The paragraphs of a row's cells; a cell ends with a paragraph, as Word asks for. */
export type Cells = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** In twentieths of a point; together what lies between the margins of either paper. */
const WIDTHS: Readonly<Record<(typeof COLUMNS)[number], number>> = { place: 1100, stands: 2400, says: 2400, slip: 1200, note: 1920 };
const EDGES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] as const;

/** A table whose head is repeated on every page and whose rows are not torn. */
export function tableElement(head: readonly string[], rows: readonly Cells[]): string {
  const borders = EDGES.map((edge) => element(`w:${edge}`, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': 'A8A29A' }));
  const total = Object.values(WIDTHS).reduce((sum, width) => sum + width, 0);
  const sides = ['left', 'right'].map((side) => element(`w:${side}`, { 'w:w': 90, 'w:type': 'dxa' }));
  return element(
    'w:tbl',
    {},
    element(
      'w:tblPr',
      {},
      element('w:tblW', { 'w:w': total, 'w:type': 'dxa' }),
      element('w:tblBorders', {}, ...borders),
      element('w:tblLayout', { 'w:type': 'fixed' }),
      element('w:tblCellMar', {}, ...sides),
    ),
    element('w:tblGrid', {}, ...COLUMNS.map((name) => element('w:gridCol', { 'w:w': WIDTHS[name] }))),
    rowElement(head, '<w:tblHeader/>'),
    ...rows.map((cells) =>
      rowElement(
        COLUMNS.map((name) => cells[name]),
        '',
      ),
    ),
  );
}

function rowElement(cells: readonly string[], properties: string): string {
  const shade = properties === '' ? '' : element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': 'F2F0EA' });
  return element(
    'w:tr',
    {},
    element('w:trPr', {}, '<w:cantSplit/>', properties),
    ...cells.map((content, index) =>
      element(
        'w:tc',
        {},
        element('w:tcPr', {}, element('w:tcW', { 'w:w': widthAt(index), 'w:type': 'dxa' }), shade, valued('w:vAlign', 'top')),
        content,
      ),
    ),
  );
}

function widthAt(index: number): number {
  const name = COLUMNS[index];
  return name === undefined ? 0 : WIDTHS[name];
}
