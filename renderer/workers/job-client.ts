import { err, ok, type Result } from '../../shared/base/result';
import type { JobReply, JobRequest } from './job-messages';

export type JobFailure = { readonly code: 'cancelled' } | { readonly code: 'failed'; readonly detail: string };

/** What the client needs of a worker. */
export interface JobWorker<Job, Output> {
  /** What is in `transfer` is given away instead of copied. */
  postMessage(request: JobRequest<Job>, transfer: readonly Transferable[]): void;
  onReply(listener: (reply: JobReply<Output>) => void): void;
  onFailure(listener: (detail: string) => void): void;
  terminate(): void;
}

interface Running<Output> {
  readonly id: number;
  readonly report: (done: number) => void;
  readonly settle: (outcome: Result<Output, JobFailure>) => void;
}

/**
 * Does long work away from the page, one job at a time: a new job, or `cancel`, ends the one before at once by ending its worker.
 * The worker is kept between jobs; `close` ends it for good.
 */
export class JobClient<Job, Output> {
  readonly #createWorker: () => JobWorker<Job, Output>;
  #worker: JobWorker<Job, Output> | null = null;
  #running: Running<Output> | null = null;
  #lastId = 0;

  constructor(createWorker: () => JobWorker<Job, Output>) {
    this.#createWorker = createWorker;
  }

  /** Ports and buffers of the job that are named in `transfer` are the worker's from now on. */
  run(job: Job, report: (done: number) => void, transfer: readonly Transferable[] = []): Promise<Result<Output, JobFailure>> {
    this.cancel();
    this.#lastId += 1;
    const request = { id: this.#lastId, job };
    return new Promise((resolve) => {
      this.#running = { id: request.id, report, settle: resolve };
      this.#worker ??= this.#start();
      this.#worker.postMessage(request, transfer);
    });
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

  #start(): JobWorker<Job, Output> {
    const worker = this.#createWorker();
    worker.onReply((reply) => this.#take(reply));
    worker.onFailure((detail) => {
      if (this.#worker !== worker) return;
      this.#endWorker();
      this.#settle(err({ code: 'failed', detail }));
    });
    return worker;
  }

  #take(reply: JobReply<Output>): void {
    if (this.#running === null || reply.id !== this.#running.id) return;
    if (reply.type === 'progress') this.#running.report(reply.done);
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
export function adaptWorker<Job, Output>(worker: Worker): JobWorker<Job, Output> {
  return {
    postMessage: (request, transfer) => worker.postMessage(request, [...transfer]),
    onReply: (listener) => worker.addEventListener('message', ({ data }: MessageEvent<JobReply<Output>>) => listener(data)),
    onFailure: (listener) => worker.addEventListener('error', (event) => listener(event.message)),
    terminate: () => worker.terminate(),
  };
}
