import { createCodebook } from '../../shared/codebook/codebook';
import { type AnchoredAnnotation, prepareAnnotationsInTurns } from '../../shared/export/export-annotations';
import type { ExportCiting, ExportFile } from '../../shared/export/export-input';
import { distinctNames } from '../../shared/export/file-name';
import { updateObsidianFolder } from '../../shared/export/obsidian/export-obsidian-folder';
import { packFiles } from '../../shared/export/pack';
import { exportAnnotations } from '../../shared/export/registry';
import type { ExportJob, ExportOutput, StyleInLanguage } from './export-job';
import { lookAt } from './look-at';
import { packSmallFiles } from './packed-files';
import { type JobTools, serveJobs } from './serve-jobs';

type Tools = JobTools<readonly AnchoredAnnotation[], never>;

async function run(job: ExportJob, tools: Tools): Promise<ExportOutput> {
  if (job.kind === 'annotations') return await exportSource(job, tools);
  return { kind: 'file', file: { fileName: job.fileName, mime: 'application/zip', bytes: await packTogether(job.files) } };
}

async function exportSource(job: Extract<ExportJob, { kind: 'annotations' }>, { report, pieces }: Tools): Promise<ExportOutput> {
  const codebook = createCodebook(job.codes);
  const annotations = await prepareAnnotationsInTurns({ text: job.input.text, codebook }, pieces.flat(), job.order, job.related);
  const { options } = job.input;
  if (job.existing !== undefined && options.format === 'obsidian-folder') {
    const { files, outcomes } = await updateObsidianFolder({ ...job.input, options, codebook, annotations }, job.existing, { report });
    return { kind: 'folder', files: packSmallFiles(files), outcomes };
  }
  const citing = options.format === 'report' && job.citing !== undefined ? { citing: await loadCiting(job.citing) } : {};
  const file = await exportAnnotations({ ...job.input, ...citing, codebook, annotations }, { report });
  return job.shown === undefined ? { kind: 'file', file } : { kind: 'look', look: lookAt(file, job.shown) };
}

/** What formats citations is much, and most exports cite nothing. */
async function loadCiting({ style, language }: StyleInLanguage): Promise<ExportCiting> {
  const { loadFormatter } = await import('./citation-formatters');
  const formatter = await loadFormatter(style, language);
  return { language, format: (request) => (formatter.ok ? formatter.value.format(request) : formatter) };
}

async function packTogether(files: readonly ExportFile[]): Promise<Uint8Array> {
  const names = distinctNames(files.map(({ fileName }) => fileName));
  const named = files.map(({ fileName, bytes }, index) => ({ name: names[index] ?? fileName, bytes }));
  return await packFiles(named, undefined);
}

/** The bytes of what was written go to the page as they are; copying them would hold it up. */
function bytesOf(output: ExportOutput): readonly Uint8Array[] {
  if (output.kind === 'look') return [];
  return [output.kind === 'file' ? output.file.bytes : output.files.bytes];
}

serveJobs(run, (output) =>
  bytesOf(output)
    .map(({ buffer }) => buffer)
    .filter((buffer) => buffer instanceof ArrayBuffer),
);
