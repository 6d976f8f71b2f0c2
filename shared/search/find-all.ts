import { ok, type Result } from '../base/result';
import type { HanForms } from '../text/han-forms';
import type { SourceText } from '../text/source-text';
import type { FindError, FindMatches, FindQuery, NoteMatch, SearchedNote } from './find-query';
import { searchText } from './search-text';
import { createSearchedText, type SearchedLine, type SearchedText } from './searched-text';

/** A source made ready to be searched again and again: every block is a line. */
export function searchedSource(source: SourceText): SearchedText {
  return createSearchedText(
    source.text,
    source.blocks.map((block) => block.span),
  );
}

/**
 * All matches in a source. To search the same source again, keep `searchedSource` and use `searchText`, which tells what `han` is.
 * Error: `invalid-pattern`.
 */
export function findAll(source: SourceText, query: FindQuery, han: HanForms | null = null): Result<FindMatches, FindError> {
  return searchText(searchedSource(source), query, han);
}

/** All matches in notes, note by note in the order given. Error: `invalid-pattern`. */
export function findInNotes<Id extends string>(
  notes: readonly SearchedNote<Id>[],
  query: FindQuery,
  han: HanForms | null = null,
): Result<readonly NoteMatch<Id>[], FindError> {
  const matches: NoteMatch<Id>[] = [];
  for (const { id, text } of notes) {
    const found = searchText(createSearchedText(text, linesOf(text)), query, han);
    if (!found.ok) return found;
    found.value.starts.forEach((start, index) => {
      matches.push({ id, start, end: found.value.ends[index] ?? start });
    });
  }
  return ok(matches);
}

function linesOf(text: string): readonly SearchedLine[] {
  const lines: SearchedLine[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return lines;
}
