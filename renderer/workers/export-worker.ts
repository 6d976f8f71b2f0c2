import { writeArchive } from '../../shared/archive/write-archive';
import { createCodebook } from '../../shared/codebook/codebook';
import { prepareAnnotations } from '../../shared/export/export-annotations';
import type { ExportCiting } from '../../shared/export/export-input';
import { distinctNames } from '../../shared/export/file-name';
import { updateObsidianFolder } from '../../shared/export/obsidian/export-obsidian-folder';
import { packFiles } from '../../shared/export/pack';
import { exportAnnotations } from '../../shared/export/registry';
import type { ExportJob, ExportOutput } from './export-job';
import { serveJobs } from './serve-jobs';

async function run(job: ExportJob, { report }: { readonly report: (done: number) => void }): Promise<ExportOutput> {
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
  const { options } = job.input;
  if (job.existing !== undefined && options.format === 'obsidian-folder') {
    const folder = await updateObsidianFolder({ ...job.input, options, codebook, annotations }, job.existing, { report });
    return { fileName: '', mime: '', bytes: new Uint8Array(), folder };
  }
  const citing = options.format === 'report' && job.citing !== undefined ? { citing: await loadCiting(job.citing) } : {};
  return await exportAnnotations({ ...job.input, ...citing, codebook, annotations }, { report });
}

/** What formats citations is much, and most exports cite nothing. */
async function loadCiting({
  style,
  language,
}: NonNullable<Extract<ExportJob, { readonly kind: 'annotations' }>['citing']>): Promise<ExportCiting> {
  const { loadFormatter } = await import('./citation-formatters');
  const formatter = await loadFormatter(style, language);
  return { language, format: (request) => (formatter.ok ? formatter.value.format(request) : formatter) };
}

serveJobs(run);
