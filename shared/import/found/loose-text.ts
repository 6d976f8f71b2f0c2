import { findOccurrences } from '../../anchor/occurrences';
import { type Span, span } from '../../text/offset';

/** A text in which words are found that differ in nothing but blanks, line ends and the look of quotation marks. */
export interface LooseText {
  /** The spans of the text that say the same, in order. Linear in the length of the text. */
  find(words: string): readonly Span[];
}

const HAN = /\p{Script=Han}/u;
const BLANK = /\s/u;
const INVISIBLE: ReadonlySet<string> = new Set(['\u00ad', '\u200b', '\ufeff']);
const QUOTATION_MARKS: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '‛': "'", '“': '"', '”': '"', '‟': '"' };

/**
 * What other tools do to a quotation on its way: line ends become blanks, blanks run together, between two Han characters they go, and
 * quotation marks are straightened. Made when it is first asked, then kept: eight bytes for each unit of the text.
 */
export function createLooseText(text: string): LooseText {
  let made: Loosened | null = null;
  return {
    find(words) {
      const wanted = loosen(words).words.trim();
      if (wanted === '') return [];
      made ??= loosen(text);
      const { words: all, starts, ends } = made;
      return findOccurrences(all, wanted).map((at) => span(starts[at] ?? 0, ends[at + wanted.length - 1] ?? 0));
    },
  };
}

interface Loosened {
  readonly words: string;
  /** Where each unit of `words` begins and ends in the text. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

function loosen(text: string): Loosened {
  const pieces: string[] = [];
  const starts = new Int32Array(text.length + 1);
  const ends = new Int32Array(text.length + 1);
  let length = 0;
  let blankFrom = -1;
  const push = (unit: string, from: number, to: number) => {
    pieces.push(unit);
    starts[length] = from;
    ends[length] = to;
    length += 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    if (INVISIBLE.has(unit)) continue;
    if (BLANK.test(unit)) {
      if (blankFrom < 0) blankFrom = at;
      continue;
    }
    const isBetweenHan = blankFrom >= 0 && HAN.test(pieces.at(-1) ?? '') && HAN.test(unit);
    if (blankFrom >= 0 && !isBetweenHan) push(' ', blankFrom, at);
    blankFrom = -1;
    push(QUOTATION_MARKS[unit] ?? unit, at, at + 1);
  }
  return { words: pieces.join(''), starts, ends };
}
