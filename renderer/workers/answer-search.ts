import { ok, type Result } from '../../shared/base/result';
import { findInNotes } from '../../shared/search/find-all';
import type { FindError, FindQuery, SearchedNote } from '../../shared/search/find-query';
import { searchText } from '../../shared/search/search-text';
import type { SearchedText } from '../../shared/search/searched-text';
import type { HanForms } from '../../shared/text/han-forms';
import type { SearchAnswer } from './search-protocol';

/** Searches text and notes; the same in the page and in the worker. `han` as `searchText` wants it. */
export function answerSearch(
  searched: SearchedText,
  query: FindQuery,
  notes: readonly SearchedNote[],
  han: HanForms | null = null,
): Result<SearchAnswer, FindError> {
  const matches = searchText(searched, query, han);
  if (!matches.ok) return matches;
  const inNotes = findInNotes(notes, query, han);
  return inNotes.ok ? ok({ matches: matches.value, notes: inNotes.value }) : inNotes;
}
