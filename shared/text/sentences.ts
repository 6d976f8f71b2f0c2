import { lazily } from '../base/lazily';
import { span } from './offset';
import type { Block, Sentence, SourceText } from './source-text';

const segmenter = lazily(() => new Intl.Segmenter('en', { granularity: 'sentence' }));

/** Closing quotation marks and brackets that open nothing: at the start of a piece they belong to the sentence before. */
const CLOSERS = /^[\s]*[”’»›)\]}」』》〉）】〕］｝]+/u;
/** Opening marks that Unicode leaves with the sentence before when no space stands between. */
const OPENERS = /[“‘«‹([{「『《〈（【〔［｛]+$/u;
/** 「走！」他說。: an exclamation or question quoted in Chinese and gone on from without a space. */
const QUOTED_EXCLAMATION = /[！？!?][”’」』]+$/u;
const STARTS_WITH_HAN = /^\p{Script=Han}/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** A piece that goes on in lower case after an ASCII or Latin sentence end, whatever marks stand before the letter. */
const GOES_ON = /^[\s“‘"'«([\u2013\u2014-]*\p{Ll}/u;
const LATIN_END = /[.!?…]["'”’»›)\]}]*\s*$/u;
/** Titles and references after which a sentence goes on with a capital letter. Words that end sentences as well (etc., Inc.) are left out. */
const ABBREVIATION =
  /(?:^|[\s(["'“‘])(?:Mr|Mrs|Ms|Messrs|Mme|Mlle|Dr|Prof|St|Rev|Hon|Gen|Col|Maj|Capt|Lt|Sgt|Gov|Sen|Rep|Pres|Fr|Sr|vs|cf|viz|e\.g|i\.e|ca|approx|ed|eds|trans)\.\s*$/iu;
/** Abbreviations that are one only before a number: No. 5, Fig. 2, Feb. 27. */
const BEFORE_NUMBER =
  /(?:^|[\s(["'“‘])(?:Nos?|Figs?|Vols?|pp?|Ch|Chap|Art|Sec|Eq|Tab|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s*$/iu;
const STARTS_WITH_NUMBER = /^\s*[\d(]/u;
/** A single capital before the full stop is an initial (J. R. R. Tolkien); "I." only after another capitalised word or at the start. */
const INITIAL = /(?:^|[\s.(["'“‘\u2013-])\p{Lu}\.\s*$/u;
const PRONOUN = /(?:^|[^\p{Lu}]\s)I\.\s*$/u;
const STARTS_WITH_CAPITAL = /^\s*\p{Lu}/u;
/** "1." or "(2)" at the start of a block announces a sentence and is none. */
const ONLY_ENUMERATOR = /^\s*[(（]?(?:\d{1,3}|[ivxlc]{1,5}|\p{L})[.)）]\s*$/iu;
const STRAIGHT_QUOTE_FIRST = /^\s*"/u;

interface Piece {
  readonly start: number;
  readonly end: number;
}

/**
 * The sentences of a block, numbered as a reader cites them. Unicode's sentence boundaries (UAX #29) by `Intl.Segmenter`, corrected:
 * closing marks stay with their sentence, a lone full stop is none, abbreviations, initials and quotations that go on in lower case do
 * not end one, and lines broken by hand do not either. Spans leave out white space around a sentence; every other character is in one.
 */
export function sentencesOf(source: SourceText, block: Block): readonly Sentence[] {
  const words = source.text.slice(block.span.start, block.span.end);
  const pieces = splitSentences(words);
  return pieces.map((piece, index) => {
    const text = words.slice(piece.start, piece.end);
    const start = block.span.start + piece.start + (text.length - text.trimStart().length);
    return { span: span(start, start + text.trim().length), number: index + 1 };
  });
}

function splitSentences(words: string): readonly Piece[] {
  const flat = words.replace(/[\n\r\u0085\u2028\u2029]/g, ' ');
  const pieces: Piece[] = [];
  for (const { index, segment } of segmenter().segment(flat)) {
    const end = index + segment.length;
    const last = pieces.at(-1);
    if (last === undefined) {
      pieces.push({ start: index, end });
      continue;
    }
    const before = flat.slice(last.start, last.end);
    const closers = closersAt(before, segment);
    const rest = segment.slice(closers);
    if (belongsTogether(before + segment.slice(0, closers), rest)) {
      pieces[pieces.length - 1] = { start: last.start, end };
      continue;
    }
    const openers = closers === 0 ? (OPENERS.exec(before)?.[0].length ?? 0) : 0;
    const border = index + closers - openers;
    pieces[pieces.length - 1] = { start: last.start, end: border };
    pieces.push({ start: border, end });
  }
  return pieces;
}

/** How many units at the start of `next` are closing marks that belong to `before`. A straight quotation mark closes when one is open. */
function closersAt(before: string, next: string): number {
  const closers = CLOSERS.exec(next)?.[0].length ?? 0;
  if (closers > 0) return closers;
  const isOpen = (before.split('"').length - 1) % 2 === 1;
  return isOpen ? (STRAIGHT_QUOTE_FIRST.exec(next)?.[0].length ?? 0) : 0;
}

function belongsTogether(before: string, next: string): boolean {
  if (!LETTER_OR_DIGIT.test(next) || !LETTER_OR_DIGIT.test(before)) return true;
  if (LATIN_END.test(before) && GOES_ON.test(next)) return true;
  if (QUOTED_EXCLAMATION.test(before) && STARTS_WITH_HAN.test(next)) return true;
  if (ONLY_ENUMERATOR.test(before) || ABBREVIATION.test(before)) return true;
  if (BEFORE_NUMBER.test(before) && STARTS_WITH_NUMBER.test(next)) return true;
  return INITIAL.test(before) && !PRONOUN.test(before) && STARTS_WITH_CAPITAL.test(next);
}
