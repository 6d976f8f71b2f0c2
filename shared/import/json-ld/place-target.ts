import type { AnchorState } from '../../anchor/anchor';
import { describeTarget } from '../../anchor/describe';
import type { OccurrencesOf } from '../../anchor/occurrence-index';
import { resolveTarget } from '../../anchor/resolve';
import type { QuoteSelector, RevisionId, Target } from '../../model/records';
import type { CodePointIndex } from '../../text/code-points';
import { snapToGraphemes } from '../../text/graphemes';
import { type Span, span } from '../../text/offset';
import type { SourceText } from '../../text/source-text';
import { asList, type Found, isFound, stringOr } from './read-items';

export interface PlaceContext {
  readonly text: SourceText;
  readonly codePoints: CodePointIndex;
  readonly revisionId: RevisionId;
  readonly occurrencesOf: OccurrencesOf;
  /** Tried first; the quotation decides all the same. */
  readonly unit: 'code-points' | 'utf-16' | null;
}

export interface PlacedTarget {
  readonly target: Target;
  readonly state: AnchorState;
}

/** What a target says about its passage, whatever vocabulary says it. */
interface Selectors {
  readonly quote: QuoteSelector | null;
  readonly position: { readonly start: number; readonly end: number } | null;
}

/**
 * Where a target of a file is in the text. A position is never trusted alone: it is tried in both units and taken when the words
 * there are exactly the quotation; otherwise the quotation with its context is looked for, and where that leaves doubt the passage
 * is doubtful or orphaned like any other. Null when the target has no quotation.
 */
export function placeTarget(found: unknown, context: PlaceContext): PlacedTarget | null {
  const selectors = readSelectors(found);
  if (selectors.quote === null || selectors.quote.exact === '') return null;
  const sure = spanByPosition(selectors, selectors.quote, context);
  if (sure !== null) return anchoredAt(sure, context);
  const target = unplacedTarget(selectors, selectors.quote, context);
  const anchor = resolveTarget(context.text, context.revisionId, target, context.occurrencesOf);
  return anchor.state === 'anchored' ? anchoredAt(anchor.span, context) : { target, state: anchor.state };
}

export function hasSelectors(found: unknown): boolean {
  return isFound(found) && asList(found.selector).length > 0;
}

function anchoredAt(where: Span, { text, revisionId, occurrencesOf }: PlaceContext): PlacedTarget {
  return { target: describeTarget(text, revisionId, where, occurrencesOf), state: 'anchored' };
}

function readSelectors(found: unknown): Selectors {
  const selectors = isFound(found) ? asList(found.selector).filter(isFound) : [];
  const quote = selectors.find((selector) => selector.type === 'TextQuoteSelector');
  const position = selectors.find((selector) => selector.type === 'TextPositionSelector');
  return { quote: quote === undefined ? null : readQuote(quote), position: position === undefined ? null : readPosition(position) };
}

function readQuote(found: Found): QuoteSelector | null {
  if (typeof found.exact !== 'string') return null;
  return { exact: found.exact, prefix: stringOr(found.prefix, ''), suffix: stringOr(found.suffix, '') };
}

function readPosition({ start, end }: Found): Selectors['position'] {
  const isOrdered = typeof start === 'number' && typeof end === 'number' && Number.isSafeInteger(start) && Number.isSafeInteger(end);
  return isOrdered && start >= 0 && start <= end ? { start, end } : null;
}

/** The span that the position names in one of the two units, if the quotation stands there; context decides when both fit. */
function spanByPosition({ position }: Selectors, quote: QuoteSelector, context: PlaceContext): Span | null {
  if (position === null) return null;
  const asUtf16 = position.end <= context.text.text.length ? span(position.start, position.end) : null;
  const asCodePoints =
    position.end <= context.codePoints.length
      ? span(context.codePoints.toOffset(position.start), context.codePoints.toOffset(position.end))
      : null;
  const ordered = context.unit === 'utf-16' ? [asUtf16, asCodePoints] : [asCodePoints, asUtf16];
  const fitting = ordered
    .filter((where) => where !== null)
    .filter((where) => context.text.text.slice(where.start, where.end) === quote.exact);
  const whole = fitting.filter((where) => isWholeCharacters(where, context.text));
  return whole.find((where) => hasContext(where, quote, context.text)) ?? whole[0] ?? null;
}

function isWholeCharacters(where: Span, text: SourceText): boolean {
  const snapped = snapToGraphemes(text, where);
  return snapped.start === where.start && snapped.end === where.end;
}

function hasContext(where: Span, quote: QuoteSelector, { text }: SourceText): boolean {
  const before = where.start - quote.prefix.length;
  return before >= 0 && text.startsWith(quote.prefix, before) && text.startsWith(quote.suffix, where.end);
}

/** The target as far as it is known: a record that can be listed, and found again when the text comes back. */
function unplacedTarget({ position }: Selectors, quote: QuoteSelector, { revisionId, text }: PlaceContext): Target {
  const start = Math.min(position?.start ?? 0, text.text.length);
  return { revisionId, start, end: start + quote.exact.length, quote, paragraph: null, occurrence: [1, 1] };
}
