import { writeArchive } from '../../shared/archive/write-archive';
import { createCodebook } from '../../shared/codebook/codebook';
import { prepareAnnotations } from '../../shared/export/export-annotations';
import type { ExportFile } from '../../shared/export/export-input';
import { exportAnnotations } from '../../shared/export/registry';
import type { ExportJob } from './export-job';
import { serveJobs } from './serve-jobs';

async function run(job: ExportJob, report: (done: number) => void): Promise<ExportFile> {
  if (job.kind === 'archive') {
    const bytes = await writeArchive(job.snapshot, job.createdAt);
    return { fileName: job.fileName, mime: 'application/zip', bytes };
  }
  const codebook = createCodebook(job.codes);
  const annotations = prepareAnnotations(job.input.text, job.annotations, job.order, codebook, job.related);
  return await exportAnnotations({ ...job.input, codebook, annotations }, { report });
}

serveJobs(run);
