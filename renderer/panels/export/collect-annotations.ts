import type { Anchor } from '../../../shared/anchor/anchor';
import type { Codebook } from '../../../shared/codebook/codebook';
import type { AnchoredAnnotation } from '../../../shared/export/export-annotations';
import type { AnnotationId } from '../../../shared/model/records';
import { plainTextOf } from '../../../shared/richtext/plain-text';
import { type FilterableAnnotation, filterAnnotations, matchCodes } from '../../../shared/search/filter-annotations';
import { FOLD_ALL, foldText } from '../../../shared/text/fold';
import { span } from '../../../shared/text/offset';
import type { Mark } from '../../state/annotation-set';
import { codedTextOf } from '../../state/coded-text';
import type { AnnotationFilter, OpenSource } from '../../state/desk-state';

interface Candidate extends FilterableAnnotation {
  readonly anchored: AnchoredAnnotation;
}

/** The open source's annotations as exporters take them: every one, or those that the list shows. */
export function collectAnnotations(source: OpenSource, codebook: Codebook, filter: AnnotationFilter | null): readonly AnchoredAnnotation[] {
  const candidates = uniqueMarks(source).flatMap((mark) => candidateOf(source, mark));
  if (filter === null) return candidates.map(({ anchored }) => anchored);
  const matching = matchCodes(filter, () => codedTextOf(source, codebook));
  return filterAnnotations(candidates, filter, foldWords, matching).shown.map(({ anchored }) => anchored);
}

/** An annotation with several passages has several marks; the first stands for it. */
function uniqueMarks({ annotations }: OpenSource): readonly Mark[] {
  const seen = new Set<AnnotationId>();
  return [...annotations.allInOrder(), ...annotations.orphans()].filter((mark) => {
    const isNew = !seen.has(mark.id);
    seen.add(mark.id);
    return isNew;
  });
}

function candidateOf(source: OpenSource, mark: Mark): readonly Candidate[] {
  const annotation = source.annotations.findAnnotation(mark.id);
  if (annotation === undefined) return [];
  const note = source.annotations.findNote(mark.id) ?? null;
  const { correction } = annotation;
  const words = () =>
    [annotation.targets[0].quote.exact, correction?.replacement ?? '', note === null ? '' : plainTextOf(note.body)].join('\n');
  const { id, color, check, createdAt } = annotation;
  const { start, end, hasNote } = mark;
  return [
    {
      id,
      color,
      check,
      createdAt,
      start,
      end,
      hasNote,
      hasCorrection: correction !== null,
      foldedText: () => foldWords(words()),
      anchored: { annotation, note, anchor: anchorOf(mark), further: source.annotations.marksOf(id).slice(1).map(anchorOf) },
    },
  ];
}

function anchorOf(mark: Mark): Anchor {
  if (mark.anchor === 'orphaned') return { state: 'orphaned' };
  const where = span(mark.start, mark.end);
  return mark.anchor === 'doubtful' ? { state: 'doubtful', span: where, candidates: [where] } : { state: 'anchored', span: where };
}

function foldWords(words: string): string {
  return foldText(words, FOLD_ALL).folded;
}
