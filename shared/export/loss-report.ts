import { assertNever } from '../base/assert-never';
import { deepEqual } from '../base/deep-equal';
import type { Relation } from '../model/records';
import { isEmptyRichText, plainTextOf, richTextFromPlainText } from '../richtext/plain-text';
import type { AnchoredAnnotation } from './export-annotations';
import type { ExportOptions } from './export-input';

/**
 * What an annotation may have that not every file can hold; `bare`: nothing but its passage, without a note or a correction; `noted`: a
 * note and no correction.
 */
export const EXPORT_FEATURES = ['bare', 'noted', 'formatting', 'codes', 'checks', 'corrections', 'places', 'passes'] as const;
export type ExportFeature = (typeof EXPORT_FEATURES)[number];

/** `as-text`: a reader finds it in the words of the file, a program does not find it again. */
export type Holding = 'kept' | 'as-text' | 'left-out';

/** So many annotations have something that the file holds as words only, or not at all; or so many relations, or commentaries. */
export interface Loss {
  readonly feature: ExportFeature | 'relations' | 'commentary';
  readonly holding: Exclude<Holding, 'kept'>;
  readonly count: number;
}

/** What an annotation is by what it says; which formats take it at all depends on that. */
const KINDS = ['bare', 'noted', 'corrected'] as const;
type Kind = (typeof KINDS)[number];

/** How many annotations of each kind have each feature. */
export type FeatureCounts = Readonly<Record<Kind, Readonly<Record<ExportFeature, number>>>>;

export interface RelationCounts {
  /** Of relations that have an end among the annotations. */
  readonly all: number;
  /** Of those that have both. */
  readonly whole: number;
}

/**
 * Before a file is written: what of these annotations it will not hold as what it is, in the order of `EXPORT_FEATURES`, then how
 * many of their relations (one whose other end does not go along stays out of every file), at last how many of the `commentaries` on
 * the text.
 */
export function reportLosses(
  options: ExportOptions,
  found: readonly AnchoredAnnotation[],
  relations: readonly Pick<Relation, 'fromId' | 'toId'>[],
  commentaries: number,
): readonly Loss[] {
  return lossesOf(options, countFeatures(found.map(featuresOf)), countRelations(found, relations), commentaries);
}

/** The same of what was counted before: ten thousand notes are looked at once, whatever is chosen afterwards. */
export function lossesOf(options: ExportOptions, counts: FeatureCounts, relations: RelationCounts, commentaries: number): readonly Loss[] {
  const holdings = holdingsOf(options);
  const along = KINDS.filter((kind) => kind === 'corrected' || holdings[kind] !== 'left-out');
  const ofAnnotations = EXPORT_FEATURES.flatMap((feature): readonly Loss[] => {
    const holding = holdings[feature];
    if (holding === 'kept') return [];
    // Of what stays out altogether nothing is written in any words.
    const counted: readonly Kind[] = holding === 'as-text' ? along : KINDS;
    const count = counted.reduce((sum, kind) => sum + counts[kind][feature], 0);
    return count === 0 ? [] : [{ feature, holding, count }];
  });
  const { commentary } = holdings;
  return [
    ...ofAnnotations,
    ...lossesOfRelations(holdings.relations, relations),
    ...(commentary === 'kept' || commentaries === 0 ? [] : [{ feature: 'commentary', holding: commentary, count: commentaries } as const]),
  ];
}

function lossesOfRelations(holding: Holding, { all, whole }: RelationCounts): readonly Loss[] {
  const asText = holding === 'as-text' ? whole : 0;
  const leftOut = all - (holding === 'left-out' ? 0 : whole);
  return [
    ...(asText === 0 ? [] : [{ feature: 'relations', holding: 'as-text', count: asText } as const]),
    ...(leftOut === 0 ? [] : [{ feature: 'relations', holding: 'left-out', count: leftOut } as const]),
  ];
}

/** What an annotation has; nothing when it lies in the trash, which no file takes. */
export function featuresOf(one: AnchoredAnnotation): readonly ExportFeature[] {
  return one.annotation.trashedAt === null ? EXPORT_FEATURES.filter((feature) => has[feature](one)) : [];
}

/** How often each feature is among those of many annotations. */
export function countFeatures(features: Iterable<readonly ExportFeature[]>): FeatureCounts {
  const none = () => ({ bare: 0, noted: 0, formatting: 0, codes: 0, checks: 0, corrections: 0, places: 0, passes: 0 });
  const counts = { bare: none(), noted: none(), corrected: none() };
  for (const own of features) {
    const kind = own.includes('bare') ? 'bare' : own.includes('noted') ? 'noted' : 'corrected';
    for (const feature of own) counts[kind][feature] += 1;
  }
  return counts;
}

