import { err, ok, type Result } from '../base/result';
import { type FoldOptions, foldText } from '../text/fold';
import type { HanForms } from '../text/han-forms';
import { offset } from '../text/offset';
import { type FindError, type FindMatches, type FindQuery, NO_MATCHES } from './find-query';
import { needsHanForms } from './han-query';
import type { SearchedText } from './searched-text';
import { endsWithCharacter, isWholeWord } from './word-boundary';

/**
 * All matches of a query in a prepared text. Plain words may go over the end of a line only when the pattern holds a line end itself;
 * in a regular expression `^` and `$` are the ends of a line. Regular expressions have no time limit here: run them in a worker.
 * Where `needsHanForms` says so, `han` is what `loadHanForms` brought; with null, Traditional and Simplified Chinese are told apart.
 * Error: `invalid-pattern`.
 */
export function searchText(searched: SearchedText, query: FindQuery, han: HanForms | null = null): Result<FindMatches, FindError> {
  if (query.pattern === '') return ok(NO_MATCHES);
  const folding = foldingOf(query, needsHanForms(query) ? han : null);
  if (!query.regex) return ok(searchWords(searched, query, folding));
  const expression = compile(query, folding);
  return expression.ok ? ok(searchExpression(searched, query, expression.value, folding)) : expression;
}

/** Matches in the original text, taken in only when they may stand. */
class Collector {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private lastEnd = 0;
  private readonly text: string;
  private readonly wholeWord: boolean;

  constructor(text: string, wholeWord: boolean) {
    this.text = text;
    this.wholeWord = wholeWord;
  }

  /** False when the match is not taken in. */
  add(start: number, end: number): boolean {
    if (start < this.lastEnd || end <= start || !endsWithCharacter(this.text, start, end)) return false;
    if (this.wholeWord && !isWholeWord(this.text, start, end)) return false;
    this.starts.push(start);
    this.ends.push(end);
    this.lastEnd = end;
    return true;
  }

  finish(): FindMatches {
    return { starts: Int32Array.from(this.starts), ends: Int32Array.from(this.ends) };
  }
}

function searchWords(searched: SearchedText, query: FindQuery, folding: FoldOptions | null): FindMatches {
  const folded = folding === null ? null : searched.folded(folding);
  const text = folded?.folded ?? searched.text;
  const words = folding === null ? query.pattern : foldText(query.pattern, folding).folded;
  const collector = new Collector(searched.text, query.wholeWord);
  // Half a character is in no text.
  if (words === '' || !words.isWellFormed()) return collector.finish();
  const isOneLine = !/[\n\r]/.test(query.pattern);
  let line = 0;
  for (let at = text.indexOf(words); at >= 0; ) {
    const found = folded?.map.toOriginal({ start: at, end: at + words.length }) ?? { start: at, end: at + words.length };
    while ((searched.lines[line]?.end ?? Number.POSITIVE_INFINITY) <= found.start) line += 1;
    const isInLine = !isOneLine || found.end <= (searched.lines[line]?.end ?? 0);
    const isTaken = isInLine && collector.add(found.start, found.end);
    at = text.indexOf(words, at + (isTaken ? words.length : 1));
  }
  return collector.finish();
}

function searchExpression(searched: SearchedText, query: FindQuery, expression: RegExp, folding: FoldOptions | null): FindMatches {
  const folded = folding === null ? null : searched.folded(folding);
  const collector = new Collector(searched.text, query.wholeWord);
  for (const line of searched.lines) {
    const from = folded?.map.toFolded(offset(line.start)) ?? line.start;
    const to = folded?.map.toFolded(offset(line.end)) ?? line.end;
    for (const match of (folded?.folded ?? searched.text).slice(from, to).matchAll(expression)) {
      const start = from + match.index;
      const end = start + match[0].length;
      const found = folded?.map.toOriginal({ start, end }) ?? { start, end };
      collector.add(found.start, found.end);
    }
  }
  return collector.finish();
}

/** What is folded before looking; null looks at the text as it is. Case is left to a regular expression itself. */
function foldingOf(query: FindQuery, han: HanForms | null): FoldOptions | null {
  const inCase = !query.caseSensitive && !query.regex;
  if (!inCase && query.diacriticSensitive && query.formSensitive) return null;
  // A regular expression may look for a line end or a tab itself.
  const keyboard = !(query.regex && query.diacriticSensitive);
  return { case: inCase, diacritics: !query.diacriticSensitive, keyboard, width: !query.formSensitive, han };
}

/** What means something in a regular expression, in a class or outside of one. */
const SYNTAX = /[\\^$.*+?()[\]{}|/-]/u;

/** Folds the letters of an expression. What was escaped stays as it is, and a full-width bracket does not become syntax. */
function foldExpression(pattern: string, folding: FoldOptions): string {
  return pattern.replace(/\\.|[^\\]/gsu, (part) => {
    if (part.startsWith('\\')) return part;
    const folded = foldText(part, folding).folded;
    if (folded === part) return part;
    return Array.from(folded, (letter) => (SYNTAX.test(letter) ? `\\x${letter.charCodeAt(0).toString(16)}` : letter)).join('');
  });
}

function compile(query: FindQuery, folding: FoldOptions | null): Result<RegExp, FindError> {
  const pattern = folding === null ? query.pattern : foldExpression(query.pattern, folding);
  try {
    return ok(new RegExp(pattern, query.caseSensitive ? 'gu' : 'giu'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return err({ code: 'invalid-pattern', detail: reasonOf(error.message) });
  }
}

/** "Invalid regular expression: /(/giu: Unterminated group" says no more to a reader than its last part. */
function reasonOf(message: string): string {
  return /\/[a-z]*: (.+)$/su.exec(message)?.[1] ?? message;
}
