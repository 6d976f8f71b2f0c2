import { type CodeQuery, hasCode } from '../codebook/code-query';
import { matchQuery } from '../codebook/match-query';
import type { CodedText } from '../codebook/placed-codings';
import { type AnnotationId, type CheckState, COLOR_IDS, type CodeId, type ColorId, type Timestamp } from '../model/records';

/** Which annotations the list (and an export of what is listed) shows, and in which order. */
export interface AnnotationFilter {
  /** Empty means all. */
  readonly colors: readonly ColorId[];
  /** Empty means all; else one of these codes, or of those below them, is to be given. */
  readonly codes: readonly CodeId[];
  /** What else is asked of codes; together with `codes`. */
  readonly query: CodeQuery;
  /** Words looked for in quotation and note, folded; all must occur. */
  readonly words: string;
  readonly noted: 'all' | 'with-note' | 'without-note';
  /** Those that are to be checked, or were. */
  readonly check: 'all' | CheckState;
  /** Only these, as an import has just brought them; null means all. */
  readonly among: ReadonlySet<AnnotationId> | null;
  /** Whether only those are shown that say what should stand. */
  readonly corrections: 'all' | 'only';
  readonly order: 'place' | 'newest' | 'oldest' | 'color';
}

/** The filter that lets everything through, in order of place. */
export const EMPTY_FILTER: AnnotationFilter = {
  colors: [],
  codes: [],
  query: [],
  words: '',
  noted: 'all',
  check: 'all',
  among: null,
  corrections: 'all',
  order: 'place',
};

/** What filtering needs to know of one annotation. */
export interface FilterableAnnotation {
  readonly id: AnnotationId;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly color: ColorId;
  readonly hasNote: boolean;
  readonly check: CheckState | null;
  readonly hasCorrection: boolean;
  readonly createdAt: Timestamp;
  /** Quotation and note as one string, folded by the same function as the words of the filter. Asked for only while words are looked for. */
  readonly foldedText: () => string;
}

/** The annotations that pass, in the order asked for, with what each colour would show were it the only one chosen. */
export interface FilteredAnnotations<T> {
  readonly shown: readonly T[];
  /** How many of each colour pass everything but the choice of colours. */
  readonly countsByColor: Readonly<Record<ColorId, number>>;
}

/** True when the filter lets everything through, whatever its order. */
export function isOpenFilter(filter: AnnotationFilter): boolean {
  return (
    filter.colors.length === 0 &&
    askedOfCodes(filter).length === 0 &&
    filter.words.trim() === '' &&
    filter.noted === 'all' &&
    filter.check === 'all' &&
    filter.among === null &&
    filter.corrections === 'all'
  );
}

/** All that the filter asks of codes as one query; empty when it asks nothing. */
export function askedOfCodes({ codes, query }: Pick<AnnotationFilter, 'codes' | 'query'>): CodeQuery {
  return codes.length === 0 ? query : [codes.flatMap(hasCode), ...query];
}

/** The annotations that answer to what the filter asks of codes; null when it asks nothing. The text is gone through only if it does. */
export function matchCodes(filter: Pick<AnnotationFilter, 'codes' | 'query'>, coded: () => CodedText): ReadonlySet<AnnotationId> | null {
  const query = askedOfCodes(filter);
  return query.length === 0 ? null : matchQuery(query, coded());
}

/**
 * Applies a filter. Words are separated by white space and folded by `fold`; an annotation passes when each of them occurs
 * somewhere in its quotation or note. `matching` are those that `matchCodes` found. Ties in any order are broken by place, so that the order is always the same.
 */
export function filterAnnotations<T extends FilterableAnnotation>(
  annotations: readonly T[],
  filter: AnnotationFilter,
  fold: (text: string) => string,
  matching: ReadonlySet<AnnotationId> | null,
): FilteredAnnotations<T> {
  const words = filter.words
    .split(/\s+/u)
    .map(fold)
    .filter((word) => word !== '');
  const counts: Record<ColorId, number> = { yellow: 0, red: 0, blue: 0, green: 0, purple: 0 };
  const shown: T[] = [];
  for (const annotation of annotations) {
    if (matching !== null && !matching.has(annotation.id)) continue;
    if (filter.among !== null && !filter.among.has(annotation.id)) continue;
    if (filter.check !== 'all' && annotation.check !== filter.check) continue;
    if (filter.corrections === 'only' && !annotation.hasCorrection) continue;
    if (!passesNoted(annotation, filter.noted) || !hasWords(annotation, words)) continue;
    counts[annotation.color] += 1;
    if (filter.colors.length === 0 || filter.colors.includes(annotation.color)) shown.push(annotation);
  }
  return { shown: shown.sort(comparators[filter.order]), countsByColor: counts };
}

function passesNoted(annotation: FilterableAnnotation, noted: AnnotationFilter['noted']): boolean {
  return noted === 'all' || annotation.hasNote === (noted === 'with-note');
}

function hasWords(annotation: FilterableAnnotation, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = annotation.foldedText();
  return words.every((word) => text.includes(word));
}

type Comparator = (a: FilterableAnnotation, b: FilterableAnnotation) => number;

const byPlace: Comparator = (a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const comparators: Readonly<Record<AnnotationFilter['order'], Comparator>> = {
  place: byPlace,
  newest: (a, b) => b.createdAt - a.createdAt || byPlace(a, b),
  oldest: (a, b) => a.createdAt - b.createdAt || byPlace(a, b),
  color: (a, b) => COLOR_IDS.indexOf(a.color) - COLOR_IDS.indexOf(b.color) || byPlace(a, b),
};
