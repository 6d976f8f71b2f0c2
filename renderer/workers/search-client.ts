import { err, type Result } from '../../shared/base/result';
import type { FindError, FindQuery, SearchedNote } from '../../shared/search/find-query';
import type { SearchedText } from '../../shared/search/searched-text';
import type { SearchAnswer, SearchRequest, SearchResponse } from './search-protocol';

/** A regular expression that has not ended by then is stopped, in milliseconds. */
export const SEARCH_TIME_LIMIT = 1500;

/** What a client needs of a worker that answers with `Answer`. */
export interface SearchWorker<Answer = SearchResponse> {
  postMessage(message: SearchRequest): void;
  onAnswer(listener: (response: Answer) => void): void;
  onFailure(listener: (reason: Error) => void): void;
  terminate(): void;
}

/** `stale`: another query was asked meanwhile; this one has no answer and needs none. */
export type SearchOutcome = Result<SearchAnswer, FindError | { readonly code: 'stale' }>;

export interface SearchClient {
  /** Searches away from the page, with a time limit. A query that still runs is stopped and ends as stale. Rejects when the worker breaks. */
  search(searched: SearchedText, query: FindQuery, notes: readonly SearchedNote[]): Promise<SearchOutcome>;
  /** Stops what runs and lets go of the worker; the next search starts another. */
  stop(): void;
}

interface Running {
  readonly finish: (outcome: SearchOutcome) => void;
  readonly fail: (reason: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Runs searches in a worker made by `createWorker` when first needed, and again after one had to be stopped. */
export function createSearchClient(createWorker: () => SearchWorker = startSearchWorker): SearchClient {
  let worker: SearchWorker | null = null;
  let loaded: SearchedText | null = null;
  let running: Running | null = null;

  const take = (): Running | null => {
    const taken = running;
    running = null;
    if (taken !== null) clearTimeout(taken.timer);
    return taken;
  };
  const drop = (outcome: SearchOutcome): void => {
    worker?.terminate();
    worker = null;
    loaded = null;
    take()?.finish(outcome);
  };
  const start = (): SearchWorker => {
    const started = createWorker();
    started.onAnswer((response) => {
      if (worker === started) take()?.finish(response);
    });
    started.onFailure((reason) => {
      if (worker !== started) return;
      worker = null;
      loaded = null;
      take()?.fail(reason);
    });
    return started;
  };
  return {
    search(searched, query, notes) {
      if (running !== null) drop(err({ code: 'stale' }));
      worker ??= start();
      if (loaded !== searched) worker.postMessage({ kind: 'load', text: searched.text, lines: searched.lines });
      loaded = searched;
      worker.postMessage({ kind: 'search', query, notes });
      return new Promise((finish, fail) => {
        running = { finish, fail, timer: setTimeout(() => drop(err({ code: 'too-slow' })), SEARCH_TIME_LIMIT) };
      });
    },
    stop: () => drop(err({ code: 'stale' })),
  };
}

/** Starts the worker; what it answers follows from what it is asked. */
export function startSearchWorker<Answer>(): SearchWorker<Answer> {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
  return {
    postMessage: (message) => worker.postMessage(message),
    onAnswer: (listener) => worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => listener(data)),
    onFailure: (listener) => worker.addEventListener('error', (event) => listener(new Error(`the search worker broke: ${event.message}`))),
    terminate: () => worker.terminate(),
  };
}
