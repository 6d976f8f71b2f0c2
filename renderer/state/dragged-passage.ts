import { isEmptySpan, type Span, span } from '../../shared/text/offset';

/** What is dragged out of the text says under this type where it stands. */
export const PASSAGE_TYPE = 'application/x-postil-passage';

export function formatPassage({ start, end }: Span): string {
  return `${start} ${end}`;
}

/** The passage that was dragged; null when it is none of a text of this length. */
export function parsePassage(data: string, length: number): Span | null {
  const [, from, to] = data.match(/^(\d{1,10}) (\d{1,10})$/) ?? [];
  if (from === undefined || to === undefined) return null;
  const [start, end] = [Number(from), Number(to)];
  if (start > end || end > length) return null;
  const where = span(start, end);
  return isEmptySpan(where) ? null : where;
}
