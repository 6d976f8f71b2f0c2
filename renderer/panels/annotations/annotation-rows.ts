import type { Annotation, AnnotationId, CodeId, Note } from '../../../shared/model/records';
import { plainTextOf } from '../../../shared/richtext/plain-text';
import type { FilterableAnnotation } from '../../../shared/search/filter-annotations';
import { FOLD_ALL, foldText } from '../../../shared/text/fold';
import type { OpenSource } from '../../state/desk-state';
import type { Mark } from '../../state/mark';

/** One annotation as the list shows and filters it. */
export interface AnnotationRow extends FilterableAnnotation {
  readonly mark: Mark;
  readonly codes: readonly CodeId[];
  readonly annotation: Annotation | undefined;
  readonly note: Note | undefined;
}

export function foldWords(words: string): string {
  return foldText(words, FOLD_ALL).folded;
}

/** Folded texts, kept as long as the records they were made from: a filter over ten thousand notes folds each of them once. */
export class FoldedTexts {
  readonly #notes = new WeakMap<Note, string>();
  readonly #quotations = new Map<string, string>();

  ofNote(note: Note): string {
    const known = this.#notes.get(note) ?? foldWords(plainTextOf(note.body));
    this.#notes.set(note, known);
    return known;
  }

  ofQuotation(quotation: string): string {
    const known = this.#quotations.get(quotation) ?? foldWords(quotation);
    this.#quotations.set(quotation, known);
    return known;
  }
}

/** The words that an annotation stands for: as the text has them now, or as they were when it cannot be placed. */
export function quotationOf(source: OpenSource, row: Pick<AnnotationRow, 'mark' | 'annotation'>): string {
  if (row.mark.anchor === 'anchored') return source.text.text.slice(row.mark.start, row.mark.end);
  return row.annotation?.targets[0].quote.exact ?? '';
}

export interface CollectedRows {
  readonly placed: readonly AnnotationRow[];
  /** Doubtful and orphaned ones: the reader is asked about them first. */
  readonly unplaced: readonly AnnotationRow[];
}

/** Every annotation of the open source, once each; while a reading goes on, those that were made in it. */
export function collectRows(source: OpenSource, folded: FoldedTexts): CollectedRows {
  const placed: AnnotationRow[] = [];
  const unplaced: AnnotationRow[] = [];
  const seen = new Set<AnnotationId>();
  for (const mark of [...source.annotations.orphans(), ...source.annotations.allInOrder()]) {
    if (seen.has(mark.id) || source.annotations.isEarlier(mark.id)) continue;
    seen.add(mark.id);
    (mark.anchor === 'anchored' ? placed : unplaced).push(rowOf(source, mark, folded));
  }
  return { placed, unplaced };
}

function rowOf(source: OpenSource, mark: Mark, folded: FoldedTexts): AnnotationRow {
  const annotation = source.annotations.findAnnotation(mark.id);
  const note = source.annotations.findNote(mark.id);
  return {
    ...mark,
    mark,
    annotation,
    note,
    codes: annotation?.codes ?? [],
    check: annotation?.check ?? null,
    createdAt: annotation?.createdAt ?? 0,
    foldedText: () => {
      const quotation = folded.ofQuotation(quotationOf(source, { mark, annotation }));
      const correction = annotation?.correction == null ? '' : folded.ofQuotation(annotation.correction.replacement);
      return [quotation, correction, note === undefined ? '' : folded.ofNote(note)].join('\n');
    },
  };
}
