import { assertNever } from '../base/assert-never';
import { deepEqual } from '../base/deep-equal';
import { plainTextOf, richTextFromPlainText } from '../richtext/plain-text';
import type { AnchoredAnnotation } from './export-annotations';
import type { ExportOptions } from './export-input';

/** What an annotation may have that not every file can hold. */
export const EXPORT_FEATURES = ['formatting', 'codes', 'checks', 'places', 'passes'] as const;
export type ExportFeature = (typeof EXPORT_FEATURES)[number];

/** `as-text`: a reader finds it in the words of the file, a program does not find it again. */
export type Holding = 'kept' | 'as-text' | 'left-out';

/** So many annotations have something that the file holds as words only, or not at all; for relations, so many relations. */
export interface Loss {
  readonly feature: ExportFeature | 'relations';
  readonly holding: Exclude<Holding, 'kept'>;
  readonly count: number;
}

/**
 * Before a file is written: what of these annotations it will not hold as what it is, in the order of `EXPORT_FEATURES`, and at last
 * how many of the relations that they have: no format holds any yet.
 */
export function reportLosses(options: ExportOptions, found: readonly AnchoredAnnotation[], relations: number): readonly Loss[] {
  const holdings = holdingsOf(options);
  const ofAnnotations = EXPORT_FEATURES.flatMap((feature): readonly Loss[] => {
    const holding = holdings[feature];
    if (holding === 'kept') return [];
    const count = found.filter((one) => one.annotation.trashedAt === null && has[feature](one)).length;
    return count === 0 ? [] : [{ feature, holding, count }];
  });
  return relations === 0 ? ofAnnotations : [...ofAnnotations, { feature: 'relations', holding: 'left-out', count: relations }];
}

const has: Readonly<Record<ExportFeature, (one: AnchoredAnnotation) => boolean>> = {
  formatting: ({ note }) => note !== null && !deepEqual(note.body, richTextFromPlainText(plainTextOf(note.body))),
  codes: ({ annotation }) => annotation.codes.length > 0,
  checks: ({ annotation }) => annotation.check !== null,
  places: ({ further }) => further.length > 0,
  passes: ({ annotation }) => annotation.passId !== null,
};

/** What each exporter declares. A test holds every line of it against the file that the exporter writes. */
export function holdingsOf(options: ExportOptions): Readonly<Record<ExportFeature, Holding>> {
  const passes = 'left-out';
  switch (options.format) {
    case 'docx':
      return { formatting: 'kept', codes: options.codes ? 'as-text' : 'left-out', checks: 'kept', places: 'kept', passes };
    case 'html':
      return { formatting: 'kept', codes: 'as-text', checks: 'as-text', places: 'kept', passes };
    case 'obsidian':
      return {
        formatting: 'kept',
        codes: options.content === 'text' ? 'as-text' : 'kept',
        checks: 'as-text',
        places: options.content === 'text' ? 'kept' : 'as-text',
        passes,
      };
    case 'pandoc':
      return { formatting: 'kept', codes: 'as-text', checks: 'as-text', places: options.content === 'text' ? 'kept' : 'as-text', passes };
    case 'csv':
      return { formatting: 'left-out', codes: 'as-text', checks: 'kept', places: 'kept', passes };
    case 'json-ld':
      return { formatting: 'kept', codes: 'kept', checks: 'kept', places: 'kept', passes };
    case 'text':
      return { formatting: 'left-out', codes: 'as-text', checks: 'as-text', places: 'as-text', passes };
    case 'original':
      return { formatting: 'left-out', codes: 'left-out', checks: 'left-out', places: 'left-out', passes };
    default:
      return assertNever(options);
  }
}
