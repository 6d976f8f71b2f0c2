import search from 'approx-string-match';
import type { QuoteSelector } from '../model/records';
import { type Span, span } from '../text/offset';

/** Units of text on either side of the old place that are looked through first. */
const NEAR = 4000;
/** Of a longer quotation only so much is looked for in the whole text; the end is then found nearby. */
const LONGEST_PATTERN = 256;
/** One unit in five may differ near the old place, one in eight anywhere else. */
const NEAR_TOLERANCE = 5;
const FAR_TOLERANCE = 8;
/** Shorter quotations resemble too much. */
const SHORTEST_NEAR = 4;
const SHORTEST_FAR = 12;
const MOST_ERRORS = 48;

/**
 * Places where words like the quotation stand, best first: within some pages of `near`, and only when there are none, anywhere.
 * By Myers' bit-parallel algorithm (`approx-string-match`); what it finds is a question to the reader, never an answer.
 */
export function findApproximate(text: string, quote: QuoteSelector, near: number): readonly Span[] {
  const { exact } = quote;
  const from = Math.max(0, Math.min(near, text.length) - NEAR);
  const to = Math.min(text.length, near + exact.length + NEAR);
  const nearby = exact.length < SHORTEST_NEAR ? [] : searchIn(text.slice(from, to), exact, NEAR_TOLERANCE);
  if (nearby.length > 0) {
    return rank(
      exact,
      nearby.map((match) => ({ ...match, start: match.start + from, end: match.end + from })),
      near,
    );
  }
  if (exact.length < SHORTEST_FAR) return [];
  const head = exact.slice(0, LONGEST_PATTERN);
  const rest = exact.length - head.length;
  const anywhere = searchIn(text, head, FAR_TOLERANCE).map((match) => ({ ...match, end: Math.min(text.length, match.end + rest) }));
  return rank(exact, anywhere, near);
}

interface Match {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

function searchIn(text: string, pattern: string, tolerance: number): readonly Match[] {
  return search(text, pattern, Math.min(MOST_ERRORS, Math.floor(pattern.length / tolerance)));
}

/** Fewest differences first, then the length of the quotation, then the nearest; of matches that overlap only the best is kept. */
function rank(exact: string, matches: readonly Match[], near: number): readonly Span[] {
  const kept: Match[] = [];
  const excess = (match: Match) => Math.abs(match.end - match.start - exact.length);
  const ranked = matches.toSorted(
    (a, b) => a.errors - b.errors || excess(a) - excess(b) || Math.abs(a.start - near) - Math.abs(b.start - near),
  );
  for (const match of ranked) {
    if (match.end > match.start && kept.every((other) => match.end <= other.start || other.end <= match.start)) kept.push(match);
  }
  return kept.map((match) => span(match.start, match.end));
}
