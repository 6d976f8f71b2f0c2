import type { ExportJob, ExportOutput } from './export-job';
import { adaptWorker, JobClient } from './job-client';

/** Writes export files away from the page. */
export function createExportClient(): JobClient<ExportJob, ExportOutput> {
  return new JobClient(() => adaptWorker(new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module', name: 'export' })));
}
