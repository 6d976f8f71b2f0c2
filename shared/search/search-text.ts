import { err, ok, type Result } from '../base/result';
import { foldText } from '../text/fold';
import { offset } from '../text/offset';
import { type FindError, type FindMatches, type FindQuery, NO_MATCHES } from './find-query';
import { type Folding, foldFor, type SearchedText } from './searched-text';
import { endsWithCharacter, isWholeWord } from './word-boundary';

/**
 * All matches of a query in a prepared text. Plain words may go over the end of a line only when the pattern holds a line end itself;
 * in a regular expression `^` and `$` are the ends of a line. Regular expressions have no time limit here: run them in a worker.
 * Error: `invalid-pattern`.
 */
export function searchText(searched: SearchedText, query: FindQuery): Result<FindMatches, FindError> {
  if (query.pattern === '') return ok(NO_MATCHES);
  if (!query.regex) return ok(searchWords(searched, query));
  const expression = compile(query);
  return expression.ok ? ok(searchExpression(searched, query, expression.value)) : expression;
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

function searchWords(searched: SearchedText, query: FindQuery): FindMatches {
  const folding = foldingOf(query);
  const folded = folding === null ? null : searched.folded(folding);
  const text = folded?.folded ?? searched.text;
  const words = folding === null ? query.pattern : foldFor(query.pattern, folding).folded;
  const collector = new Collector(searched.text, query.wholeWord);
  if (words === '') return collector.finish();
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

function searchExpression(searched: SearchedText, query: FindQuery, expression: RegExp): FindMatches {
  const folded = query.diacriticSensitive ? null : searched.folded('diacritics');
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

function foldingOf(query: FindQuery): Folding {
  if (query.caseSensitive) return query.diacriticSensitive ? null : 'diacritics';
  return query.diacriticSensitive ? 'case' : 'case-and-diacritics';
}

function compile(query: FindQuery): Result<RegExp, FindError> {
  // Only accents are folded: full-width brackets must not become syntax.
  const pattern = query.diacriticSensitive
    ? query.pattern
    : foldText(query.pattern, { case: false, diacritics: true, width: false }).folded;
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
