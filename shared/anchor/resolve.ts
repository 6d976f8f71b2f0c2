import type { RevisionId, Target } from '../model/records';
import { blockAt } from '../text/block-at';
import { snapToGraphemes } from '../text/graphemes';
import { type Span, span } from '../text/offset';
import type { SourceText } from '../text/source-text';
import type { Anchor } from './anchor';
import { findApproximate } from './approximate';
import type { OccurrencesOf } from './occurrence-index';
import { findOccurrences } from './occurrences';

/** So much unbroken context on one side is taken as evidence that this is the same place. */
const SURE_CONTEXT = 16;
/** How many units of context the best copy must have ahead of the next for the choice to be clear. */
const CLEAR_LEAD = 8;
/** So many candidates are offered when the reader is asked. */
const MOST_CANDIDATES = 8;

/**
 * Finds a described passage again. The ladder, each step checked against the quotation:
 * 1. the same revision and the same words at the same offsets: anchored;
 * 2. the exact words elsewhere: anchored when context leaves no doubt which copy is meant, otherwise doubtful with all candidates;
 * 3. similar words, near the old place first: always doubtful;
 * 4. nothing: orphaned.
 * A passage is never moved to a look-alike without asking.
 */
export function resolveTarget(
  source: SourceText,
  revisionId: RevisionId,
  target: Target,
  occurrencesOf: OccurrencesOf = (words) => findOccurrences(source.text, words),
): Anchor {
  const { exact } = target.quote;
  if (exact === '') return { state: 'orphaned' };
  if (target.revisionId === revisionId && source.text.startsWith(exact, target.start) && target.end - target.start === exact.length) {
    return { state: 'anchored', span: span(target.start, target.end) };
  }
  const copies = occurrencesOf(exact).map((start, index) => weigh(source, target, start, index + 1));
  if (copies.length > 0) return chooseCopy(source, target, copies);
  const similar = findApproximate(source.text, target.quote, target.start);
  return ask(similar.map((found) => snapToGraphemes(source, found)));
}

/** A place where the exact words stand, with the evidence that it is the place described. */
interface Copy {
  readonly span: Span;
  /** Units of context that stand unbroken next to it. */
  readonly before: number;
  readonly after: number;
  /** How many sides are evidence enough. */
  readonly sides: 0 | 1 | 2;
  /** Every unit of context is there. */
  readonly isWhole: boolean;
  readonly distance: number;
  readonly nth: number;
}

function weigh(source: SourceText, target: Target, start: number, nth: number): Copy {
  const { prefix, suffix, exact } = target.quote;
  const { text } = source;
  const end = start + exact.length;
  const before = commonEnd(prefix, text, start);
  const after = commonStart(suffix, text, end);
  // Context shorter than usual ended at the border of the text: it counts only where the text begins or ends as well.
  const isSureBefore = before >= SURE_CONTEXT || (before === prefix.length && before === start && before + after >= SURE_CONTEXT);
  const isSureAfter = after >= SURE_CONTEXT || (after === suffix.length && end + after === text.length && before + after >= SURE_CONTEXT);
  const isBorder = prefix.length + suffix.length < SURE_CONTEXT && start === prefix.length && end + suffix.length === text.length;
  const isWhole = before === prefix.length && after === suffix.length;
  const sides = isBorder && isWhole ? 2 : isSureBefore && isSureAfter ? 2 : isSureBefore || isSureAfter ? 1 : 0;
  return { span: span(start, end), before, after, sides, isWhole, distance: Math.abs(start - target.start), nth };
}

function chooseCopy(source: SourceText, target: Target, copies: readonly Copy[]): Anchor {
  const ranked = copies.toSorted((a, b) => rank(b, target) - rank(a, target) || a.distance - b.distance);
  const [best, second] = ranked;
  if (best === undefined) return { state: 'orphaned' };
  const lead = second === undefined ? Number.POSITIVE_INFINITY : best.before + best.after - (second.before + second.after);
  if (lead >= CLEAR_LEAD && isSure(source, target, best, copies.length)) return { state: 'anchored', span: best.span };
  return ask(ranked.map((copy) => copy.span));
}

/** Context first; among equals, the copy that keeps its number among as many copies as before. */
function rank(copy: Copy, target: Target): number {
  const [nth, of] = target.occurrence;
  return (copy.before + copy.after) * 2 + (of > 0 && copy.nth === nth ? 1 : 0);
}

/**
 * When copies have gone since, the one described may be among them and this one its twin: then everything must agree, the paragraph
 * included. With as many copies as before one side of context is enough, for an edit next to the passage spoils only one.
 */
function isSure(source: SourceText, target: Target, copy: Copy, count: number): boolean {
  const [, before] = target.occurrence;
  if (count < before) return copy.isWhole && copy.sides === 2 && blockAt(source, copy.span.start).paragraph === target.paragraph;
  return copy.sides >= (count === before ? 1 : 2);
}

function ask(candidates: readonly Span[]): Anchor {
  const places: Span[] = [];
  for (const candidate of candidates) {
    if (places.length === MOST_CANDIDATES) break;
    if (!places.some((other) => other.start === candidate.start && other.end === candidate.end)) places.push(candidate);
  }
  const [best] = places;
  if (best === undefined) return { state: 'orphaned' };
  return { state: 'doubtful', span: best, candidates: places };
}

/** How many units at the end of `context` stand in `text` directly before `at`. */
function commonEnd(context: string, text: string, at: number): number {
  let length = 0;
  while (length < context.length && length < at && context[context.length - 1 - length] === text[at - 1 - length]) length += 1;
  return length;
}

/** How many units at the start of `context` stand in `text` directly after `at`. */
function commonStart(context: string, text: string, at: number): number {
  let length = 0;
  while (length < context.length && context[length] === text[at + length]) length += 1;
  return length;
}
