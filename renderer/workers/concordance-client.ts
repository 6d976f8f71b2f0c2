import type { SearchedText } from '../../shared/search/searched-text';
import type { ConcordanceAnswer, ConcordanceQuestion } from './answer-concordance';
import { SearchSession, type SearchWorker, startSearchWorker } from './search-session';

export interface ConcordanceClient {
  /**
   * Makes a concordance away from the page. Null when another was asked for meanwhile: then this one has no answer and needs none.
   * Rejects when the worker breaks; the next question starts another.
   */
  ask(searched: Pick<SearchedText, 'text' | 'lines'>, question: ConcordanceQuestion): Promise<ConcordanceAnswer | null>;
}

/** Runs in a worker of its own, so that neither find nor the concordance waits for the other. */
export function createConcordanceClient(createWorker: () => SearchWorker<ConcordanceAnswer> = startSearchWorker): ConcordanceClient {
  const session = new SearchSession(createWorker);
  return { ask: (searched, question) => session.ask(searched, { kind: 'concordance', question }) };
}
