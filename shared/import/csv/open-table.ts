import type { Codebook } from '../../codebook/codebook';
import { withoutFormulaGuard } from '../../export/csv/formula-guard';
import { CHECK_STATES, type CodeId, type Correction, SLIP_KINDS } from '../../model/records';
import { richTextFromPlainText } from '../../richtext/plain-text';
import { codeOfTag, codesOfTags } from '../found/code-intake';
import {
  type FoundAnnotation,
  type FoundCode,
  type FoundFile,
  type FoundTarget,
  foundAnnotation,
  foundTarget,
  type NotFound,
  quoteOf,
} from '../found/found-annotation';
import { noteWords } from '../found/found-limits';
import { timeOf } from '../found/found-value';
import type { ColorReader } from '../found/read-color';
import { positionOf } from '../json-ld/read-selectors';
import { countsParagraphs } from './column-names';
import type { Table } from './read-table';
import type { ColumnRole, TableLook } from './table-look';

type Row = readonly string[];

/** What reading a row needs to know. */
interface Reading {
  readonly look: TableLook;
  readonly names: Row;
  readonly colorOf: ColorReader;
  readonly codebook: Codebook;
}

/**
 * The annotations of a table. Of ours, rows with the same id are the places of one annotation, and the apostrophe that keeps
 * spreadsheets from computing a cell is taken off where the row says that it was put on.
 */
export function openTable(table: Table, look: TableLook, colorOf: ColorReader, codebook: Codebook): FoundFile {
  const [first = []] = table.rows;
  const rows = look.hasHeader ? table.rows.slice(1) : table.rows;
  const reading = { look, names: look.hasHeader ? first : [], colorOf, codebook };
  const items = look.origin === 'postil' ? byId(rows, reading) : rows.map((row) => [row]);
  return { items, read: (_, index) => readRows(items[index] ?? [], reading) };
}

function byId(rows: readonly Row[], reading: Reading): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>();
  rows.forEach((row, index) => {
    const id = cellOf(row, 'id', reading);
    const key = id === '' ? `row ${index}` : `id ${id}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  });
  return [...groups.values()];
}

function cellOf(row: Row, role: ColumnRole, { look, names }: Reading): string {
  return unguarded(row, row[look.columns.findIndex((column) => column.role === role)] ?? '', { look, names });
}

function unguarded(row: Row, cell: string, { look, names }: Pick<Reading, 'look' | 'names'>): string {
  return look.origin === 'postil' && named(row, 'formula_guard', names) === 'apostrophe' ? withoutFormulaGuard(cell) : cell;
}

/** The cell of a column that no role stands for. */
function named(row: Row, name: string, names: Row): string {
  return row[names.findIndex((one) => one.trim() === name)] ?? '';
}

function readRows(rows: readonly Row[], reading: Reading): FoundAnnotation | NotFound {
  const [row] = rows;
  const cell = (role: ColumnRole) => (row === undefined ? '' : cellOf(row, role, reading));
  const [quotation, note, id] = [cell('quotation'), cell('note'), cell('id').trim()];
  if (row === undefined || (quotation.trim() === '' && note.trim() === ''))
    return { reason: 'unreadable', label: row?.join(' ').trim().slice(0, 200) ?? '' };
  const isOwn = reading.look.origin === 'postil';
  const createdAt = timeOf(cell('created'));
  const updatedAt = timeOf(cell('updated')) ?? createdAt;
  return foundAnnotation({
    label: quotation.trim() === '' ? note : quotation,
    address: id === '' ? '' : `row:${id}`,
    ownId: isOwn && /^[A-Za-z0-9-]+$/.test(id) ? id : null,
    document: cell('document').trim(),
    targets: quotation.trim() === '' ? [] : rows.map((one) => targetOf(one, reading)),
    color: reading.colorOf(cell('color')),
    check: CHECK_STATES.find((check) => check === cell('check').trim()) ?? null,
    correction: isOwn ? ownCorrection(row, reading) : null,
    createdAt,
    updatedAt,
    note: note.trim() === '' ? null : richTextFromPlainText(noteWords(note)),
    author: reading.look.origin === 'hypothesis' ? named(row, 'User', reading.names) : '',
    codes: isOwn ? ownCodes(cell('codes'), reading.codebook) : codesOfTags(splitTags(cell('codes'))),
  });
}

/** Our own tables have what a passage should say beside the kind of slip; an empty cell beside one says that it should go. */
function ownCorrection(row: Row, reading: Reading): Correction | null {
  const slip = SLIP_KINDS.find((kind) => kind === named(row, 'slip', reading.names));
  return slip === undefined ? null : { replacement: unguarded(row, named(row, 'correction', reading.names), reading), slip };
}

function targetOf(row: Row, reading: Reading): FoundTarget {
  const [start, end] = [cellOf(row, 'start', reading), cellOf(row, 'end', reading)].map((cell) =>
    /^\s*\d+\s*$/.test(cell) ? Number(cell) : null,
  );
  return foundTarget({
    quote: quoteOf(cellOf(row, 'quotation', reading)),
    position: positionOf(start, end),
    unit: reading.look.origin === 'postil' ? 'utf-16' : null,
    paragraph: paragraphOf(row, reading),
    isDoubtful: reading.look.origin === 'postil' && named(row, 'anchor', reading.names) === 'doubtful',
  });
}

/** "¶7 s2" anywhere; a number alone only where the column says that it counts paragraphs. */
function paragraphOf(row: Row, reading: Reading): number | null {
  const cell = cellOf(row, 'place', reading);
  const column = reading.look.columns.find(({ role }) => role === 'place');
  const match = /¶\s*(\d{1,7})/u.exec(cell) ?? (countsParagraphs(column?.name ?? '') ? /^\s*(\d{1,7})\s*$/.exec(cell) : null);
  const number = Number(match?.[1] ?? 0);
  return number > 0 ? number : null;
}

/** Between semicolons, else between commas; line ends and bars divide anyhow. */
function splitTags(cell: string): readonly string[] {
  return cell.split(cell.includes(';') ? /[;；|\n]/u : /[,，、;；|\n]/u).map((tag) => tag.trim().replace(/^#/, ''));
}

/** Labels as we write them, between semicolons; a name may hold one itself, so those of the codebook are tried first, the longest before. */
function ownCodes(cell: string, { labels }: Codebook): readonly FoundCode[] {
  const codes: FoundCode[] = [];
  let rest = cell;
  while (rest !== '') {
    const known = longestLabel(rest, labels);
    const length = known?.label.length ?? (rest.includes('; ') ? rest.indexOf('; ') : rest.length);
    const code = codeOfTag(rest.slice(0, length));
    if (known !== null) codes.push({ id: known.id, path: code?.path ?? [known.label] });
    else if (code !== null) codes.push(code);
    rest = rest.slice(length + '; '.length);
  }
  return codes;
}

function longestLabel(words: string, labels: Codebook['labels']): { readonly id: CodeId; readonly label: string } | null {
  let best: { readonly id: CodeId; readonly label: string } | null = null;
  for (const [id, label] of labels) {
    const isNext = label !== '' && words.startsWith(label) && (words.length === label.length || words.startsWith('; ', label.length));
    if (isNext && label.length > (best?.label.length ?? 0)) best = { id, label };
  }
  return best;
}
