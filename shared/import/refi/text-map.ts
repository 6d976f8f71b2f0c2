import type { SourceText } from '../../text/source-text';
import { createPositionScale } from './position-scale';

const BYTE_ORDER_MARK = '\uFEFF';
/** Every line end counts as one: what is the same in texts that differ in nothing else. */
const FOLDED = { unit: 'utf-16', lineEnds: 'one' } as const;

/** The text by which a text of a project is known in the library: without byte order mark, line ends as one, blanks at the end left out. */
export function foldSourceText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trimEnd();
}

/**
 * Leads from offsets in a text of a project (without byte order mark) to offsets in a text of the library that is the same but for what
 * `foldSourceText` leaves out. An offset behind its end is at its end.
 */
export function createTextMap(found: string, { text }: SourceText): (offset: number) => number {
  const first = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  const own = text.slice(first);
  if (own === found) return (offset) => offset + first;
  const [from, to] = [createPositionScale(found, FOLDED), createPositionScale(own, FOLDED)];
  return (offset) => (to.toOffset(Math.min(from.toPosition(offset), to.length)) ?? own.length) + first;
}
