import type { Anchor } from '../../anchor/anchor';
import { describeTarget } from '../../anchor/describe';
import { createCodebook } from '../../codebook/codebook';
import { annotationId, revisionId, sourceId } from '../../model/ids';
import { type Annotation, COLOR_IDS, type Note, type Provenance, type Source } from '../../model/records';
import { listTypes } from '../../relations/relation-types';
import { NAMES } from '../../relations/relations.cases';
import { richTextFromPlainText } from '../../richtext/plain-text';
import { buildSample } from '../../sample/build-sample';
import { parseSample } from '../../sample/sample';
import { type Span, span } from '../../text/offset';
import { readSourceText } from '../../text/read-source-text';
import type { SourceText } from '../../text/source-text';
import { EXAMPLE_SOURCE, exampleInput, LABELS } from '../export.cases';
import { type AnchoredAnnotation, prepareAnnotations } from '../export-annotations';
import type { ExportInput } from '../export-input';
import type { PrintOptions } from './print-options';

export const PRINT: PrintOptions = { format: 'print', layout: 'margin', page: 'a4', typeface: 'serif', size: 'medium', furniture: false };

const AT = Date.UTC(2026, 10, 23);

function anchoredAt(where: Span): Anchor {
  return { state: 'anchored', span: where };
}

/** The bundled article with the annotations of the sample, as they lie in the files of these contents. */
export function sampleInput(
  files: { readonly text: Uint8Array; readonly provenance: Provenance; readonly sample: unknown },
  options: PrintOptions = PRINT,
): ExportInput<PrintOptions> {
  const read = readSourceText(files.text);
  const sample = parseSample(files.sample);
  if (!read.ok || !sample.ok) throw new Error('the bundled files cannot be read');
  const text = read.value;
  const source: Source = {
    id: sourceId('source'),
    provenance: files.provenance,
    revisionId: revisionId('revision'),
    citation: null,
    createdAt: AT,
  };
  const edits = buildSample(sample.value, { source, text, at: AT });
  const rows = edits.flatMap((edit) => (edit.after === null ? [] : [edit]));
  const notes = new Map(rows.flatMap((edit) => (edit.table === 'notes' && edit.after !== null ? [[edit.key, edit.after] as const] : [])));
  const found = rows
    .flatMap((edit) => (edit.table === 'annotations' && edit.after !== null ? [edit.after] : []))
    .map((annotation): AnchoredAnnotation => {
      const [first, ...further] = annotation.targets.map(({ start, end }) => anchoredAt(span(start, end)));
      if (first === undefined) throw new Error('an annotation without a place');
      return { annotation, note: notes.get(annotation.id) ?? null, anchor: first, further };
    });
  const codebook = createCodebook(rows.flatMap((edit) => (edit.table === 'codes' && edit.after !== null ? [edit.after] : [])));
  const related = {
    relations: rows.flatMap((edit) => (edit.table === 'relations' && edit.after !== null ? [edit.after] : [])),
    types: [...listTypes([], NAMES).values()],
  };
  const annotations = prepareAnnotations(text, found, 'place', codebook, related);
  return { source, text, annotations, memos: [], codebook, options, labels: { ...LABELS, colors: sample.value.colors }, createdAt: AT };
}

/** One annotation with a note of these words on each passage. */
export function notedInput(
  text: SourceText,
  noted: readonly { readonly span: Span; readonly words: string | null }[],
  options: PrintOptions = PRINT,
): ExportInput<PrintOptions> {
  const found = noted.map(({ span: where, words }, index): AnchoredAnnotation => {
    const annotation: Annotation = {
      id: annotationId(`annotation-${String(index).padStart(5, '0')}`),
      sourceId: EXAMPLE_SOURCE.id,
      color: COLOR_IDS[index % COLOR_IDS.length] ?? 'yellow',
      targets: [describeTarget(text, EXAMPLE_SOURCE.revisionId, where)],
      codes: [],
      check: null,
      passId: null,
      createdAt: AT + index,
      updatedAt: AT + index,
      trashedAt: null,
    };
    const note: Note | null =
      words === null ? null : { annotationId: annotation.id, body: richTextFromPlainText(words), createdAt: AT, updatedAt: AT };
    return { annotation, note, anchor: anchoredAt(where), further: [] };
  });
  return { ...exampleInput(options, prepareAnnotations(text, found, 'place', createCodebook([]))), text };
}