/** `relations`: those that have an end among `found`. */
export function countRelations(
  found: readonly AnchoredAnnotation[],
  relations: readonly Pick<Relation, 'fromId' | 'toId'>[],
): RelationCounts {
  if (relations.length === 0) return { all: 0, whole: 0 };
  const ids = new Set(found.filter(({ annotation }) => annotation.trashedAt === null).map(({ annotation }) => annotation.id));
  return { all: relations.length, whole: relations.filter(({ fromId, toId }) => ids.has(fromId) && ids.has(toId)).length };
}

const has: Readonly<Record<ExportFeature, (one: AnchoredAnnotation) => boolean>> = {
  bare: ({ note, annotation }) => annotation.correction === null && (note === null || isEmptyRichText(note.body)),
  noted: (one) => one.annotation.correction === null && !has.bare(one),
  formatting: ({ note }) => note !== null && !deepEqual(note.body, richTextFromPlainText(plainTextOf(note.body))),
  codes: ({ annotation }) => annotation.codes.length > 0,
  checks: ({ annotation }) => annotation.check !== null,
  corrections: ({ annotation }) => annotation.correction !== null,
  places: ({ further }) => further.length > 0,
  passes: ({ annotation }) => annotation.passId !== null,
};

/** What each exporter declares. A test holds every line of it against the file that the exporter writes. */
export function holdingsOf(options: ExportOptions): Readonly<Record<Loss['feature'], Holding>> {
  const commentary = options.format === 'tei' && options.commentary ? 'kept' : 'left-out';
  const noted = WITHOUT_NOTES.includes(options.format) ? 'left-out' : 'kept';
  return { ...holdingsOfAnnotations(options), noted, commentary };
}

/** Formats that hold no annotation for the sake of its note. */
const WITHOUT_NOTES: readonly ExportOptions['format'][] = ['errata', 'bibliography', 'original', 'qdc'];

type Holdings = Readonly<Record<Exclude<ExportFeature, 'noted'> | 'relations', Holding>>;

/** What most formats do; each says below what it does otherwise. */
const KEPT: Holdings = {
  bare: 'kept',
  formatting: 'kept',
  codes: 'kept',
  checks: 'kept',
  corrections: 'kept',
  places: 'kept',
  passes: 'left-out',
  relations: 'kept',
};
const AS_TEXT: Holdings = { ...KEPT, codes: 'as-text', checks: 'as-text', corrections: 'as-text', places: 'as-text', relations: 'as-text' };
const LEFT_OUT: Holdings = {
  bare: 'left-out',
  formatting: 'left-out',
  codes: 'left-out',
  checks: 'left-out',
  corrections: 'left-out',
  places: 'left-out',
  passes: 'left-out',
  relations: 'left-out',
};

function holdingsOfAnnotations(options: ExportOptions): Holdings {
  switch (options.format) {
    case 'docx':
      return { ...KEPT, codes: options.codes ? 'as-text' : 'left-out', relations: 'as-text' };
    case 'errata':
      return { ...LEFT_OUT, formatting: 'kept', corrections: 'kept', places: 'as-text' };
    case 'zotero-note':
    case 'report':
      return AS_TEXT;
    case 'html':
    case 'print':
      return { ...AS_TEXT, places: 'kept' };
    case 'obsidian':
      return options.content === 'text' ? { ...AS_TEXT, places: 'kept' } : { ...AS_TEXT, codes: 'kept' };
    case 'obsidian-folder':
      return { ...AS_TEXT, codes: 'kept' };
    case 'pandoc':
      return options.content === 'text' ? { ...AS_TEXT, places: 'kept' } : AS_TEXT;
    case 'anki':
      return { ...AS_TEXT, bare: 'left-out', codes: 'kept', checks: 'left-out', relations: 'left-out' };
    case 'xlsx':
    case 'csv':
      return { ...KEPT, formatting: 'left-out', codes: 'as-text', relations: 'as-text' };
    case 'json-ld':
    case 'tei':
      return KEPT;
    case 'qdpx':
      return { ...KEPT, formatting: 'as-text', checks: 'as-text' };
    case 'text':
      return { ...AS_TEXT, formatting: 'left-out' };
    case 'bibliography':
    case 'original':
    case 'qdc':
      return LEFT_OUT;
    default:
      return assertNever(options);
  }
}
