import type { AnchoredAnnotation } from '../../shared/export/export-annotations';
import type { ExportJob, ExportOutput } from './export-job';
import { adaptWorker, JobClient } from './job-client';

/** Writes export files away from the page. The annotations go before a job in pieces. */
export function createExportClient(): JobClient<ExportJob, ExportOutput, readonly AnchoredAnnotation[]> {
  return new JobClient(() => adaptWorker(new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module', name: 'export' })));
}
