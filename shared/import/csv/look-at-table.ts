import { sha256Hex } from '../../base/sha256';
import { foldName } from '../../codebook/codebook';
import { timeOf } from '../found/found-value';
import { originOf, rolesByName } from './column-names';
import type { Table } from './read-table';
import type { ColumnRole, ColumnRoles, TableChoices, TableEncoding, TableLook } from './table-look';

/** Rows that are shown, and units of a cell. */
const SHOWN_ROWS = 6;
const SHOWN_UNITS = 160;
/** Rows by which columns are told apart. */
const SAMPLE_ROWS = 100;
/** A cell that is shorter stands in any text. */
const TELLING = 6;

/** What the reader has chosen for tables with the same columns, by signature. */
export type RememberedColumns = Readonly<Record<string, ColumnRoles>>;

/**
 * What the columns of a table say: as the reader chose, now or for the last table with these columns; else by their names; else by their
 * cells, of which quotations stand in the open text.
 */
export function lookAtTable(
  table: Table,
  encoding: TableEncoding,
  choices: TableChoices | null,
  remembered: RememberedColumns,
  openText: string,
): TableLook {
  const [first = [], ...rest] = table.rows;
  const hasHeader = choices?.hasHeader ?? isHeader(first, rest, openText);
  const rows = hasHeader ? rest : table.rows;
  const names = hasHeader ? first : first.map(() => '');
  const origin = hasHeader ? originOf(names) : 'other';
  const signature = signatureOf(names);
  const known = choices?.roles ?? (Object.hasOwn(remembered, signature) ? remembered[signature] : undefined);
  const roles = known?.length === names.length ? known : withQuotation(rolesByName(names, origin), rows, openText);
  return {
    encoding,
    delimiter: table.delimiter,
    hasHeader,
    origin,
    signature,
    columns: names.map((name, index) => ({ name: name.trim(), role: roles[index] ?? null })),
    rows: rows.slice(0, SHOWN_ROWS).map((row) => row.map((cell) => shortened(cell))),
    count: rows.length,
  };
}

function shortened(cell: string): string {
  return cell.length <= SHOWN_UNITS ? cell : `${cell.slice(0, SHOWN_UNITS).toWellFormed()}…`;
}

function signatureOf(names: readonly string[]): string {
  return sha256Hex(new TextEncoder().encode(JSON.stringify(names.map(foldName)))).slice(0, 24);
}

/** Names are short, unlike each other, no numbers or dates, and not in the text while other cells of their column are. */
function isHeader(first: readonly string[], rest: readonly (readonly string[])[], openText: string): boolean {
  if (rolesByName(first, originOf(first)).some((role) => role !== null)) return true;
  const cells = first.map((cell) => cell.trim());
  const areNames = cells.every((cell) => cell.length <= 40 && !isNumberOrDate(cell)) && new Set(cells).size === cells.length;
  const isQuoted = cells.some((cell) => cell.length >= TELLING && openText.includes(cell));
  return areNames && !isQuoted && rest.length > 0;
}

function isNumberOrDate(cell: string): boolean {
  return cell !== '' && (Number.isFinite(Number(cell)) || (/\d{4}/.test(cell) && timeOf(cell) !== null));
}

/** Where no name says which column quotes, the one whose cells stand in the text does. A second one like it may be called "text" and be a note. */
function withQuotation(roles: ColumnRoles, rows: readonly (readonly string[])[], openText: string): ColumnRoles {
  const sample = rows.slice(0, SAMPLE_ROWS);
  const hits = roles.map((_, column) => sample.filter((row) => standsInText(row[column] ?? '', openText)).length);
  const most = Math.max(0, ...hits);
  const best = hits.indexOf(most);
  const named = roles.indexOf('quotation');
  if (most === 0 || (named >= 0 && (hits[named] ?? 0) > 0)) return roles;
  return roles.map((role, column): ColumnRole | null => (column === best ? 'quotation' : role === 'quotation' ? 'note' : role));
}

function standsInText(cell: string, openText: string): boolean {
  const words = cell.trim();
  return words.length >= TELLING && openText.includes(words);
}
