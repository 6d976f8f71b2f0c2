import * as v from 'valibot';

/** The kinds of works that CSL 1.0.2 tells apart. */
export const CSL_TYPES = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'classic',
  'collection',
  'dataset',
  'document',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'event',
  'figure',
  'graphic',
  'hearing',
  'interview',
  'legal_case',
  'legislation',
  'manuscript',
  'map',
  'motion_picture',
  'musical_score',
  'pamphlet',
  'paper-conference',
  'patent',
  'performance',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'regulation',
  'report',
  'review',
  'review-book',
  'software',
  'song',
  'speech',
  'standard',
  'thesis',
  'treaty',
  'webpage',
] as const;
export type CslType = (typeof CSL_TYPES)[number];

/** What is said in words. Numbers of volumes and pages are words too: "xii–xv" is one. */
export const CSL_TEXTS = [
  'title',
  'title-short',
  'container-title',
  'container-title-short',
  'collection-title',
  'collection-number',
  'original-title',
  'original-publisher',
  'original-publisher-place',
  'publisher',
  'publisher-place',
  'edition',
  'volume',
  'number-of-volumes',
  'issue',
  'number',
  'page',
  'number-of-pages',
  'chapter-number',
  'section',
  'version',
  'genre',
  'medium',
  'dimensions',
  'event-title',
  'event-place',
  'archive',
  'archive_collection',
  'archive_location',
  'archive-place',
  'authority',
  'jurisdiction',
  'call-number',
  'DOI',
  'ISBN',
  'ISSN',
  'PMID',
  'PMCID',
  'URL',
  'language',
  'source',
  'status',
  'abstract',
  'annote',
  'keyword',
  'note',
] as const;
export type CslText = (typeof CSL_TEXTS)[number];

/** Lists of persons and institutions. */
export const CSL_NAMES = [
  'author',
  'editor',
  'translator',
  'collection-editor',
  'composer',
  'container-author',
  'contributor',
  'director',
  'editorial-director',
  'illustrator',
  'interviewer',
  'original-author',
  'recipient',
  'reviewed-author',
] as const;
export type CslNames = (typeof CSL_NAMES)[number];

export const CSL_DATES = ['issued', 'accessed', 'original-date', 'event-date', 'submitted', 'available-date'] as const;
export type CslDates = (typeof CSL_DATES)[number];

/** A person with a family name, or, as `literal`, whatever is not to be taken apart: an institution, a name in one piece. */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly 'dropping-particle'?: string;
  readonly 'non-dropping-particle'?: string;
  readonly suffix?: string;
  readonly literal?: string;
}

/** Year, month 1 to 12, day 1 to 31: as much as is known. Years before Christ are negative. */
export type CslDay = readonly [year: number, month?: number, day?: number];

/** A day, a month, a year, a stretch between two of them, or, as `literal`, words ("Spring and Autumn period"). */
export interface CslDate {
  readonly 'date-parts'?: readonly [CslDay, CslDay?];
  /** Of the year: 1 is spring. */
  readonly season?: number;
  readonly circa?: boolean;
  readonly literal?: string;
}

/** A work as bibliographies describe it: CSL-JSON without its id, which is the source's. */
export type CslItem = { readonly type: CslType } & { readonly [K in CslText]?: string } & {
  readonly [K in CslNames]?: readonly CslName[];
} & { readonly [K in CslDates]?: CslDate };

const words = v.pipe(
  v.string(),
  v.check((value) => value.trim() !== '', 'an empty value'),
);

/** Validates one name strictly. */
export const cslName: v.GenericSchema<CslName> = v.pipe(
  v.strictObject({
    family: v.exactOptional(words),
    given: v.exactOptional(words),
    'dropping-particle': v.exactOptional(words),
    'non-dropping-particle': v.exactOptional(words),
    suffix: v.exactOptional(words),
    literal: v.exactOptional(words),
  }),
  v.check(
    ({ literal, ...parts }) => (literal === undefined ? parts.family !== undefined || parts.given !== undefined : isBare(parts)),
    'a name has either a family or given name, or is literal',
  ),
);

const year = v.pipe(v.number(), v.safeInteger(), v.minValue(-9999), v.maxValue(9999));
const month = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(12));
const dayOfMonth = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(31));
const day: v.GenericSchema<CslDay> = v.union([
  v.strictTuple([year]),
  v.strictTuple([year, month]),
  v.pipe(
    v.strictTuple([year, month, dayOfMonth]),
    v.check(([y, m, d]) => isInCalendar(y, m, d), 'no such day'),
  ),
]);

/** Validates one date strictly. */
export const cslDate: v.GenericSchema<CslDate> = v.pipe(
  v.strictObject({
    'date-parts': v.exactOptional(v.union([v.strictTuple([day]), v.strictTuple([day, day])])),
    season: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(4))),
    circa: v.exactOptional(v.boolean()),
    literal: v.exactOptional(words),
  }),
  v.check((date) => (date['date-parts'] === undefined) !== (date.literal === undefined), 'a date is either in parts or literal'),
);

/**
 * Validates an item strictly: variables that CSL does not have, empty values, names without a name and days that are in no calendar
 * make it invalid.
 */
export const cslItem: v.GenericSchema<CslItem> = v.custom<CslItem>((value) => findCslFault(value) === null, 'not a CSL item');

const known = new Map<string, v.GenericSchema<unknown>>([
  ['type', v.picklist(CSL_TYPES)],
  ...CSL_TEXTS.map((name) => [name, words] as const),
  ...CSL_NAMES.map((name) => [name, v.pipe(v.array(cslName), v.minLength(1))] as const),
  ...CSL_DATES.map((name) => [name, cslDate] as const),
]);

/** What is wrong with an item: the first variable that is, with the reason in English; null when nothing is. */
export function findCslFault(value: unknown): { readonly variable: string; readonly reason: string } | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { variable: 'type', reason: 'not an object' };
  if (!('type' in value)) return { variable: 'type', reason: 'no type' };
  for (const [variable, content] of Object.entries(value)) {
    const schema = known.get(variable);
    if (schema === undefined) return { variable, reason: 'no variable of CSL' };
    const parsed = v.safeParse(schema, content);
    if (!parsed.success) return { variable, reason: v.summarize(parsed.issues) };
  }
  return null;
}

/** True for an item that can be stored. */
export function isCslItem(value: unknown): value is CslItem {
  return v.is(cslItem, value);
}

/** True for a name of a variable that holds words. */
export function isCslText(name: string): name is CslText {
  return CSL_TEXTS.some((one) => one === name);
}

function isBare(parts: Omit<CslName, 'literal'>): boolean {
  return Object.values(parts).every((part) => part === undefined);
}

function isInCalendar(y: number, m: number, d: number): boolean {
  const date = new Date(Date.UTC(2000, m - 1, d));
  date.setUTCFullYear(y, m - 1, d);
  return date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
}
