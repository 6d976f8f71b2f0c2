import type { SearchedText } from '../../shared/search/searched-text';
import type { ConcordanceAnswer, ConcordanceQuestion } from './answer-concordance';
import { type SearchWorker, startSearchWorker } from './search-client';

export interface ConcordanceClient {
  /**
   * Makes a concordance away from the page. Null when another was asked for meanwhile: then this one has no answer and needs none.
   * Rejects when the worker breaks; the next question starts another.
   */
  ask(searched: Pick<SearchedText, 'text' | 'lines'>, question: ConcordanceQuestion): Promise<ConcordanceAnswer | null>;
}

interface Running {
  readonly finish: (answer: ConcordanceAnswer | null) => void;
  readonly fail: (reason: Error) => void;
}

/** Runs in a worker of its own, so that neither find nor the concordance waits for the other. */
export function createConcordanceClient(createWorker: () => SearchWorker<ConcordanceAnswer> = startSearchWorker): ConcordanceClient {
  let worker: SearchWorker<ConcordanceAnswer> | null = null;
  let loaded: string | null = null;
  let running: Running | null = null;

  const take = (): Running | null => {
    const taken = running;
    running = null;
    return taken;
  };
  const forget = (): void => {
    worker = null;
    loaded = null;
  };
  const start = (): SearchWorker<ConcordanceAnswer> => {
    const started = createWorker();
    started.onAnswer((answer) => {
      if (worker === started) take()?.finish(answer);
    });
    started.onFailure((reason) => {
      if (worker !== started) return;
      forget();
      take()?.fail(reason);
    });
    return started;
  };
  return {
    ask({ text, lines }, question) {
      if (running !== null) {
        worker?.terminate();
        forget();
        take()?.finish(null);
      }
      worker ??= start();
      if (loaded !== text) worker.postMessage({ kind: 'load', text, lines });
      loaded = text;
      worker.postMessage({ kind: 'concordance', question });
      return new Promise((finish, fail) => {
        running = { finish, fail };
      });
    },
  };
}
