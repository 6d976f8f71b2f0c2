import type { Brand } from '../base/brand';

/**
 * A place between two UTF-16 code units of a SourceText: 0 is before the first, `text.length` after the last.
 * This is the only unit inside the app; code points, bytes and editor positions are converted at the border.
 */
export type Offset = Brand<number, 'Offset'>;

/** A half-open stretch `[start, end)` of a SourceText in UTF-16 offsets, `start <= end`. */
export interface Span {
  readonly start: Offset;
  readonly end: Offset;
}

/** Brands a number that is known to be a UTF-16 offset. Throws a RangeError unless it is a whole number of at least 0. */
export function offset(value: number): Offset {
  if (!isOffset(value)) throw new RangeError(`not an offset: ${value}`);
  return value;
}

function isOffset(value: number): value is Offset {
  return Number.isSafeInteger(value) && value >= 0;
}

/** A span from two numbers. Throws a RangeError unless `0 <= start <= end`. */
export function span(start: number, end: number): Span {
  if (start > end) throw new RangeError(`span ends before it starts: ${start} > ${end}`);
  return { start: offset(start), end: offset(end) };
}

export function isEmptySpan(value: Span): boolean {
  return value.start === value.end;
}

/** The words of `text` that `where` covers. */
export function sliceSpan(text: string, where: Span): string {
  return text.slice(where.start, where.end);
}
