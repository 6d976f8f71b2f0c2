import type { FindMatches } from '../find-query';
import { endsWithCharacter, isWholeWord } from '../word-boundary';
import { HYPHENATED } from './close-gaps';
import { type ConcordanceText, foldWording } from './concordance-text';

/** What a concordance is made of. */
export interface ConcordanceQuery {
  /** Words as typed, or the wording of a passage. Nothing but blanks and marks finds nothing. */
  readonly words: string;
  /** No word may go on at either end. Without meaning in scripts that put no spaces between words. */
  readonly wholeWord: boolean;
}

/**
 * Every occurrence of a wording, in order, none overlapping another. Case, diacritics, width, Traditional and
 * Simplified Chinese (where the text was prepared for that), kinds and numbers of blanks, line ends, soft
 * hyphens and hyphens at the end of a line make no difference: a word broken at a line end is found whole, with its hyphen and without.
 * An occurrence begins and ends with whole characters, and stays within a block unless the wording itself has a line end.
 */
export function findWording(prepared: ConcordanceText, { words, wholeWord }: ConcordanceQuery): FindMatches {
  const starts: number[] = [];
  const ends: number[] = [];
  const isOneLine = !/[\n\r\u2028\u2029]/u.test(words);
  let line = 0;
  const isTaken = (start: number, end: number): boolean => {
    const found = prepared.toOriginal(start, end);
    if (found === null || !endsWithCharacter(prepared.text, found.start, found.end)) return false;
    while ((prepared.lines[line]?.end ?? Number.POSITIVE_INFINITY) <= found.start) line += 1;
    if (isOneLine && found.end > (prepared.lines[line]?.end ?? 0)) return false;
    if (wholeWord && !isWholeWord(prepared.text, found.start, found.end)) return false;
    starts.push(found.start);
    ends.push(found.end);
    return true;
  };
  const wording = foldWording(words, prepared.han);
  if (wording !== '') walk(prepared, wording, isTaken);
  return { starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

/** Offers every candidate; after one that was taken the next begins behind it. */
function walk({ folded, hasHyphenated }: ConcordanceText, wording: string, isTaken: (start: number, end: number) => boolean): void {
  if (!hasHyphenated && !wording.includes(HYPHENATED)) {
    for (let at = folded.indexOf(wording); at >= 0; ) {
      at = folded.indexOf(wording, at + (isTaken(at, at + wording.length) ? wording.length : 1));
    }
    return;
  }
  const expression = expressionFor(wording);
  for (let match = expression.exec(folded); match !== null; match = expression.exec(folded)) {
    const end = match.index + match[0].length;
    expression.lastIndex = isTaken(match.index, end) ? end : match.index + 1;
  }
}

/** The wording with and without hyphens at line ends: between any two letters one may stand. */
function expressionFor(wording: string): RegExp {
  const characters = [...wording];
  const parts = characters.map((character, index) => {
    if (character === HYPHENATED) return `[-${HYPHENATED}]?`;
    if (character === '-') return `[-${HYPHENATED}]`;
    const isLast = index === characters.length - 1;
    return isLast ? literally(character) : `${literally(character)}${HYPHENATED}?`;
  });
  return new RegExp(parts.join(''), 'g');
}

function literally(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}
