/// <reference path="./papaparse.d.ts" />
import papa from 'papaparse';
import { FORMULA_START } from './formula-guard';

/** A table of counts with names for its rows and columns. */
export interface CountTable {
  /** What stands above the names of the rows. */
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly counts: readonly number[] }[];
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The table as RFC 4180 in UTF-8 with byte order mark, lines ended by CRLF. A name that a spreadsheet would compute gets an apostrophe.
 */
export function exportMatrixCsv({ corner, columns, rows }: CountTable): Uint8Array {
  const data = rows.map(({ name, counts }) => [name, ...counts.map(String)]);
  const csv = papa.unparse({ fields: [corner, ...columns], data }, { delimiter: ',', newline: '\r\n', escapeFormulae: FORMULA_START });
  return new TextEncoder().encode(`${BYTE_ORDER_MARK}${csv}\r\n`);
}
