import type { ImportJob, ImportOutcome } from './import-job';
import { adaptWorker, JobClient } from './job-client';

/** Plans imports away from the page. */
export function createImportClient(): JobClient<ImportJob, ImportOutcome> {
  return new JobClient(() => adaptWorker(new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module', name: 'import' })));
}
