import type { Result } from '../../shared/base/result';
import type { FindError, FindMatches, FindQuery, NoteMatch, SearchedNote } from '../../shared/search/find-query';
import type { SearchedLine } from '../../shared/search/searched-text';
import type { ConcordanceQuestion } from './answer-concordance';

/** What the search worker is told: first a text, then queries about it. */
export type SearchRequest =
  | { readonly kind: 'load'; readonly text: string; readonly lines: readonly SearchedLine[] }
  | { readonly kind: 'search'; readonly query: FindQuery; readonly notes: readonly SearchedNote[] }
  | { readonly kind: 'concordance'; readonly question: ConcordanceQuestion };

/** Everything that matches a query. */
export interface SearchAnswer {
  readonly matches: FindMatches;
  readonly notes: readonly NoteMatch[];
}

/** The answer to the one query that runs. */
export type SearchResponse = Result<SearchAnswer, FindError>;
