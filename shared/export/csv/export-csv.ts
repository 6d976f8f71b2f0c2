/// <reference path="./papaparse.d.ts" />
import papa from 'papaparse';
import { createCodePointIndex } from '../../text/code-points';
import { annotationRows, ROW_COLUMNS, type RowValue } from '../annotation-rows';
import type { ExportFile, ExportInput, ExportOptions, ExportProgress } from '../export-input';
import { safeFileName } from '../file-name';
import { mapInChunks } from '../in-chunks';
import { FORMULA_START } from './formula-guard';

type Input = ExportInput<Extract<ExportOptions, { readonly format: 'csv' }>>;

/** Those of every table, and whether cells are guarded: behind the id, where it has always stood. */
export const CSV_COLUMNS = ROW_COLUMNS.flatMap((name) => (name === 'id' ? [name, 'formula_guard' as const] : [name]));

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * One row a place. RFC 4180 in UTF-8 with byte order mark (spreadsheets ask for it), lines ended by CRLF. With `guardFormulas`, cells
 * that a spreadsheet would compute get an apostrophe, and the column `formula_guard` says so.
 */
export async function exportCsv(input: Input, progress: ExportProgress): Promise<ExportFile> {
  const codePoints = createCodePointIndex(input.text.text);
  const guard = input.options.guardFormulas ? 'apostrophe' : 'none';
  const data = await mapInChunks(input.annotations, progress, { from: 0, to: 0.9 }, (exported) =>
    annotationRows(input, codePoints, exported).map((row) =>
      CSV_COLUMNS.map((name) => (name === 'formula_guard' ? guard : wordsOf(row[name]))),
    ),
  );
  const csv = papa.unparse(
    { fields: CSV_COLUMNS, data: data.flat() },
    { delimiter: ',', newline: '\r\n', escapeFormulae: input.options.guardFormulas ? FORMULA_START : false },
  );
  progress.report(1);
  const bytes = new TextEncoder().encode(`${BYTE_ORDER_MARK}${csv}\r\n`);
  return { fileName: safeFileName(input.source.provenance.title, input.labels.notes, 'csv'), mime: 'text/csv', bytes };
}

function wordsOf(value: RowValue): string {
  if (value === null) return '';
  return value instanceof Date ? value.toISOString() : String(value);
}
