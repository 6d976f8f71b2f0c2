import { err, ok, type Result } from '../../shared/base/result';
import { nextTurn } from '../storage/next-turn';
import type { JobReply, JobRequest } from './job-messages';

export type JobFailure = { readonly code: 'cancelled' } | { readonly code: 'failed'; readonly detail: string };

/** What the client needs of a worker. */
export interface JobWorker<Job, Output, Piece = never, Part = never> {
  postMessage(request: JobRequest<Job, Piece>): void;
  onReply(listener: (reply: JobReply<Output, Part>) => void): void;
  onFailure(listener: (detail: string) => void): void;
  terminate(): void;
}

/** What is large in a job or in its output: it goes to and fro in pieces, so that no message holds up the page. */
export interface LargeParts<Piece, Part> {
  readonly pieces?: readonly Piece[];
  readonly onPart?: (part: Part) => void;
}

interface Running<Output, Part> {
  readonly id: number;
  readonly report: (done: number) => void;
  readonly onPart: (part: Part) => void;
  readonly settle: (outcome: Result<Output, JobFailure>) => void;
}

/**
 * Does long work away from the page, one job at a time: a new job, or `cancel`, ends the one before at once by ending its worker.
 * The worker is kept between jobs; `close` ends it for good.
 */
export class JobClient<Job, Output, Piece = never, Part = never> {
  readonly #createWorker: () => JobWorker<Job, Output, Piece, Part>;
  #worker: JobWorker<Job, Output, Piece, Part> | null = null;
  #running: Running<Output, Part> | null = null;
  #lastId = 0;

  constructor(createWorker: () => JobWorker<Job, Output, Piece, Part>) {
    this.#createWorker = createWorker;
  }

  run(job: Job, report: (done: number) => void, large: LargeParts<Piece, Part> = {}): Promise<Result<Output, JobFailure>> {
    this.cancel();
    this.#lastId += 1;
    const id = this.#lastId;
    const { pieces = [], onPart = () => undefined } = large;
    return new Promise((resolve) => {
      this.#running = { id, report, onPart, settle: resolve };
      this.#worker ??= this.#start();
      if (pieces.length === 0) this.#worker.postMessage({ id, type: 'job', job });
      else void this.#postInPieces(id, job, pieces);
    });
  }

  async #postInPieces(id: number, job: Job, pieces: readonly Piece[]): Promise<void> {
    const post = (request: JobRequest<Job, Piece>) => {
      // Stopped or overtaken meanwhile, its worker is another one.
      if (this.#running?.id === id) this.#worker?.postMessage(request);
    };
    for (const piece of pieces) {
      post({ id, type: 'piece', piece });
      await nextTurn();
    }
    post({ id, type: 'job', job });
  }

  /** Stops the job that is running, if any; it resolves as `cancelled`. */
  cancel(): void {
    if (this.#running === null) return;
    this.#endWorker();
    this.#settle(err({ code: 'cancelled' }));
  }

  close(): void {
    this.cancel();
    this.#endWorker();
  }

  #start(): JobWorker<Job, Output, Piece, Part> {
    const worker = this.#createWorker();
    worker.onReply((reply) => this.#take(reply));
    worker.onFailure((detail) => {
      if (this.#worker !== worker) return;
      this.#endWorker();
      this.#settle(err({ code: 'failed', detail }));
    });
    return worker;
  }

  #take(reply: JobReply<Output, Part>): void {
    if (this.#running === null || reply.id !== this.#running.id) return;
    if (reply.type === 'progress') this.#running.report(reply.done);
    else if (reply.type === 'part') this.#running.onPart(reply.part);
    else if (reply.type === 'finished') this.#settle(ok(reply.output));
    else this.#settle(err({ code: 'failed', detail: reply.detail }));
  }

  #settle(outcome: Result<Output, JobFailure>): void {
    const running = this.#running;
    this.#running = null;
    running?.settle(outcome);
  }

  #endWorker(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}

/** A worker of the browser as the client wants it. */
export function adaptWorker<Job, Output, Piece = never, Part = never>(worker: Worker): JobWorker<Job, Output, Piece, Part> {
  return {
    postMessage: (request) => worker.postMessage(request),
    onReply: (listener) => worker.addEventListener('message', ({ data }: MessageEvent<JobReply<Output, Part>>) => listener(data)),
    onFailure: (listener) => worker.addEventListener('error', (event) => listener(event.message)),
    terminate: () => worker.terminate(),
  };
}
