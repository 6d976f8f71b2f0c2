import type { ExportFile } from '../../shared/export/export-input';
import type { ExportJob } from './export-job';
import { adaptWorker, JobClient } from './job-client';

/** Writes export files away from the page. */
export function createExportClient(): JobClient<ExportJob, ExportFile> {
  return new JobClient(() => adaptWorker(new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module', name: 'export' })));
}
