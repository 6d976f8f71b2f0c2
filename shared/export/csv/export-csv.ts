/// <reference path="./papaparse.d.ts" />
import papa from 'papaparse';
import { plainTextOf } from '../../richtext/plain-text';
import { type CodePointIndex, createCodePointIndex } from '../../text/code-points';
import type { Span } from '../../text/offset';
import {
  type ExportAnnotation,
  type ExportFile,
  type ExportInput,
  type ExportOptions,
  type ExportProgress,
  nameOfPlace,
  quotationOf,
} from '../export-input';
import { relationWords } from '../export-relations';
import { safeFileName } from '../file-name';
import { mapInChunks } from '../in-chunks';
import { FORMULA_START } from './formula-guard';

type Input = ExportInput<Extract<ExportOptions, { readonly format: 'csv' }>>;

/** Named once and for all, so that scripts written for one export read the next, in whatever language the interface is. */
export const CSV_COLUMNS = [
  'place',
  'paragraph',
  'sentence',
  'quotation',
  'color',
  'note',
  'created',
  'updated',
  'anchor',
  'start_utf16',
  'end_utf16',
  'start_codepoint',
  'end_codepoint',
  'color_id',
  'id',
  'formula_guard',
  'codes',
  'relations',
  'check',
] as const;

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * One row a place: an annotation with several has as many rows, with the same id. RFC 4180 in UTF-8 with byte order mark (spreadsheets ask for it), lines ended by CRLF. With `guardFormulas`, cells that a
 * spreadsheet would compute get an apostrophe, and the column `formula_guard` says so.
 */
export async function exportCsv(input: Input, progress: ExportProgress): Promise<ExportFile> {
  const codePoints = createCodePointIndex(input.text.text);
  const data = await mapInChunks(input.annotations, progress, { from: 0, to: 0.9 }, (exported) =>
    [exported, ...exported.further.map((place) => ({ ...exported, ...place }))].map((at) => rowOf(input, codePoints, at)),
  );
  const csv = papa.unparse(
    { fields: CSV_COLUMNS, data: data.flat() },
    { delimiter: ',', newline: '\r\n', escapeFormulae: input.options.guardFormulas ? FORMULA_START : false },
  );
  progress.report(1);
  const bytes = new TextEncoder().encode(`${BYTE_ORDER_MARK}${csv}\r\n`);
  return { fileName: safeFileName(input.source.provenance.title, input.labels.notes, 'csv'), mime: 'text/csv', bytes };
}

function rowOf(input: Input, codePoints: CodePointIndex, exported: ExportAnnotation): readonly string[] {
  const { annotation, note, place, span } = exported;
  return [
    nameOfPlace(input, exported),
    numberOrNothing(place?.paragraph),
    numberOrNothing(place?.sentence),
    quotationOf(input.text, exported),
    input.labels.colors[annotation.color],
    note === null ? '' : plainTextOf(note.body),
    new Date(annotation.createdAt).toISOString(),
    new Date(annotation.updatedAt).toISOString(),
    exported.anchor,
    ...positionsOf(span, codePoints),
    annotation.color,
    annotation.id,
    input.options.guardFormulas ? 'apostrophe' : 'none',
    exported.codes.map((code) => code.label).join('; '),
    relationWords(input, exported)
      .map(({ label, place, other }) => `${label} ${place} (${other.annotation.id})`)
      .join('; '),
    annotation.check ?? '',
  ];
}

function positionsOf(span: Span | null, codePoints: CodePointIndex): readonly string[] {
  if (span === null) return ['', '', '', ''];
  return [span.start, span.end, codePoints.toCodePoint(span.start), codePoints.toCodePoint(span.end)].map(String);
}

function numberOrNothing(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
