import { err, type Result } from '../../shared/base/result';
import type { FindError, FindQuery, SearchedNote } from '../../shared/search/find-query';
import type { SearchedText } from '../../shared/search/searched-text';
import type { SearchAnswer, SearchResponse } from './search-protocol';
import { SearchSession, type SearchWorker, startSearchWorker } from './search-session';

/** A regular expression that has not ended by then is stopped, in milliseconds. */
export const SEARCH_TIME_LIMIT = 1500;

/** `stale`: another query was asked meanwhile; this one has no answer and needs none. */
export type SearchOutcome = Result<SearchAnswer, FindError | { readonly code: 'stale' }>;

export interface SearchClient {
  /** Searches away from the page, with a time limit. A query that still runs is stopped and ends as stale. Rejects when the worker breaks. */
  search(searched: SearchedText, query: FindQuery, notes: readonly SearchedNote[]): Promise<SearchOutcome>;
  /** Stops what runs and lets go of the worker; the next search starts another. */
  stop(): void;
}

/** Runs searches in a worker made by `createWorker`. */
export function createSearchClient(createWorker: () => SearchWorker<SearchResponse> = startSearchWorker): SearchClient {
  const session = new SearchSession(createWorker);
  return {
    async search(searched, query, notes) {
      let isTooSlow = false;
      const asked = session.ask(searched, { kind: 'search', query, notes });
      const timer = setTimeout(() => {
        isTooSlow = true;
        session.stop();
      }, SEARCH_TIME_LIMIT);
      try {
        return (await asked) ?? err({ code: isTooSlow ? 'too-slow' : 'stale' });
      } finally {
        clearTimeout(timer);
      }
    },
    stop: () => session.stop(),
  };
}
