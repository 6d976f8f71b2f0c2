import { createCodePointIndex } from '../../text/code-points';
import { annotationRows, ROW_COLUMNS } from '../annotation-rows';
import type { ExportFile, ExportInput, ExportOptions, ExportProgress } from '../export-input';
import { safeFileName } from '../file-name';
import { mapInChunks } from '../in-chunks';
import { packParts } from '../pack';
import { type CellValue, rowElement, type Sheet, type SheetColumn, workbookParts } from './workbook';

type Input = ExportInput<Extract<ExportOptions, { readonly format: 'xlsx' }>>;

/** In characters; what is not named here is as wide as a number. */
const WIDTHS: Readonly<Record<string, number>> = {
  quotation: 60,
  note: 60,
  definition: 60,
  path: 40,
  codes: 28,
  correction: 28,
  relations: 28,
  created: 17,
  updated: 17,
};
const WRAPPED = new Set(['quotation', 'note', 'codes', 'relations', 'definition', 'correction']);

const ANNOTATIONS = columnsOf(ROW_COLUMNS);
const CODES = columnsOf(['path', 'color', 'definition', 'annotations', 'id']);
const RELATIONS = columnsOf(['from_id', 'relation', 'to_id', 'created']);

/**
 * A workbook (.xlsx): annotations (one row a place, the columns of every table), the codebook, and relations, each on a sheet of its
 * own where there are any. Words are words whatever they begin with; one cell holds 32,767 characters, and what is longer ends with an
 * ellipsis. Moments are in UTC.
 */
export async function exportXlsx(input: Input, progress: ExportProgress): Promise<ExportFile> {
  const { labels, source } = input;
  const codePoints = createCodePointIndex(input.text.text);
  const rows = (
    await mapInChunks(input.annotations, progress, { from: 0, to: 0.5 }, (exported) =>
      annotationRows(input, codePoints, exported).map((row) => ROW_COLUMNS.map((name) => row[name])),
    )
  ).flat();
  const written = await mapInChunks(rows, progress, { from: 0.5, to: 0.9 }, (row, index) => rowElement(index + 2, ANNOTATIONS, row));
  const sheets: readonly Sheet[] = [
    { name: labels.annotations, columns: ANNOTATIONS, rows: written },
    ...sheetOf(labels.codes, CODES, codeRows(input)),
    ...sheetOf(labels.relations, RELATIONS, relationRows(input)),
  ];
  const bytes = await packParts(workbookParts(sheets), progress.signal);
  progress.report(1);
  return {
    fileName: safeFileName(source.provenance.title, labels.notes, 'xlsx'),
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes,
    preview: previewOf(rows),
  };
}

function columnsOf(names: readonly string[]): readonly SheetColumn[] {
  return names.map((name) => ({ name, width: WIDTHS[name] ?? 12, isWrapped: WRAPPED.has(name) }));
}

/** No sheet without rows. */
function sheetOf(name: string, columns: readonly SheetColumn[], rows: readonly (readonly CellValue[])[]): readonly Sheet[] {
  return rows.length === 0 ? [] : [{ name, columns, rows: rows.map((row, index) => rowElement(index + 2, columns, row)) }];
}

function codeRows({ codebook, annotations }: Input): readonly (readonly CellValue[])[] {
  const counts = new Map<string, number>();
  for (const { id } of annotations.flatMap(({ codes }) => codes)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return codebook.inOrder.map(({ id, name, color, definition }) => [
    codebook.labels.get(id) ?? name,
    color,
    definition,
    counts.get(id) ?? 0,
    id,
  ]);
}

function relationRows({ annotations }: Input): readonly (readonly CellValue[])[] {
  return annotations
    .flatMap(({ relations }) => relations.filter(({ isInverse }) => !isInverse))
    .map(({ relation, label }) => [relation.fromId, label, relation.toId, new Date(relation.createdAt)]);
}

/** As many columns as are worth a look before the file is opened. */
const SHOWN = 6;

function previewOf(rows: readonly (readonly CellValue[])[]): string {
  const line = (cells: readonly CellValue[]) =>
    cells
      .slice(0, SHOWN)
      .map((cell) => (cell === null ? '' : String(cell).replace(/\s+/gu, ' ')))
      .join('\t');
  return [line(ROW_COLUMNS), ...rows.map(line)].join('\n');
}
