import type { AnchorState } from '../../anchor/anchor';
import { CONTEXT_LENGTH, describeTarget } from '../../anchor/describe';
import type { OccurrencesOf } from '../../anchor/occurrence-index';
import { resolveTarget } from '../../anchor/resolve';
import type { QuoteSelector, RevisionId, Target } from '../../model/records';
import { parseTarget } from '../../model/validate-fields';
import { blockAt } from '../../text/block-at';
import type { CodePointIndex } from '../../text/code-points';
import { snapToGraphemes } from '../../text/graphemes';
import { type Span, span } from '../../text/offset';
import type { SourceText } from '../../text/source-text';
import type { FoundTarget } from './found-annotation';
import type { LooseText } from './loose-text';

export interface PlaceContext {
  readonly text: SourceText;
  readonly codePoints: CodePointIndex;
  readonly revisionId: RevisionId;
  readonly occurrencesOf: OccurrencesOf;
  readonly loose: LooseText;
}

export interface PlacedTarget {
  readonly target: Target;
  readonly state: AnchorState;
  /** Of a doubtful one: where it may be, best first. */
  readonly candidates: readonly Span[];
}

/**
 * Where a target of a file is in the text. A position is never trusted alone: it is tried in both units and taken when the words there
 * are exactly the quotation. Otherwise the quotation decides: where it stands once and the file says nothing of what is around it, or it
 * is as long as what would be; where one copy of several has all the context that the file has, or stands in the paragraph that it names; where the words differ in nothing
 * but blanks and the look of quotation marks. Where that leaves doubt, the ladder of `resolveTarget` says whether the passage is
 * doubtful or orphaned. Null when the target has no quotation.
 */
export function placeTarget(found: FoundTarget, context: PlaceContext): PlacedTarget | null {
  const recorded = readRecorded(found, context);
  if (recorded !== null) return recorded;
  const { quote } = found;
  if (quote === null || quote.exact === '') return null;
  const copies = context.occurrencesOf(quote.exact).map((start) => span(start, start + quote.exact.length));
  const whole = copies.filter((where) => isWholeCharacters(where, context.text));
  const sure = found.isDoubtful
    ? null
    : (spanByPosition(found, quote, context) ??
      soleCopy(quote, whole) ??
      copyInContext(quote, whole, context) ??
      copyInParagraph(found, whole, context));
  if (sure !== null) return anchoredAt(sure, context);
  const target = unplacedTarget(found, quote, context);
  const loose = copies.length > 0 ? [] : context.loose.find(quote.exact).filter((where) => isWholeCharacters(where, context.text));
  const [only] = loose;
  if (only !== undefined && loose.length === 1 && !found.isDoubtful) return anchoredAt(only, context);
  if (loose.length > 0) return { target, state: 'doubtful', candidates: loose.slice(0, MOST_CANDIDATES) };
  return askLadder(target, found, context);
}

/** As many as the ladder offers. */
const MOST_CANDIDATES = 8;

function askLadder(target: Target, { isDoubtful }: FoundTarget, context: PlaceContext): PlacedTarget {
  const anchor = resolveTarget(context.text, context.revisionId, target, context.occurrencesOf);
  if (anchor.state === 'orphaned') return { target, state: 'orphaned', candidates: [] };
  if (anchor.state === 'anchored' && !isDoubtful) return anchoredAt(anchor.span, context);
  return { target, state: 'doubtful', candidates: anchor.state === 'doubtful' ? anchor.candidates : [anchor.span] };
}

/** A target that we exported as doubtful or orphaned: the record itself, so that nothing known about it is lost. */
function readRecorded({ recorded }: FoundTarget, { revisionId, text, occurrencesOf }: PlaceContext): PlacedTarget | null {
  const target = recorded === undefined ? null : parseTarget(recorded);
  if (target === null || target.revisionId !== revisionId) return null;
  const anchor = resolveTarget(text, revisionId, target, occurrencesOf);
  return { target, state: anchor.state, candidates: anchor.state === 'doubtful' ? anchor.candidates : [] };
}

