import type { CodeId } from '../model/records';
import type { Codebook } from './codebook';

/**
 * A question about what annotations are coded with, as plain data: every condition is to hold, and a condition holds when one of its
 * terms does. With `not` in a term, everything that can be said with and, or, not can be said so. Without conditions it lets everything
 * through. A code always stands for its branch: for itself and all codes below it.
 */
export type CodeQuery = readonly Condition[];
/** Holds when one of its terms does; without terms it never holds. */
export type Condition = readonly Term[];

export interface Term {
  readonly not: boolean;
  readonly test: CodeTest;
}

/** What can be asked of one annotation. */
export type CodeTest =
  /** It has the code. */
  | { readonly kind: 'code'; readonly code: CodeId }
  /** It has any code. */
  | { readonly kind: 'coded' }
  /** One of its places touches the paragraph of this number. */
  | { readonly kind: 'paragraph'; readonly paragraph: number }
  /** A coding of it with the code stands so to another coding with the other code. */
  | { readonly kind: 'pair'; readonly code: CodeId; readonly relation: CodingRelation; readonly other: CodeId };

/**
 * How one coding stands to another. Two codings are never the same one: they are of different annotations, or of one annotation with two
 * different codes. The codings of one annotation stand in every relation to each other.
 */
export type CodingRelation =
  /** Both are of one annotation. */
  | { readonly kind: 'together' }
  /** Their passages have at least one character in common. */
  | { readonly kind: 'overlaps' }
  /** The passage of the first lies in that of the second; it may be the same. */
  | { readonly kind: 'within' }
  /**
   * At most so much lies between their passages, whichever comes first: UTF-16 units, or steps from the paragraph in which the earlier
   * one ends to that in which the later one starts (0: in the same paragraph; titles and headings count as steps).
   */
  | { readonly kind: 'near'; readonly distance: number; readonly unit: DistanceUnit };

export const DISTANCE_UNITS = ['characters', 'paragraphs'] as const;
export type DistanceUnit = (typeof DISTANCE_UNITS)[number];

/** The question whether a code is given; the branch counts. */
export function hasCode(code: CodeId): Condition {
  return [{ not: false, test: { kind: 'code', code } }];
}

/** The codes that a test names. */
export function codesOfTest(test: CodeTest): readonly CodeId[] {
  if (test.kind === 'code') return [test.code];
  return test.kind === 'pair' ? [test.code, test.other] : [];
}

/** The query without the terms that name a code which is not there; the same one when all of them are. */
export function withoutMissingCodes(query: CodeQuery, { codes }: Codebook): CodeQuery {
  const isKnown = ({ test }: Term) => codesOfTest(test).every((code) => codes.has(code));
  if (query.every((condition) => condition.every(isKnown))) return query;
  return query.map((condition) => condition.filter(isKnown)).filter((condition) => condition.length > 0);
}
