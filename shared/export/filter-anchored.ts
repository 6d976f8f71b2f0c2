import type { Codebook } from '../codebook/codebook';
import { plainTextOf } from '../richtext/plain-text';
import { type AnnotationFilter, type FilterableAnnotation, filterAnnotations, matchCodes } from '../search/filter-annotations';
import { FOLD_ALL, foldText } from '../text/fold';
import { isEmptySpan } from '../text/offset';
import type { SourceText } from '../text/source-text';
import type { AnchoredAnnotation } from './export-annotations';
import { mapInChunks } from './in-chunks';

interface Candidate extends FilterableAnnotation {
  readonly found: AnchoredAnnotation;
}

/** The annotations of a text that a filter lets through, in its order: those that the list shows. `annotations`: all of the text. */
export function filterAnchored(
  text: SourceText,
  codebook: Codebook,
  annotations: readonly AnchoredAnnotation[],
  filter: AnnotationFilter,
): readonly AnchoredAnnotation[] {
  return passing(text, codebook, annotations.map(candidateOf), filter);
}

/** The same for thousands: lets the event loop turn while words are looked at, which takes longest. */
export async function filterAnchoredInTurns(
  text: SourceText,
  codebook: Codebook,
  annotations: readonly AnchoredAnnotation[],
  filter: AnnotationFilter,
): Promise<readonly AnchoredAnnotation[]> {
  const looksForWords = filter.words.trim() !== '';
  const candidates = await mapInChunks(annotations, { report: () => undefined }, { from: 0, to: 1 }, (found) => {
    const candidate = candidateOf(found);
    if (!looksForWords) return candidate;
    const folded = candidate.foldedText();
    return { ...candidate, foldedText: () => folded };
  });
  return passing(text, codebook, candidates, filter);
}

function passing(text: SourceText, codebook: Codebook, candidates: readonly Candidate[], filter: AnnotationFilter) {
  const matching = matchCodes(filter, () => ({ codebook, text, annotations: candidates.map(({ found }) => codedOf(found)) }));
  return filterAnnotations(candidates, filter, foldWords, matching).shown.map(({ found }) => found);
}

function codedOf({ annotation, anchor, further }: AnchoredAnnotation) {
  const places = [anchor, ...further].flatMap((one) => (one.state === 'orphaned' || isEmptySpan(one.span) ? [] : [one.span]));
  return { id: annotation.id, codes: annotation.codes, places };
}

function candidateOf(found: AnchoredAnnotation): Candidate {
  const { annotation, note, anchor } = found;
  const { id, color, check, createdAt, correction, targets } = annotation;
  const { start, end } = anchor.state === 'orphaned' ? targets[0] : anchor.span;
  const words = () => [targets[0].quote.exact, correction?.replacement ?? '', note === null ? '' : plainTextOf(note.body)].join('\n');
  return {
    id,
    color,
    check,
    createdAt,
    start,
    end,
    hasNote: note !== null,
    hasCorrection: correction !== null,
    foldedText: () => foldWords(words()),
    found,
  };
}

function foldWords(words: string): string {
  return foldText(words, FOLD_ALL).folded;
}
