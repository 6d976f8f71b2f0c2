import type { JobReply, JobRequest } from './job-messages';

/** What a job is done with besides itself. */
export interface JobTools<Piece, Part> {
  /** `done` from 0 to 1. */
  readonly report: (done: number) => void;
  /** What was sent before the job, in order. */
  readonly pieces: readonly Piece[];
  /** Gives some of what is large in the output away, before the rest of it. */
  readonly tell: (part: Part) => void;
}

/**
 * In a worker: does the jobs that the page sends. Whatever `run` throws is told to the page in words. What `transfersOf` names of an
 * output is given away instead of copied.
 */
export function serveJobs<Job, Output, Piece = never, Part = never>(
  run: (job: Job, tools: JobTools<Piece, Part>) => Promise<Output>,
  transfersOf: (output: Output) => Transferable[] = () => [],
): void {
  const reply = (message: JobReply<Output, Part>, transfer: Transferable[] = []): void => postMessage(message, { transfer });
  let pieces: Piece[] = [];
  addEventListener('message', ({ data }: MessageEvent<JobRequest<Job, Piece>>) => {
    if (data.type === 'piece') {
      pieces.push(data.piece);
      return;
    }
    const { id, job } = data;
    const tools = {
      pieces,
      report: (done: number) => reply({ id, type: 'progress', done }),
      tell: (part: Part) => reply({ id, type: 'part', part }),
    };
    pieces = [];
    run(job, tools).then(
      (output) => reply({ id, type: 'finished', output }, transfersOf(output)),
      (error: unknown) => reply({ id, type: 'failed', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
}
