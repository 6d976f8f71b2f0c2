import type { CheckState, ColorId, Correction, QuoteSelector, Timestamp } from '../../model/records';
import type { RichText } from '../../model/rich-text';
import type { SkipReason } from '../import-report';
import { FOUND_LIMITS, shortName } from './found-limits';
import type { FoundLink } from './relation-intake';

/** What a position of a file counts. */
export type FoundUnit = 'code-points' | 'utf-16';

/** Where a file says that a passage is: the words decide, everything else helps to choose among equal ones. */
export interface FoundTarget {
  /** Null when the file has only a position, which cannot be checked. */
  readonly quote: QuoteSelector | null;
  readonly position: { readonly start: number; readonly end: number } | null;
  /** The unit that is tried first; null: the one that the standard demands. */
  readonly unit: FoundUnit | null;
  /** The number of the paragraph as we count them; null when the file has none. */
  readonly paragraph: number | null;
  /** The file itself was not sure of the place: it stays doubtful. */
  readonly isDoubtful: boolean;
  /** A target as we record it; validated before it is used. */
  readonly recorded: unknown;
}

/** A code by its id, where the file is ours, and by the names that lead to it. */
export interface FoundCode {
  readonly id: string | null;
  readonly path: readonly [string, ...string[]];
}

/** Everything that a file says about one annotation, whatever vocabulary says it. Nothing of it is trusted yet but its types. */
export interface FoundAnnotation {
  /** What names it where it has no quotation. */
  readonly label: string;
  /** Its address or id in the file; '' for none. */
  readonly address: string;
  /** The id that we gave it once, where the file is ours. */
  readonly ownId: string | null;
  /** The addresses of the annotations that it answers, the root first; empty for one that answers none. */
  readonly answers: readonly string[];
  /** The title or address of what it is about; '' when the file does not say. */
  readonly document: string;
  /** Empty for a note on the whole. */
  readonly targets: readonly FoundTarget[];
  /** Null where the file does not say. */
  readonly color: ColorId | null;
  readonly check: CheckState | null;
  /** What it should say, where the file is ours. */
  readonly correction: Correction | null;
  readonly createdAt: Timestamp | null;
  readonly updatedAt: Timestamp | null;
  readonly note: RichText | null;
  readonly noteCreatedAt: Timestamp | null;
  readonly noteUpdatedAt: Timestamp | null;
  /** Who wrote it; '' when the file does not say. */
  readonly author: string;
  readonly codes: readonly FoundCode[];
  readonly links: readonly FoundLink[];
}

/** An item that is no annotation, with the reason and whatever names it. */
export interface NotFound {
  readonly reason: SkipReason;
  readonly label: string;
}

/** The items of one file, and how each is read. */
export interface FoundFile {
  readonly items: readonly unknown[];
  readonly read: (item: unknown, index: number) => FoundAnnotation | NotFound;
}

const NOTHING: FoundAnnotation = {
  label: '',
  address: '',
  ownId: null,
  answers: [],
  document: '',
  targets: [],
  color: null,
  check: null,
  correction: null,
  createdAt: null,
  updatedAt: null,
  note: null,
  noteCreatedAt: null,
  noteUpdatedAt: null,
  author: '',
  codes: [],
  links: [],
};

/** An annotation of which only this is known. */
export function foundAnnotation(known: Partial<FoundAnnotation>): FoundAnnotation {
  const found = { ...NOTHING, ...known };
  return { ...found, label: shortName(found.label), document: shortName(found.document), author: shortName(found.author) };
}

/** A target of which only this is known. */
export function foundTarget(known: Partial<FoundTarget>): FoundTarget {
  const found = { quote: null, position: null, unit: null, paragraph: null, isDoubtful: false, recorded: undefined, ...known };
  return found.quote === null ? found : { ...found, quote: shortContext(found.quote) };
}

function shortContext({ exact, prefix, suffix }: QuoteSelector): QuoteSelector {
  const { context } = FOUND_LIMITS;
  return { exact, prefix: prefix.slice(-context), suffix: suffix.slice(0, context) };
}

/** The words of a passage without their surroundings; null when there are none. */
export function quoteOf(exact: string): QuoteSelector | null {
  return exact.trim() === '' ? null : { exact, prefix: '', suffix: '' };
}
