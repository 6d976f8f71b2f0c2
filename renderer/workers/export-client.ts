import { err, ok, type Result } from '../../shared/base/result';
import type { ExportFile } from '../../shared/export/export-input';
import type { ExportJob, ExportReply, ExportRequest } from './export-messages';

export type ExportFailure = { readonly code: 'cancelled' } | { readonly code: 'failed'; readonly detail: string };

interface Running {
  readonly id: number;
  readonly report: (done: number) => void;
  readonly settle: (outcome: Result<ExportFile, ExportFailure>) => void;
}

/**
 * Writes export files away from the page, one at a time: a new job, or `cancel`, ends the one before at once by ending its worker.
 * The worker is kept between jobs; `close` ends it for good.
 */
export class ExportClient {
  readonly #createWorker: () => Worker;
  #worker: Worker | null = null;
  #running: Running | null = null;
  #lastId = 0;

  constructor(createWorker: () => Worker = startExportWorker) {
    this.#createWorker = createWorker;
  }

  run(job: ExportJob, report: (done: number) => void): Promise<Result<ExportFile, ExportFailure>> {
    this.cancel();
    this.#lastId += 1;
    const request: ExportRequest = { id: this.#lastId, job };
    return new Promise((resolve) => {
      this.#running = { id: request.id, report, settle: resolve };
      this.#worker ??= this.#start();
      this.#worker.postMessage(request);
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

  #start(): Worker {
    const worker = this.#createWorker();
    worker.addEventListener('message', (event: MessageEvent<ExportReply>) => this.#take(event.data));
    worker.addEventListener('error', (event) => {
      this.#endWorker();
      this.#settle(err({ code: 'failed', detail: event.message }));
    });
    return worker;
  }

  #take(reply: ExportReply): void {
    if (this.#running === null || reply.id !== this.#running.id) return;
    if (reply.type === 'progress') this.#running.report(reply.done);
    else if (reply.type === 'finished') this.#settle(ok(reply.file));
    else this.#settle(err({ code: 'failed', detail: reply.detail }));
  }

  #settle(outcome: Result<ExportFile, ExportFailure>): void {
    const running = this.#running;
    this.#running = null;
    running?.settle(outcome);
  }

  #endWorker(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}

function startExportWorker(): Worker {
  return new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module', name: 'export' });
}
