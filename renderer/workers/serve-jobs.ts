import type { JobReply, JobRequest } from './job-messages';

/** In a worker: does the jobs that the page sends. Whatever `run` throws is told to the page in words. */
export function serveJobs<Job, Output>(run: (job: Job, report: (done: number) => void) => Promise<Output>): void {
  const reply = (message: JobReply<Output>): void => postMessage(message);
  addEventListener('message', (event: MessageEvent<JobRequest<Job>>) => {
    const { id, job } = event.data;
    run(job, (done) => reply({ id, type: 'progress', done })).then(
      (output) => reply({ id, type: 'finished', output }),
      (error: unknown) => reply({ id, type: 'failed', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
}
