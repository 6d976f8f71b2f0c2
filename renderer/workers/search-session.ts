import type { SearchedText } from '../../shared/search/searched-text';
import type { SearchRequest } from './search-protocol';

/** What a session needs of a worker that answers with `Answer`. */
export interface SearchWorker<Answer> {
  postMessage(message: SearchRequest): void;
  onAnswer(listener: (answer: Answer) => void): void;
  onFailure(listener: (reason: Error) => void): void;
  terminate(): void;
}

interface Running<Answer> {
  readonly finish: (answer: Answer | null) => void;
  readonly fail: (reason: Error) => void;
}

/** One question at a time to a worker that is started when first needed, and again after one that was stopped or broke. */
export class SearchSession<Answer> {
  readonly #createWorker: () => SearchWorker<Answer>;
  #worker: SearchWorker<Answer> | null = null;
  /** The text that the worker has. */
  #loaded: string | null = null;
  #running: Running<Answer> | null = null;

  constructor(createWorker: () => SearchWorker<Answer>) {
    this.#createWorker = createWorker;
  }

  /** Null when another was asked meanwhile, or all was stopped: then this one has no answer. Rejects when the worker breaks. */
  ask({ text, lines }: Pick<SearchedText, 'text' | 'lines'>, question: Exclude<SearchRequest, { kind: 'load' }>): Promise<Answer | null> {
    if (this.#running !== null) this.stop();
    this.#worker ??= this.#start();
    if (this.#loaded !== text) this.#worker.postMessage({ kind: 'load', text, lines });
    this.#loaded = text;
    this.#worker.postMessage(question);
    return new Promise((finish, fail) => {
      this.#running = { finish, fail };
    });
  }

  /** Stops what runs and lets go of the worker. */
  stop(): void {
    this.#worker?.terminate();
    this.#forgetWorker();
    this.#takeRunning()?.finish(null);
  }

  #start(): SearchWorker<Answer> {
    const started = this.#createWorker();
    started.onAnswer((answer) => {
      if (this.#worker === started) this.#takeRunning()?.finish(answer);
    });
    started.onFailure((reason) => {
      if (this.#worker !== started) return;
      this.#forgetWorker();
      this.#takeRunning()?.fail(reason);
    });
    return started;
  }

  #forgetWorker(): void {
    this.#worker = null;
    this.#loaded = null;
  }

  #takeRunning(): Running<Answer> | null {
    const taken = this.#running;
    this.#running = null;
    return taken;
  }
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
