import { adaptWorker, JobClient } from './job-client';
import type { RefiJob, RefiOutcome } from './refi-job';

/** Plans imports from REFI-QDA away from the page. */
export function createRefiClient(): JobClient<RefiJob, RefiOutcome> {
  return new JobClient(() => adaptWorker(new Worker(new URL('./refi-worker.ts', import.meta.url), { type: 'module', name: 'refi' })));
}