function anchoredAt(where: Span, { text, revisionId, occurrencesOf }: PlaceContext): PlacedTarget {
  return { target: describeTarget(text, revisionId, where, occurrencesOf), state: 'anchored', candidates: [] };
}

/** The span that the position names in one of the two units, if the quotation stands there; context decides when both fit. */
function spanByPosition({ position, unit }: FoundTarget, quote: QuoteSelector, context: PlaceContext): Span | null {
  if (position === null) return null;
  const { text, codePoints } = context;
  const asUtf16 = position.end <= text.text.length ? span(position.start, position.end) : null;
  const asCodePoints =
    position.end <= codePoints.length ? span(codePoints.toOffset(position.start), codePoints.toOffset(position.end)) : null;
  const ordered = unit === 'utf-16' ? [asUtf16, asCodePoints] : [asCodePoints, asUtf16];
  const fitting = ordered
    .filter((where) => where !== null)
    .filter((where) => text.text.slice(where.start, where.end) === quote.exact && isWholeCharacters(where, text));
  return fitting.find((where) => hasContext(where, quote, text)) ?? fitting[0] ?? null;
}

function soleCopy({ exact, prefix, suffix }: QuoteSelector, copies: readonly Span[]): Span | null {
  const [only] = copies;
  if (only === undefined || copies.length > 1) return null;
  return (prefix === '' && suffix === '') || exact.length >= CONTEXT_LENGTH ? only : null;
}

/** So much context tells copies apart, where one alone has all of it. */
const TELLING_CONTEXT = 4;

function copyInContext(quote: QuoteSelector, copies: readonly Span[], { text }: PlaceContext): Span | null {
  if (quote.prefix.length + quote.suffix.length < TELLING_CONTEXT) return null;
  const [only, ...others] = copies.filter((where) => hasContext(where, quote, text));
  return only !== undefined && others.length === 0 ? only : null;
}

function copyInParagraph({ paragraph, quote }: FoundTarget, copies: readonly Span[], { text }: PlaceContext): Span | null {
  if (paragraph === null || quote === null || quote.prefix !== '' || quote.suffix !== '') return null;
  const [only, ...others] = copies.filter((where) => blockAt(text, where.start).paragraph === paragraph);
  return only !== undefined && others.length === 0 ? only : null;
}

function isWholeCharacters(where: Span, text: SourceText): boolean {
  const snapped = snapToGraphemes(text, where);
  return snapped.start === where.start && snapped.end === where.end;
}

function hasContext(where: Span, quote: QuoteSelector, { text }: SourceText): boolean {
  const before = where.start - quote.prefix.length;
  return before >= 0 && text.startsWith(quote.prefix, before) && text.startsWith(quote.suffix, where.end);
}

/**
 * The target as far as it is known: a record that can be listed, and found again when the text comes back. A place that was not
 * accepted is not recorded as if it had been.
 */
function unplacedTarget({ position, paragraph }: FoundTarget, quote: QuoteSelector, { revisionId, text }: PlaceContext): Target {
  const named = Math.min(position?.start ?? 0, text.text.length);
  const start = [named, 0].find((at) => !text.text.startsWith(quote.exact, at)) ?? text.text.length;
  return { revisionId, start, end: start + quote.exact.length, quote, paragraph, occurrence: [1, 1] };
}

/** Where a context of words between blanks was cut through a word. */
const CUT_WORD_BEFORE = /^[\p{L}\p{M}\p{N}]{1,15}(?=\s)/u;
const CUT_WORD_AFTER = /(?<=\s)[\p{L}\p{M}\p{N}]{1,15}$/u;

/** Some words around a place, for the reader who is asked about it. */
export function wordsAround({ text }: SourceText, where: Span, units: number): { readonly before: string; readonly after: string } {
  const before = text.slice(Math.max(0, where.start - units), where.start).toWellFormed();
  const after = text.slice(where.end, Math.min(text.length, where.end + units)).toWellFormed();
  return { before: before.replace(CUT_WORD_BEFORE, ''), after: after.replace(CUT_WORD_AFTER, '') };
}
