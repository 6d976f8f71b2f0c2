/// <reference path="../../export/csv/papaparse.d.ts" />
import papa from 'papaparse';
import { err, ok, type Result } from '../../base/result';
import type { ImportError } from '../import-report';
import { TABLE_DELIMITERS, type TableDelimiter } from './table-look';

/** Rows that are read; more are more than any reader marks. */
const MOST_ROWS = 200_000;
/** Cells of the file, and of one row. */
const MOST_CELLS = 4_000_000;
const MOST_COLUMNS = 256;

export interface Table {
  readonly delimiter: TableDelimiter;
  /** All with as many cells as the longest. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * The rows of a table by RFC 4180, as forgiving as papaparse is; empty ones left out. The delimiter is the one that gives the most
 * even rows, unless the first line names it as spreadsheets do (`sep=;`). The number of cells is looked at before they are made.
 */
export function readTable(text: string, wanted: TableDelimiter | null): Result<Table, ImportError> {
  const named = /^sep=([,;|\t])\r?\n/.exec(text.slice(0, 16));
  const body = named === null ? text : text.slice(named[0].length);
  const known = wanted ?? TABLE_DELIMITERS.find((one) => one === named?.[1]) ?? null;
  if (countCells(body) > MOST_CELLS) return err({ code: 'too-many', limit: MOST_CELLS });
  const { data, errors, meta } = papa.parse(body, {
    delimiter: known ?? guess(body),
    preview: MOST_ROWS + 1,
    skipEmptyLines: 'greedy',
  });
  if (data.length > MOST_ROWS) return err({ code: 'too-many', limit: MOST_ROWS });
  const width = data.reduce((most, row) => Math.max(most, row.length), 0);
  if (width > MOST_COLUMNS) return err({ code: 'too-many', limit: MOST_COLUMNS });
  if (data.length === 0) return err({ code: 'no-rows' });
  if (errors.some(isUnclosed) || endsInRow(body, data, width)) return err({ code: 'cut-short' });
  const rows = data.map((row) => (row.length === width ? row : [...row, ...Array<string>(width - row.length).fill('')]));
  return ok({ delimiter: TABLE_DELIMITERS.find((one) => one === meta.delimiter) ?? ',', rows });
}

/** A cell that was opened by a quotation mark and never closed takes the rest of the file. */
function isUnclosed({ code }: { readonly code: string }): boolean {
  return code === 'MissingQuotes';
}

/** True when all rows are alike and only the last is shorter, without a line end: whoever wrote the others did not mean it so. */
function endsInRow(text: string, rows: readonly (readonly string[])[], width: number): boolean {
  const last = rows.at(-1);
  if (last === undefined || rows.length < 3 || /[\r\n]$/.test(text)) return false;
  return last.length < width && rows.slice(0, -1).every((row) => row.length === width);
}

/** An upper bound: every unit that could end a cell. */
function countCells(text: string): number {
  let cells = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x2c || unit === 0x3b || unit === 0x09 || unit === 0x7c || unit === 0x0a) cells += 1;
  }
  return cells;
}

/** Units that are looked at to find the delimiter. */
const SAMPLE = 64 * 1024;

function guess(text: string): string {
  const { meta } = papa.parse(text.slice(0, SAMPLE), { preview: 50, skipEmptyLines: 'greedy', delimitersToGuess: TABLE_DELIMITERS });
  return TABLE_DELIMITERS.find((one) => one === meta.delimiter) ?? ',';
}
