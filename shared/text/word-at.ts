import { lazily } from '../base/lazily';
import { blockAt } from './block-at';
import { type Offset, offset, type Span, span } from './offset';
import type { SourceText } from './source-text';

const segmenter = lazily(() => new Intl.Segmenter('und', { granularity: 'word' }));

/** A stretch of a block in UTF-16 units from the block's start. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What the word segmentation of Unicode joins and a reader does not: emphasis marked by lines, a colon, a full stop without its space. */
const SEAMS = /_|:|(?<=[\p{L}\p{M}]{2})\.(?=\p{Lu})/gu;
/** A hyphen that joins: ASCII, typographic, non-breaking, and the Hebrew maqaf; or one at the end of a line broken by hand. */
const HYPHEN = /[-\u2010\u2011\u05be]/u;
const HYPHEN_AFTER = /^(?:[-\u2010][ \t]*(?:\r\n|[\n\r\u2028\u2029])[ \t]*(?=\p{Ll})|[-\u2010\u2011\u05be])/u;
const HYPHEN_BEFORE = /(?:[-\u2010][ \t]*(?:\r\n|[\n\r\u2028\u2029])[ \t]*|[-\u2010\u2011\u05be])$/u;
/** Longer stretches between two parts of a word than a hyphen with a line end and an indent do not occur. */
const LONGEST_JOINT = 40;
/** Scripts that put no spaces between words: a hyphen there joins nothing. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const ONLY_DIGITS = /^[\p{Nd}.,]+$/u;
/** English words that begin with what they leave out. With any other word the mark is taken for a quotation mark. */
const SHORTENED = /^(?:tis|twas|twere|twill|twould|twixt|til|em|n|\p{Nd}0s)$/iu;
const APOSTROPHE = /['’]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{M}\p{N}]/u;
/** "U.S", "e.g", "J.R.R": the full stop behind it is part of it. */
const INITIALS = /^(?:\p{L}\.)+\p{L}$/u;

/**
 * The word that holds the character at `at`, without the punctuation around it; null on spaces and punctuation. For Han the dictionary
 * of the platform says what a word is, also within text of another script. In other scripts one word are: a compound with hyphens
 * ("long-term", also when broken at a line end), what an apostrophe joins ("reader’s", "don’t") or shortens (’tis, ’90s) and initials
 * with their stops ("U.S."). The mark of a plural’s possessive (readers’) is left out: it cannot be told from a quotation mark. Two
 * numbers with a hyphen between them are two words.
 */
export function wordAt(source: SourceText, at: Offset): Span | null {
  const block = blockAt(source, at);
  if (at < block.span.start || at >= block.span.end) return null;
  const text = source.text.slice(block.span.start, block.span.end);
  const word = wordWithin(text, at - block.span.start);
  return word === null ? null : span(block.span.start + word.start, block.span.start + word.end);
}

/** Where a selection starts and where its moving end is. */
export interface WordSelection {
  readonly anchor: Offset;
  readonly head: Offset;
}

/**
 * The selection that a drag from the word `origin` to the caret place `to` makes: it holds `origin` and goes on by whole words; between
 * words it ends where the pointer is.
 */
export function extendByWords(source: SourceText, origin: Span, to: Offset): WordSelection {
  if (to < origin.start) return { anchor: origin.end, head: wordAt(source, to)?.start ?? to };
  if (to <= origin.end) return { anchor: origin.start, head: origin.end };
  const last = wordAt(source, offset(to - 1));
  return { anchor: origin.start, head: last === null ? to : offset(Math.max(last.end, to)) };
}

/** The same within a string that is one block: the word that holds the character at `at`, in units of the string. */
export function wordWithin(text: string, at: number): Stretch | null {
  const core = findCore(text, at);
  if (core !== null) return addMarks(text, joinParts(text, core));
  // On the hyphen of a compound.
  if (at === 0 || !HYPHEN.test(text.charAt(at))) return null;
  const before = findCore(text, at - 1);
  const whole = before === null ? null : joinParts(text, before);
  return whole !== null && whole.end > at ? addMarks(text, whole) : null;
}

/** The piece of a word that stands between seams and hyphens. */
function findCore(text: string, at: number): Stretch | null {
  const segment = segmenter().segment(text).containing(at);
  if (segment?.isWordLike !== true) return null;
  let start = segment.index;
  for (const seam of segment.segment.matchAll(SEAMS)) {
    const from = segment.index + seam.index;
    if (from === at) return null;
    if (from > at) return { start, end: from };
    start = from + seam[0].length;
  }
  return { start, end: segment.index + segment.segment.length };
}

function joinParts(text: string, core: Stretch): Stretch {
  let { start, end } = core;
  let first = core;
  let last = core;
  for (;;) {
    const joint = HYPHEN_AFTER.exec(text.slice(end, end + LONGEST_JOINT))?.[0].length ?? 0;
    const next = joint === 0 ? null : findCore(text, end + joint);
    if (next === null || next.start !== end + joint || !isJoined(text, last, next)) break;
    end = next.end;
    last = next;
  }
  for (;;) {
    const joint = HYPHEN_BEFORE.exec(text.slice(Math.max(0, start - LONGEST_JOINT), start))?.[0].length ?? 0;
    const previous = joint === 0 || start - joint <= 0 ? null : findCore(text, start - joint - 1);
    if (previous === null || previous.end !== start - joint || !isJoined(text, previous, first)) break;
    if (joint > 1 && !/^\p{Ll}/u.test(text.slice(first.start))) break;
    start = previous.start;
    first = previous;
  }
  return { start, end };
}

function isJoined(text: string, one: Stretch, other: Stretch): boolean {
  const [before, after] = [text.slice(one.start, one.end), text.slice(other.start, other.end)];
  if (ONLY_DIGITS.test(before) && ONLY_DIGITS.test(after)) return false;
  return !UNSPACED.test([...before].at(-1) ?? '') && !UNSPACED.test([...after][0] ?? '');
}

function addMarks(text: string, { start, end }: Stretch): Stretch {
  const words = text.slice(start, end);
  if (INITIALS.test(words) && text.charAt(end) === '.') return { start, end: end + 1 };
  const isShortened = SHORTENED.test(words) && APOSTROPHE.test(text.charAt(start - 1)) && !LETTER_OR_DIGIT.test(text.charAt(start - 2));
  if (!isShortened) return { start, end };
  // rock ’n’ roll: left out on both sides.
  const isOpenEnded = words.toLowerCase() === 'n' && APOSTROPHE.test(text.charAt(end));
  return { start: start - 1, end: isOpenEnded ? end + 1 : end };
}
