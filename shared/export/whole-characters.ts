import { type Span, span } from '../text/offset';
import type { SourceText } from '../text/source-text';

/** The span, widened so that it cuts neither a pair of surrogates nor one line end of two units: half of either cannot be written. */
export function wholeCharacters({ text }: SourceText, { start, end }: Span): Span {
  return span(isInsidePair(text, start) ? start - 1 : start, isInsidePair(text, end) ? end + 1 : end);
}

function isInsidePair(text: string, at: number): boolean {
  return /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(Math.max(0, at - 1), at + 1));
}
