import type { QuoteSelector } from '../../model/records';
import { type FoundTarget, type FoundUnit, foundTarget } from '../found/found-annotation';
import { FOUND_LIMITS } from '../found/found-limits';
import { asList, type Found, firstString, isFound, stringOr } from '../found/found-value';

/** Selectors that refine one another, one inside the other; what goes on longer is a circle or a trap. */
const DEEPEST = 16;

/**
 * A target of the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/#specific-resources): selectors alone, in a list, or
 * refining one another; fragments of plain text by RFC 5147 (`char=10,20`, in characters), as a selector or at the end of an address.
 * A position inside a refined selector counts from there, and is only used where the outer one is a quotation.
 */
export function readTarget(found: unknown, unit: FoundUnit | null): FoundTarget {
  if (!isFound(found))
    return foundTarget({ position: typeof found === 'string' ? positionOfFragment(hashOf(found)) : null, unit: 'code-points' });
  const selectors = asList(found.selector).slice(0, FOUND_LIMITS.selectors).filter(isFound);
  const chains = selectors.map(chainOf);
  const quote = chains.map(quoteOfChain).find((one) => one !== null) ?? null;
  const position =
    chains.map(positionOfChain).find((one) => one !== null) ??
    positionOfFragment(hashOf(firstString(found.source, found.id, found['@id'])));
  return foundTarget({ quote, position, unit, recorded: found['postil:target'] });
}

/** True for what names a passage or tries to; an address alone is about the whole. */
export function hasPassage(found: unknown): boolean {
  if (!isFound(found)) return typeof found === 'string' && positionOfFragment(hashOf(found)) !== null;
  return (
    asList(found.selector).length > 0 ||
    found['postil:target'] !== undefined ||
    positionOfFragment(hashOf(firstString(found.source))) !== null
  );
}

/** A selector and what refines it, the outermost first. */
function chainOf(selector: Found): readonly Found[] {
  const chain: Found[] = [];
  let next: unknown = selector;
  while (isFound(next) && chain.length < DEEPEST) {
    chain.push(next);
    next = asList(next.refinedBy).find(isFound);
  }
  return chain;
}

/** Names come bare, with a prefix, as an address, or in a list of several. */
function isType(selector: Found, name: string): boolean {
  return [...asList(selector.type), ...asList(selector['@type'])].some(
    (type) => typeof type === 'string' && (type === name || type.endsWith(`:${name}`) || type.endsWith(`#${name}`)),
  );
}

/** The innermost quotation; one inside another has the rest of the other around it. */
function quoteOfChain(chain: readonly Found[]): QuoteSelector | null {
  let quote: QuoteSelector | null = null;
  for (const selector of chain) {
    if (isType(selector, 'TextQuoteSelector')) quote = narrowed(quote, readQuote(selector));
    else if (isType(selector, 'TextPositionSelector') && quote !== null) quote = cut(quote, readPosition(selector));
  }
  return quote;
}

function readQuote(selector: Found): QuoteSelector | null {
  const exact = firstString(selector.exact, selector['oa:exact']);
  if (exact === '') return null;
  const [prefix, suffix] = [firstString(selector.prefix, selector['oa:prefix']), firstString(selector.suffix, selector['oa:suffix'])];
  return { exact, prefix, suffix };
}

function narrowed(outer: QuoteSelector | null, inner: QuoteSelector | null): QuoteSelector | null {
  if (outer === null || inner === null) return inner ?? outer;
  const wanted = `${inner.prefix}${inner.exact}${inner.suffix}`;
  const at = [wanted, inner.exact].map((words) => outer.exact.indexOf(words)).find((index) => index >= 0);
  if (at === undefined) return inner;
  const start = outer.exact.startsWith(wanted, at) ? at + inner.prefix.length : at;
  return sliceOf(outer, start, start + inner.exact.length);
}

/** In code points of the outer quotation, as the Recommendation says. */
function cut(outer: QuoteSelector, position: FoundTarget['position']): QuoteSelector {
  const characters = [...outer.exact];
  if (position === null || position.end > characters.length || position.start === position.end) return outer;
  const start = characters.slice(0, position.start).join('').length;
  return sliceOf(outer, start, start + characters.slice(position.start, position.end).join('').length);
}

function sliceOf({ prefix, exact, suffix }: QuoteSelector, start: number, end: number): QuoteSelector {
  return { exact: exact.slice(start, end), prefix: prefix + exact.slice(0, start), suffix: exact.slice(end) + suffix };
}

/** Of the selector that stands alone: what refines another, or is refined, counts from elsewhere or covers more. */
function positionOfChain(chain: readonly Found[]): FoundTarget['position'] {
  const [only] = chain;
  if (only === undefined || chain.length > 1) return null;
  if (isType(only, 'TextPositionSelector')) return readPosition(only);
  return isType(only, 'FragmentSelector') ? positionOfFragment(stringOr(only.value, '')) : null;
}

function readPosition(selector: Found): FoundTarget['position'] {
  return positionOf(selector.start ?? selector['oa:start'], selector.end ?? selector['oa:end']);
}

/** Two whole numbers in order; null for anything else. */
export function positionOf(start: unknown, end: unknown): FoundTarget['position'] {
  const isOrdered = typeof start === 'number' && typeof end === 'number' && Number.isSafeInteger(start) && Number.isSafeInteger(end);
  return isOrdered && start >= 0 && start <= end ? { start, end } : null;
}

/** RFC 5147, section 2.1: `char=` counts positions between characters, from 0. Checksums behind a semicolon are passed over. */
function positionOfFragment(fragment: string): FoundTarget['position'] {
  const match = /^#?char=(\d{0,15}),(\d{1,15})(?:;|$)/.exec(fragment);
  return match === null ? null : positionOf(Number(match[1] ?? 0), Number(match[2]));
}

function hashOf(address: string): string {
  const at = address.indexOf('#');
  return at < 0 ? '' : address.slice(at + 1);
}
