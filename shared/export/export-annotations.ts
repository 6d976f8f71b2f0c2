import type { Anchor } from '../anchor/anchor';
import { type Codebook, pathOf } from '../codebook/codebook';
import { type Annotation, type AnnotationId, COLOR_IDS, type CodeId, type Note } from '../model/records';
import { isEmptyRichText } from '../richtext/plain-text';
import { isEmptySpan, type Span } from '../text/offset';
import { formatPlaceRange, placeOf, rememberSentences, type SentencesIn } from '../text/place';
import type { SourceText } from '../text/source-text';
import type { ExportAnnotation, ExportCode, ExportPlace, ExportProgress } from './export-input';
import { attachRelations, NO_RELATIONS, type RelationsToExport } from './export-relations';
import { mapInChunks } from './in-chunks';

export type ExportOrder = 'place' | 'color' | 'time';

export interface AnchoredAnnotation {
  readonly annotation: Annotation;
  readonly note: Note | null;
  /** Where its first passage in the text is. */
  readonly anchor: Anchor;
  /** Where its further passages are, in order of place. */
  readonly further: readonly Anchor[];
}

/** Annotations as exporters take them: what lies in the trash is left out, the rest ordered, orphans at the end. */
export function prepareAnnotations(
  text: SourceText,
  found: readonly AnchoredAnnotation[],
  order: ExportOrder,
  codebook: Codebook,
  related: RelationsToExport = NO_RELATIONS,
): readonly ExportAnnotation[] {
  const sentencesIn = rememberSentences();
  return attachRelations(
    inOrder(
      withoutTrash(found).map((item) => withPlace(text, item, sentencesIn, codebook)),
      order,
    ),
    related,
  );
}

/** The same for thousands: lets the event loop turn in between, and throws the signal's reason when it is aborted. */
export async function prepareAnnotationsInTurns(
  { text, codebook }: { readonly text: SourceText; readonly codebook: Codebook },
  found: readonly AnchoredAnnotation[],
  order: ExportOrder,
  related: RelationsToExport,
  signal?: AbortSignal,
): Promise<readonly ExportAnnotation[]> {
  const sentencesIn = rememberSentences();
  const progress: ExportProgress = { report: () => undefined, ...(signal === undefined ? {} : { signal }) };
  const placed = await mapInChunks(withoutTrash(found), progress, { from: 0, to: 1 }, (item) =>
    withPlace(text, item, sentencesIn, codebook),
  );
  return attachRelations(inOrder(placed, order), related);
}

function withoutTrash(found: readonly AnchoredAnnotation[]): readonly AnchoredAnnotation[] {
  return found.filter(({ annotation }) => annotation.trashedAt === null);
}

function inOrder(prepared: readonly ExportAnnotation[], order: ExportOrder): readonly ExportAnnotation[] {
  return prepared.toSorted((a, b) => comparators[order](a, b) || compareIds(a.annotation.id, b.annotation.id));
}

function withPlace(
  text: SourceText,
  { annotation, note, anchor, further }: AnchoredAnnotation,
  sentencesIn: SentencesIn,
  codebook: Codebook,
): ExportAnnotation {
  const codes = annotation.codes.flatMap((id) => describeCode(codebook, id) ?? []);
  const kept = note !== null && !isEmptyRichText(note.body) ? note : null;
  const [first, ...others] = [anchor, ...further].flatMap((one) => placesOf(text, one, sentencesIn));
  const placed = first ?? { anchor: 'orphaned', span: null, place: null, placeLabel: '' };
  return { annotation, note: kept, codes, ...placed, further: others, relations: [] };
}

function placesOf(text: SourceText, anchor: Anchor, sentencesIn: SentencesIn): readonly ExportPlace[] {
  if (anchor.state === 'orphaned' || isEmptySpan(anchor.span)) return [];
  const where = anchor.span;
  const place = placeOf(text, where, sentencesIn);
  return [{ anchor: anchor.state, span: where, place, placeLabel: formatPlaceRange(text, where, sentencesIn) }];
}

/** A code as it goes out; one that is not in the codebook has no name that could be written. */
export function describeCode(codebook: Codebook, id: CodeId): ExportCode | undefined {
  const code = codebook.codes.get(id);
  return code && { id, path: pathOf(codebook, id), color: code.color, label: codebook.labels.get(id) ?? code.name };
}

type Comparator = (a: ExportAnnotation, b: ExportAnnotation) => number;

const byPlace: Comparator = (a, b) => {
  if (a.span === null || b.span === null) return Number(a.span === null) - Number(b.span === null) || startOf(a) - startOf(b);
  return compareSpans(a.span, b.span);
};

const comparators: Readonly<Record<ExportOrder, Comparator>> = {
  place: byPlace,
  color: (a, b) => orphansLast(a, b) || COLOR_IDS.indexOf(a.annotation.color) - COLOR_IDS.indexOf(b.annotation.color) || byPlace(a, b),
  time: (a, b) => orphansLast(a, b) || a.annotation.createdAt - b.annotation.createdAt || byPlace(a, b),
};

function orphansLast(a: ExportAnnotation, b: ExportAnnotation): number {
  return Number(a.span === null) - Number(b.span === null);
}

function startOf(exported: ExportAnnotation): number {
  return exported.annotation.targets[0].start;
}

function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

function compareIds(a: AnnotationId, b: AnnotationId): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
