import { FOLD_ALL, type FoldedText, foldText } from '../../text/fold';
import type { HanForms } from '../../text/han-forms';
import { type Span, span } from '../../text/offset';
import type { SearchedLine } from '../searched-text';
import { closeGaps, HYPHENATED } from './close-gaps';

/** A text made ready for its concordances: folded once, searched again and again. */
export interface ConcordanceText {
  readonly text: string;
  /** Stretches that an occurrence may leave only when its wording has a line end itself: the blocks of the text. */
  readonly lines: readonly SearchedLine[];
  /** With it, Traditional and Simplified Chinese are one. */
  readonly han: HanForms | null;
  /** The text in which wordings are compared. `HYPHENATED` stands where a word is broken at the end of a line. */
  readonly folded: string;
  readonly hasHyphenated: boolean;
  /** The original span of `[start, end)` of the folded text; null when it begins or ends inside what one character was folded to. */
  toOriginal(start: number, end: number): Span | null;
}

/**
 * Prepares a text; `lines` are in order and do not overlap. With `han` (see `loadHanForms`) Traditional and Simplified Chinese are one.
 * Three million units take some 0.2 s, once.
 */
export function createConcordanceText(text: string, lines: readonly SearchedLine[], han: HanForms | null = null): ConcordanceText {
  const closed = closeGaps(text);
  const { folded, map } = foldAll(closed.text, han);
  return {
    text,
    lines,
    han,
    folded,
    hasHyphenated: folded.includes(HYPHENATED),
    toOriginal(start, end) {
      const found = map.toOriginal({ start, end });
      if (map.toFolded(found.start) !== start || map.toFolded(found.end) !== end) return null;
      return withoutInvisible(text, closed.toOriginal(found.start, found.end));
    },
  };
}

/** A wording as it is compared: gaps closed, folded, without blanks at either end. '' when nothing is left to look for. */
export function foldWording(words: string, han: HanForms | null): string {
  return foldAll(closeGaps(words).text, han).folded.trim();
}

function foldAll(text: string, han: HanForms | null): FoldedText {
  return foldText(text, { ...FOLD_ALL, han });
}

const INVISIBLE = /[\u00ad\u200b\ufeff]/u;

/** What is not seen belongs to the character before it, and to no wording. */
function withoutInvisible(text: string, { start, end }: { readonly start: number; readonly end: number }): Span {
  let last = end;
  while (last > start + 1 && INVISIBLE.test(text.charAt(last - 1))) last -= 1;
  return span(start, last);
}
