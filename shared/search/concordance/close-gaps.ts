/** Stands for a hyphen at the end of a line, which may belong to the word or to the line. A noncharacter: no text may hold it. */
export const HYPHENATED = '\ufdd0';

/** A text whose gaps are closed, with the way back. */
export interface ClosedText {
  readonly text: string;
  /** The original stretch of `[start, end)`: what was taken out at either end is no part of it. */
  toOriginal(start: number, end: number): { readonly start: number; readonly end: number };
}

const BREAK = '\\r\\n|[\\n\\r\\u2028\\u2029]';
const BLANK = '[^\\S\\n\\r\\u2028\\u2029\\ufeff]';
/** A line end with the blanks (and a hyphen) around it; a run of blanks; a hyphen that no keyboard has. */
const GAP = new RegExp(`([-\\u2010\\u2011\\u00ad])?${BLANK}*((?:${BREAK})(?:${BLANK}|${BREAK})*)|${BLANK}{2,}|[\\u2010\\u2011]`, 'gu');
const ONE_BREAK = new RegExp(`^(?:${BREAK})${BLANK}*$`, 'u');
const LETTER = /\p{L}/u;
/** Written without spaces: a line end between two of them, or after punctuation, is no space. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const PUNCTUATION = /\p{P}/u;

/**
 * Makes one what differs only by the setting of lines: every run of blanks and line ends becomes one blank (none within Chinese or
 * Japanese), a word broken at a line end becomes whole, with `HYPHENATED` for a hyphen that is seen and nothing for a soft one.
 */
export function closeGaps(text: string): ClosedText {
  const parts: string[] = [];
  /** From the closed offset `from[i]` on, an original offset is `shift[i]` greater. */
  const from: number[] = [];
  const shift: number[] = [];
  let last = 0;
  let length = 0;
  for (const match of text.matchAll(GAP)) {
    const form = formOf(text, match);
    parts.push(text.slice(last, match.index), form);
    length += match.index - last + form.length;
    last = match.index + match[0].length;
    if (form.length === match[0].length) continue;
    from.push(length);
    shift.push(last - length);
  }
  parts.push(text.slice(last));
  const shiftAt = (at: number): number => shift[countUpTo(from, at) - 1] ?? 0;
  return {
    text: parts.join(''),
    toOriginal: (start, end) => ({ start: start + shiftAt(start), end: end <= start ? start + shiftAt(start) : end + shiftAt(end - 1) }),
  };
}

function formOf(text: string, match: RegExpExecArray): string {
  const [whole, hyphen, lines] = match;
  if (lines === undefined) return whole.length === 1 ? '-' : ' ';
  const next = characterAt(text, match.index + whole.length);
  const before = characterBefore(text, match.index);
  if (hyphen !== undefined && ONE_BREAK.test(lines) && LETTER.test(before) && LETTER.test(next))
    return hyphen === '\u00ad' ? '' : HYPHENATED;
  const kept = hyphen === undefined || hyphen === '\u00ad' ? '' : '-';
  return isUnspaced(hyphen ?? before, next) ? kept : `${kept} `;
}

function isUnspaced(before: string, next: string): boolean {
  if (UNSPACED.test(before)) return UNSPACED.test(next) || PUNCTUATION.test(next);
  return UNSPACED.test(next) && PUNCTUATION.test(before);
}

function characterAt(text: string, at: number): string {
  const codePoint = text.codePointAt(at);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
}

function characterBefore(text: string, at: number): string {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff ? characterAt(text, at - 2) : text.charAt(at - 1);
}

/** How many of the rising numbers are at most `limit`. */
function countUpTo(rising: readonly number[], limit: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
