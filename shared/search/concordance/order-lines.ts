import type { FindMatches } from '../find-query';
import type { SearchedLine } from '../searched-text';

export const CONCORDANCE_ORDERS = ['place', 'left', 'right'] as const;

/** `place`: as in the text. `left`: by the words before, the nearest first. `right`: by the words after. */
export type ConcordanceOrder = (typeof CONCORDANCE_ORDERS)[number];

/** So much context decides the order, in UTF-16 units; beyond it lines stay in order of place. */
const CONTEXT = 96;
/** A word, or one character of a script without spaces: there words are a matter of opinion. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]+/gv;

/**
 * The numbers of the matches in the order asked for. Punctuation does not count; equal contexts stay in order of place. Context ends with
 * the block. `locale` is the language whose alphabet decides.
 */
export function orderLines(
  text: string,
  lines: readonly SearchedLine[],
  { starts, ends }: FindMatches,
  order: ConcordanceOrder,
  locale: string,
): Int32Array {
  const inPlace = Int32Array.from(starts, (_, index) => index);
  if (order === 'place') return inPlace;
  const keys: string[] = [];
  let line = 0;
  for (let index = 0; index < starts.length; index += 1) {
    const start = starts[index] ?? 0;
    const end = ends[index] ?? start;
    while ((lines[line]?.end ?? Number.POSITIVE_INFINITY) <= start) line += 1;
    const { start: from, end: to } = lines[line] ?? { start: 0, end: text.length };
    keys.push(order === 'right' ? keyAfter(text, end, Math.max(to, end)) : keyBefore(text, start, Math.min(from, start)));
  }
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return inPlace.sort((a, b) => compare(keys[a] ?? '', keys[b] ?? '') || a - b);
}

function keyAfter(text: string, end: number, to: number): string {
  return wordsIn(text.slice(end, Math.min(to, end + CONTEXT))).join(' ');
}

function keyBefore(text: string, start: number, from: number): string {
  return wordsIn(text.slice(Math.max(from, start - CONTEXT), start))
    .reverse()
    .join(' ');
}

function wordsIn(context: string): string[] {
  return context.match(WORD) ?? [];
}

/** In how many blocks matches begin; `lines` are the blocks. */
export function countBlocks(lines: readonly SearchedLine[], { starts }: FindMatches): number {
  let count = 0;
  let line = -1;
  for (const start of starts) {
    if (line >= 0 && start < (lines[line]?.end ?? 0)) continue;
    while (line < lines.length - 1 && (line < 0 || (lines[line]?.end ?? 0) <= start)) line += 1;
    count += 1;
  }
  return count;
}
