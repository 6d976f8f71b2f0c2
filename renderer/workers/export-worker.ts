import { writeArchive } from '../../shared/archive/write-archive';
import { prepareAnnotations } from '../../shared/export/export-annotations';
import type { ExportFile } from '../../shared/export/export-input';
import { exportAnnotations } from '../../shared/export/registry';
import type { ExportJob, ExportReply, ExportRequest } from './export-messages';

addEventListener('message', (event: MessageEvent<ExportRequest>) => {
  const { id, job } = event.data;
  run(job, (done) => reply({ id, type: 'progress', done })).then(
    (file) => reply({ id, type: 'finished', file }),
    (error: unknown) => reply({ id, type: 'failed', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

function reply(message: ExportReply): void {
  postMessage(message);
}

async function run(job: ExportJob, report: (done: number) => void): Promise<ExportFile> {
  if (job.kind === 'archive') {
    const bytes = await writeArchive(job.snapshot, job.createdAt);
    return { fileName: job.fileName, mime: 'application/zip', bytes };
  }
  const annotations = prepareAnnotations(job.input.text, job.annotations, job.order);
  return await exportAnnotations({ ...job.input, annotations }, { report });
}
