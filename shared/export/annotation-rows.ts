import { plainTextOf } from '../richtext/plain-text';
import type { CodePointIndex } from '../text/code-points';
import type { Span } from '../text/offset';
import { type ExportAnnotation, type ExportInput, nameOfPlace, quotationOf } from './export-input';
import { relationWords } from './export-relations';

/** Named once and for all, so that scripts written for one export read the next, in whatever language the interface is. */
export const ROW_COLUMNS = [
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
  'codes',
  'relations',
  'check',
  'correction',
  'slip',
] as const;

/** Null where there is nothing; offsets and numbers of paragraphs and sentences are numbers. */
export type RowValue = string | number | Date | null;
export type AnnotationRow = Readonly<Record<(typeof ROW_COLUMNS)[number], RowValue>>;

/** One row a place: an annotation with several has as many rows, with the same id. */
export function annotationRows(input: ExportInput, codePoints: CodePointIndex, exported: ExportAnnotation): readonly AnnotationRow[] {
  return [exported, ...exported.further.map((place) => ({ ...exported, ...place }))].map((at) => rowOf(input, codePoints, at));
}

function rowOf(input: ExportInput, codePoints: CodePointIndex, exported: ExportAnnotation): AnnotationRow {
  const { annotation, note, place, span } = exported;
  return {
    place: nameOfPlace(input, exported),
    paragraph: place?.paragraph ?? null,
    sentence: place?.sentence ?? null,
    quotation: quotationOf(input.text, exported),
    color: input.labels.colors[annotation.color],
    note: note === null ? null : plainTextOf(note.body),
    created: new Date(annotation.createdAt),
    updated: new Date(annotation.updatedAt),
    anchor: exported.anchor,
    ...positionsOf(span, codePoints),
    color_id: annotation.color,
    id: annotation.id,
    codes: joined(exported.codes.map((code) => code.label)),
    relations: joined(relationWords(input, exported).map(({ label, place: at, other }) => `${label} ${at} (${other.annotation.id})`)),
    check: annotation.check,
    correction: annotation.correction?.replacement ?? null,
    slip: annotation.correction?.slip ?? null,
  };
}

function joined(words: readonly string[]): string | null {
  return words.length === 0 ? null : words.join('; ');
}

function positionsOf(span: Span | null, codePoints: CodePointIndex) {
  return {
    start_utf16: span?.start ?? null,
    end_utf16: span?.end ?? null,
    start_codepoint: span === null ? null : codePoints.toCodePoint(span.start),
    end_codepoint: span === null ? null : codePoints.toCodePoint(span.end),
  };
}
