import { describeTarget } from '../../anchor/describe';
import { createCodebook } from '../../codebook/codebook';
import { annotationId, relationTypeId } from '../../model/ids';
import { relation } from '../../model/record.cases';
import { type Annotation, COLOR_IDS, SLIP_KINDS } from '../../model/records';
import { listTypes } from '../../relations/relation-types';
import { NAMES } from '../../relations/relations.cases';
import { richTextFromPlainText } from '../../richtext/plain-text';
import type { Span } from '../../text/offset';
import type { SourceText } from '../../text/source-text';
import { EXAMPLE_REVISION, EXAMPLE_SOURCE, exampleInput } from '../export.cases';
import { type AnchoredAnnotation, prepareAnnotations } from '../export-annotations';
import type { ExportFile, ExportInput } from '../export-input';
import { attachRelations, type RelationsToExport } from '../export-relations';
import { exportAnnotations } from '../registry';
import type { DocxOptions } from './docx-options';
import { type ReadDocx, readDocx } from './read-back.cases';

export const WORD: DocxOptions = { format: 'docx', codes: true, furniture: true, page: 'a4', typeface: 'serif', author: 'Lin 曉明' };

/** Annotations on these passages: `places` of one and the same annotation each, with a note that says which it is. */
export function annotationsOn(text: SourceText, passages: readonly (readonly Span[])[]): readonly AnchoredAnnotation[] {
  return passages.flatMap((places, index): readonly AnchoredAnnotation[] => {
    const [first, ...others] = places.map((where) => describeTarget(text, EXAMPLE_REVISION, where));
    const [anchor, ...further] = places.map((where) => ({ state: 'anchored', span: where }) as const);
    if (first === undefined || anchor === undefined) return [];
    const annotation: Annotation = {
      id: annotationId(`annotation-${index}`),
      sourceId: EXAMPLE_SOURCE.id,
      color: COLOR_IDS[index % COLOR_IDS.length] ?? 'yellow',
      targets: [first, ...others],
      codes: [],
      check: null,
      correction: null,
      passId: null,
      createdAt: index * 1000,
      updatedAt: index * 1000,
      trashedAt: null,
    };
    const note = { annotationId: annotation.id, body: richTextFromPlainText(`note ${index}`), createdAt: 0, updatedAt: 0 };
    return [{ annotation, note, anchor, further }];
  });
}

/** Annotations made by `annotationsOn`, each saying what it should say where `replacements` has something for its passage. */
export function corrected(
  annotations: readonly AnchoredAnnotation[],
  replacements: readonly (string | null)[],
): readonly AnchoredAnnotation[] {
  return annotations.map((one) => {
    const index = Number(one.annotation.id.replace('annotation-', ''));
    const replacement = replacements[index] ?? null;
    const slip = SLIP_KINDS[index % SLIP_KINDS.length] ?? 'other';
    return replacement === null ? one : { ...one, annotation: { ...one.annotation, correction: { replacement, slip } } };
  });
}

export function wordInput(text: SourceText, annotations: readonly AnchoredAnnotation[], options: DocxOptions = WORD): ExportInput {
  return { ...exampleInput(options, prepareAnnotations(text, annotations, 'place', createCodebook([]))), text };
}

/** The first of each pair translates the second. */
export function translations(...pairs: readonly (readonly [from: string, to: string])[]): RelationsToExport {
  const typeId = relationTypeId('translates');
  const relations = pairs.map(([from, to], index) => relation(`relation-${index}`, from, to, { typeId, createdAt: index }));
  return { relations, types: [...listTypes([], NAMES).values()] };
}

export function withRelations(input: ExportInput, related: RelationsToExport): ExportInput {
  return { ...input, annotations: attachRelations(input.annotations, related) };
}

export async function writeWord(input: ExportInput): Promise<ExportFile> {
  return await exportAnnotations(input, { report: () => undefined });
}

export async function writeAndRead(input: ExportInput): Promise<ReadDocx> {
  return await readDocx((await writeWord(input)).bytes);
}
