import type { PackagePart } from '../pack';
import { type Attributes, element, xmlSafe, xmlText } from '../xml';

/** What a cell holds: words (never a formula), a number, a moment in UTC, nothing. */
export type CellValue = string | number | Date | null;

export interface SheetColumn {
  readonly name: string;
  /** In characters. */
  readonly width: number;
  /** Whether long words go on in a further line of the cell. */
  readonly isWrapped: boolean;
}

/** A sheet whose first row, the names of the columns, stays in sight. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** The `row` elements below it; see `rowElement`. */
  readonly rows: readonly string[];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A cell holds no more, in UTF-16 units. */
const LONGEST = 32_767;
/** Numbers of the formats in `STYLES`. */
const STYLE = { plain: 0, head: 1, wrapped: 2, date: 3 } as const;

const STYLES = element(
  'styleSheet',
  { xmlns: MAIN },
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>',
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="4">',
  format({ numFmtId: 0, fontId: 0 }),
  format({ numFmtId: 0, fontId: 1, applyFont: 1 }),
  format({ numFmtId: 0, fontId: 0 }, { wrapText: 1 }),
  format({ numFmtId: 164, fontId: 0, applyNumberFormat: 1 }),
  '</cellXfs>',
);

function format(attributes: Attributes, alignment: Attributes = {}): string {
  return element(
    'xf',
    { ...attributes, fillId: 0, borderId: 0, xfId: 0, applyAlignment: 1 },
    element('alignment', { vertical: 'top', ...alignment }),
  );
}

/** The parts of a workbook (ECMA-376, SpreadsheetML), for `packParts`. Words stand in their cells themselves. */
export function workbookParts(sheets: readonly Sheet[]): readonly PackagePart[] {
  const numbered = sheets.map((sheet, index) => ({ sheet, number: index + 1 }));
  const part = (name: string, ...content: readonly string[]): PackagePart => ({ name, pieces: [DECLARATION, ...content] });
  const related = (id: string, type: string, target: string) =>
    element('Relationship', { Id: id, Type: `${DOCUMENT}/${type}`, Target: target });
  return [
    part(
      '[Content_Types].xml',
      element(
        'Types',
        { xmlns: `${PACKAGE}/content-types` },
        element('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
        element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
        element('Override', { PartName: '/xl/workbook.xml', ContentType: `${TYPES}.sheet.main+xml` }),
        element('Override', { PartName: '/xl/styles.xml', ContentType: `${TYPES}.styles+xml` }),
        ...numbered.map(({ number }) =>
          element('Override', { PartName: `/xl/worksheets/sheet${number}.xml`, ContentType: `${TYPES}.worksheet+xml` }),
        ),
      ),
    ),
    part(
      '_rels/.rels',
      element('Relationships', { xmlns: `${PACKAGE}/relationships` }, related('rId1', 'officeDocument', 'xl/workbook.xml')),
    ),
    part(
      'xl/workbook.xml',
      element(
        'workbook',
        { xmlns: MAIN, 'xmlns:r': DOCUMENT },
        element(
          'sheets',
          {},
          ...numbered.map(({ sheet, number }) =>
            element('sheet', { name: sheetName(sheet.name), sheetId: number, 'r:id': `rId${number}` }),
          ),
        ),
      ),
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      element(
        'Relationships',
        { xmlns: `${PACKAGE}/relationships` },
        ...numbered.map(({ number }) => related(`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`)),
        related('rIdStyles', 'styles', 'styles.xml'),
      ),
    ),
    part('xl/styles.xml', STYLES),
    ...numbered.map(({ sheet, number }) => part(`xl/worksheets/sheet${number}.xml`, ...sheetPieces(sheet))),
  ];
}

/** The row with this number, counted from 2: the first holds the names. */
export function rowElement(number: number, columns: readonly SheetColumn[], values: readonly CellValue[]): string {
  return element('row', { r: number }, ...values.map((value, index) => cellElement(`${lettersOf(index)}${number}`, columns[index], value)));
}

function sheetPieces({ columns, rows }: Sheet): readonly string[] {
  const head = element('row', { r: 1 }, ...columns.map(({ name }, index) => wordsElement(`${lettersOf(index)}1`, STYLE.head, name)));
  return [
    `<worksheet xmlns="${MAIN}">`,
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    element('cols', {}, ...columns.map(({ width }, index) => element('col', { min: index + 1, max: index + 1, width, customWidth: 1 }))),
    '<sheetData>',
    head,
    ...rows,
    '</sheetData>',
    '</worksheet>',
  ];
}

function cellElement(r: string, column: SheetColumn | undefined, value: CellValue): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return element('c', { r, s: STYLE.plain }, element('v', {}, String(value)));
  if (value instanceof Date) return element('c', { r, s: STYLE.date }, element('v', {}, String(serialOf(value))));
  return wordsElement(r, column?.isWrapped === true ? STYLE.wrapped : STYLE.plain, value);
}

function wordsElement(r: string, style: number, words: string): string {
  const safe = xmlSafe(words.replace(/\r\n?/g, '\n'));
  const fitting = safe.length > LONGEST ? `${safe.slice(0, LONGEST - 1).toWellFormed()}…` : safe;
  return element(
    'c',
    { r, s: style, t: 'inlineStr' },
    element('is', {}, element('t', { 'xml:space': 'preserve' }, xmlText(unescaped(fitting)))),
  );
}

/** `_x0041_` in a cell means "A" (ECMA-376 part 1, section 22.9.2.19): where the words say it, its underscore is written so itself. */
function unescaped(words: string): string {
  return words.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** Days since the end of 1899, as workbooks count them. */
function serialOf(moment: Date): number {
  return moment.getTime() / 86_400_000 + 25_569;
}

function lettersOf(index: number): string {
  return (index >= 26 ? lettersOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** At most 31 characters, without those that a reference to a sheet is written with. */
function sheetName(name: string): string {
  return name
    .replace(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .toWellFormed();
}
