import { type Span, span } from './offset';

const SPACE = /\s/u;

/** The span without the white space at its ends, line ends included. Empty, at its start, where there is nothing else in it. */
export function trimSpan(text: string, { start, end }: Span): Span {
  let first: number = start;
  let last: number = end;
  while (first < last && SPACE.test(text.charAt(first))) first += 1;
  if (first === last) return span(start, start);
  while (SPACE.test(text.charAt(last - 1))) last -= 1;
  return span(first, last);
}
