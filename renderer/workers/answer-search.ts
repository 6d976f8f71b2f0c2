import { ok, type Result } from '../../shared/base/result';
import { findInNotes } from '../../shared/search/find-all';
import type { FindError, FindQuery, SearchedNote } from '../../shared/search/find-query';
import { searchText } from '../../shared/search/search-text';
import type { SearchedText } from '../../shared/search/searched-text';
import type { SearchAnswer } from './search-protocol';

/** Searches text and notes; the same in the page and in the worker. */
export function answerSearch(searched: SearchedText, query: FindQuery, notes: readonly SearchedNote[]): Result<SearchAnswer, FindError> {
  const matches = searchText(searched, query);
  if (!matches.ok) return matches;
  const inNotes = findInNotes(notes, query);
  return inNotes.ok ? ok({ matches: matches.value, notes: inNotes.value }) : inNotes;
}
