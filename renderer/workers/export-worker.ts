import { writeArchive } from '../../shared/archive/write-archive';
import { createCodebook } from '../../shared/codebook/codebook';
import { prepareAnnotations } from '../../shared/export/export-annotations';
import type { ExportFile } from '../../shared/export/export-input';
import { distinctNames } from '../../shared/export/file-name';
import { packFiles } from '../../shared/export/pack';
import { exportAnnotations } from '../../shared/export/registry';
import type { ExportJob } from './export-job';
import { serveJobs } from './serve-jobs';

async function run(job: ExportJob, report: (done: number) => void): Promise<ExportFile> {
  if (job.kind === 'archive') {
    const bytes = await writeArchive(job.snapshot, job.createdAt);
    return { fileName: job.fileName, mime: 'application/zip', bytes };
  }
  if (job.kind === 'pack') {
    const names = distinctNames(job.files.map(({ fileName }) => fileName));
    const files = job.files.map(({ fileName, bytes }, index) => ({ name: names[index] ?? fileName, bytes }));
    return { fileName: job.fileName, mime: 'application/zip', bytes: await packFiles(files, undefined) };
  }
  const codebook = createCodebook(job.codes);
  const annotations = prepareAnnotations(job.input.text, job.annotations, job.order, codebook, job.related);
  return await exportAnnotations({ ...job.input, codebook, annotations }, { report });
}

serveJobs(run);
