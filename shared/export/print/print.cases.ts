import type { Anchor } from '../../anchor/anchor';
import { describeTarget } from '../../anchor/describe';
import { createCodebook } from '../../codebook/codebook';
import { annotationId } from '../../model/ids';
import { type Annotation, COLOR_IDS, type Note } from '../../model/records';
import { richTextFromPlainText } from '../../richtext/plain-text';
import type { Span } from '../../text/offset';
import type { SourceText } from '../../text/source-text';
import { EXAMPLE_SOURCE, exampleInput } from '../export.cases';
import { type AnchoredAnnotation, prepareAnnotations } from '../export-annotations';
import type { ExportInput } from '../export-input';
import type { PrintOptions } from './print-options';

export const PRINT: PrintOptions = { format: 'print', layout: 'margin', page: 'a4', typeface: 'serif', size: 'medium', furniture: false };

const AT = Date.UTC(2026, 10, 23);

function anchoredAt(where: Span): Anchor {
  return { state: 'anchored', span: where };
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
      correction: null,
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
