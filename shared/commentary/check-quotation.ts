import type { Anchor } from '../anchor/anchor';
import { resolveTarget } from '../anchor/resolve';
import type { RevisionId } from '../model/records';
import { type Span, sliceSpan, span } from '../text/offset';
import type { SourceText } from '../text/source-text';
import type { QuotedWords } from './essay-text';
import { type QuotedToken, type QuotedWord, tokensOfQuotation, tokensOfSource } from './quoted-tokens';

/** What became of a quotation: whether it still says what the source says, and where that is. */
export type QuotationCheck =
  /** Word for word, with every cut marked. */
  | { readonly state: 'exact'; readonly span: Span }
  /** Only words of the passage, in its order, but some are left out and nothing says so. */
  | {
      readonly state: 'cut';
      readonly span: Span;
      /** The quotation with an ellipsis wherever words are missing in its midst. */
      readonly marked: string;
      /** What it quotes without a cut in its midst: the passage that it should be tied to. */
      readonly part: Span | null;
    }
  /** Other words than the source's. */
  | { readonly state: 'altered'; readonly span: Span; readonly words: string }
  /** The passage cannot be told from others; the best comes first. */
  | { readonly state: 'doubtful'; readonly candidates: readonly Span[] }
  /** The source holds nothing like it. */
  | { readonly state: 'orphaned' };

/** A source as it is read now. */
export interface QuotedSource {
  readonly text: SourceText;
  readonly revisionId: RevisionId;
}

/**
 * Compares a quotation with its source. Not told apart: kinds of quotation marks (also around the whole), full and half width
 * punctuation, blanks and line ends, and the sign at its end. An ellipsis (`…`, `...`, `[...]`, `……`) stands for any words, other words
 * in square brackets for what the writer put in, `[sic]` for nothing, `[W]e` for either case.
 */
export function checkQuotation({ text, revisionId }: QuotedSource, { target, words }: QuotedWords): QuotationCheck {
  const anchor: Anchor = resolveTarget(text, revisionId, target);
  if (anchor.state === 'orphaned') return anchor;
  if (anchor.state === 'doubtful') return { state: 'doubtful', candidates: anchor.candidates };
  const passage = sliceSpan(text.text, anchor.span);
  if (words.trim() === passage.trim()) return { state: 'exact', span: anchor.span };
  return compare(anchor.span, passage, words);
}

function compare(where: Span, passage: string, words: string): QuotationCheck {
  const source = tokensOfSource(passage);
  const quoted = tokensOfQuotation(words);
  const forms = [[quoted, source], trimEnds(quoted, source)] as const;
  if (forms.some(([given, wanted]) => matches(given, wanted))) return { state: 'exact', span: where };
  for (const [given, wanted] of forms) {
    const found = given.some((token) => token.kind === 'word') ? align(given, wanted) : null;
    if (found !== null) return { state: 'cut', span: where, ...describeCut(where, words, given, found) };
  }
  return { state: 'altered', span: where, words: passage };
}

const isQuotationMark = (token: QuotedToken | undefined) => token?.kind === 'word' && token.word === "'";
const isClosing = (token: QuotedToken | undefined) => token?.kind === 'word' && /^[.,;:!?。、'-]$/u.test(token.word);

/** Without the marks around the whole and the signs at its end, which the sentence around the quotation decides. */
function trimEnds(quoted: readonly QuotedToken[], source: readonly QuotedWord[]): readonly [readonly QuotedToken[], readonly QuotedWord[]] {
  return [trim(quoted), trim(source)];
}

function trim<T extends QuotedToken>(tokens: readonly T[]): readonly T[] {
  let [start, end] = [0, tokens.length];
  while (start < end && isQuotationMark(tokens[start])) start += 1;
  while (end > start && isClosing(tokens[end - 1])) end -= 1;
  return tokens.slice(start, end);
}

function isSameWord(quoted: QuotedToken | undefined, source: QuotedWord | undefined): boolean {
  if (quoted?.kind !== 'word' || source === undefined) return false;
  return quoted.anyCase ? quoted.word.toLowerCase() === source.word.toLowerCase() : quoted.word === source.word;
}

/** True when the source's words are exactly the quotation's, gaps standing for any number of words. */
function matches(quoted: readonly QuotedToken[], source: readonly QuotedWord[]): boolean {
  let [at, q] = [0, 0];
  /** After the last gap: where to try again from. */
  let retry: { readonly q: number; at: number } | null = null;
  while (at < source.length) {
    if (quoted[q]?.kind === 'gap') {
      q += 1;
      retry = { q, at };
    } else if (isSameWord(quoted[q], source[at])) {
      q += 1;
      at += 1;
    } else if (retry !== null) {
      retry = { q: retry.q, at: retry.at + 1 };
      [q, at] = [retry.q, retry.at];
    } else return false;
  }
  return quoted.slice(q).every((token) => token.kind === 'gap');
}

/** A word of the quotation with the word of the source that it is. */
interface Pair {
  readonly quoted: QuotedWord;
  readonly source: number;
  /** Words are missing before it and nothing says so. */
  readonly isCut: boolean;
}

interface Alignment {
  readonly pairs: readonly Pair[];
  readonly source: readonly QuotedWord[];
}

/** The quotation's words among the source's, in order, whatever is left out between; null when some are not there. */
function align(quoted: readonly QuotedToken[], source: readonly QuotedWord[]): Alignment | null {
  const pairs: Pair[] = [];
  const start = findStart(quoted, source);
  let at = start;
  let isMarked = true;
  for (const token of quoted) {
    if (token.kind === 'gap') {
      isMarked = true;
      continue;
    }
    const from = at;
    while (at < source.length && !isSameWord(token, source[at])) at += 1;
    if (at === source.length) return null;
    pairs.push({ quoted: token, source: at, isCut: at > from && !isMarked });
    at += 1;
    isMarked = false;
  }
  return { pairs, source };
}

/** Where the whole quotation stands in one piece, or else the beginning. */
function findStart(quoted: readonly QuotedToken[], source: readonly QuotedWord[]): number {
  const words = quoted.filter((token) => token.kind === 'word');
  const isThere = (start: number) => words.every((token, i) => isSameWord(token, source[start + i]));
  for (let start = 0; start + words.length <= source.length; start += 1) if (isThere(start)) return start;
  return 0;
}

function describeCut(
  where: Span,
  words: string,
  given: readonly QuotedToken[],
  { pairs, source }: Alignment,
): { readonly marked: string; readonly part: Span | null } {
  const cuts = pairs.filter((pair) => pair.isCut);
  let [marked, from] = ['', 0];
  for (const { quoted } of cuts) {
    marked += withEllipsis(words.slice(from, quoted.start));
    from = quoted.start;
  }
  marked += words.slice(from);
  const isWhole = cuts.length === 0 && given.every((token) => token.kind === 'word');
  const [first, last] = [source[pairs[0]?.source ?? -1], source[pairs.at(-1)?.source ?? -1]];
  const part = isWhole && first !== undefined && last !== undefined ? span(where.start + first.start, where.start + last.end) : null;
  return { marked, part };
}

function withEllipsis(words: string): string {
  return /[\p{Script=Han}，。、；：！？」』]\s*$/u.test(words) ? `${words.trimEnd()}……` : `${words.trimEnd()} … `;
}
