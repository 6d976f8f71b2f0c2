import type { JobReply, JobRequest } from './job-messages';

/**
 * In a worker: does the jobs that the page sends. Whatever `run` throws is told to the page in words. What `transfersOf` names of an
 * output is given away instead of copied.
 */
export function serveJobs<Job, Output>(
  run: (job: Job, report: (done: number) => void) => Promise<Output>,
  transfersOf: (output: Output) => Transferable[] = () => [],
): void {
  const reply = (message: JobReply<Output>, transfer: Transferable[] = []): void => postMessage(message, { transfer });
  addEventListener('message', (event: MessageEvent<JobRequest<Job>>) => {
    const { id, job } = event.data;
    run(job, (done) => reply({ id, type: 'progress', done })).then(
      (output) => reply({ id, type: 'finished', output }, transfersOf(output)),
      (error: unknown) => reply({ id, type: 'failed', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
}
