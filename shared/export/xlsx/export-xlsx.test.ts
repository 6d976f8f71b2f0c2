import { TextWriter, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js';
import { parseXmlDocument } from 'slimdom';
import { expect, test } from 'vitest';
import { plainTextOf, richTextFromPlainText } from '../../richtext/plain-text';
import { ROW_COLUMNS } from '../annotation-rows';
import { EXAMPLE_TEXT, exampleAnnotations, exampleInput } from '../export.cases';
import { type ExportAnnotation, quotationOf } from '../export-input';
import { exportAnnotations } from '../registry';

const XLSX = { format: 'xlsx' } as const;

async function write(annotations = exampleAnnotations()): Promise<Uint8Array> {
  return (await exportAnnotations(exampleInput(XLSX, annotations), { report: () => undefined })).bytes;
}

interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly formulas: number;
}

/** Reads a workbook from its zip, knowing nothing of how it was written. */
async function readXlsx(bytes: Uint8Array): Promise<readonly ReadSheet[]> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const parts = new Map<string, string>();
  for (const entry of await reader.getEntries()) if (!entry.directory) parts.set(entry.filename, await entry.getData(new TextWriter()));
  const names = parseXmlDocument(parts.get('xl/workbook.xml') ?? '')
    .getElementsByTagName('sheet')
    .map((sheet) => sheet.getAttribute('name') ?? '');
  return names.map((name, index) => {
    const sheet = parseXmlDocument(parts.get(`xl/worksheets/sheet${index + 1}.xml`) ?? '');
    const rows = sheet.getElementsByTagName('row').map((row) => {
      const cells: string[] = [];
      for (const cell of row.getElementsByTagName('c')) {
        cells[columnOf(cell.getAttribute('r') ?? '')] = (cell.textContent ?? '').replaceAll('_x005F_', '_');
      }
      return Array.from(cells, (cell) => cell ?? '');
    });
    return { name, rows, formulas: sheet.getElementsByTagName('f').length };
  });
}

function columnOf(reference: string): number {
  return [...reference.replace(/\d/g, '')].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

test('every cell reads as what stands in the library, and none is a formula', async () => {
  const [annotations, codes] = await readXlsx(await write());
  if (annotations === undefined || codes === undefined) throw new Error('sheets are missing');
  const [header, ...rows] = annotations.rows;
  expect([annotations.name, codes.name, header, annotations.formulas, codes.formulas]).toEqual([
    'Annotations',
    'Codes',
    [...ROW_COLUMNS],
    0,
    0,
  ]);
  const column = (name: (typeof ROW_COLUMNS)[number]) => rows.map((row) => row[ROW_COLUMNS.indexOf(name)] ?? '');
  const folded = (words: string) => words.replace(/\r\n?/g, '\n');
  expect(column('quotation')).toEqual(exampleAnnotations().map((exported) => folded(quotationOf(EXAMPLE_TEXT, exported))));
  expect(column('note')).toEqual(exampleAnnotations().map(({ note }) => (note === null ? '' : plainTextOf(note.body))));
  const characters = [...EXAMPLE_TEXT.text];
  for (const [index, words] of column('quotation').entries()) {
    const [start, end] = [column('start_codepoint')[index], column('end_codepoint')[index]];
    if (column('anchor')[index] !== 'orphaned') expect(characters.slice(Number(start), Number(end)).join('')).toBe(words);
  }
  expect(codes.rows.map(([path]) => path)).toEqual(['path', 'Formula', 'Formula › cyber power 網絡強國', '=Slip | #two <b>']);
});

test('what is longer than a cell can hold ends with an ellipsis; the same input gives the same bytes', async () => {
  const [first] = exampleAnnotations();
  if (first === undefined) throw new Error('no example');
  const note = {
    annotationId: first.annotation.id,
    body: richTextFromPlainText(`_x0041_${'字'.repeat(40_000)}`),
    createdAt: 0,
    updatedAt: 0,
  };
  const long: ExportAnnotation = { ...first, note };
  const [sheet] = await readXlsx(await write([long]));
  const words = sheet?.rows[1]?.[ROW_COLUMNS.indexOf('note')] ?? '';
  expect([words.length, words.slice(0, 8), words.at(-1)]).toEqual([32_767, '_x0041_字', '…']);
  expect(Buffer.compare(await write(), await write())).toBe(0);
});
