import { err, ok } from '../../shared/base/result';
import { isPlainText } from '../../shared/import/is-plain-text';
import { planImport } from '../../shared/import/plan-import';
import { planWordFile, toSourceOutcome } from '../../shared/import/plan-word-file';
import type { ImportJob, ImportOutcome } from './import-job';
import { serveJobs } from './serve-jobs';
import { storedRecords } from './stored-records';

serveJobs(async (job: ImportJob, { report }): Promise<ImportOutcome> => {
  const { fileName, bytes, choices, context, wish, texts } = job;
  const { memos, ...records } = storedRecords(job.stored);
  const source = { fileName, obtained: job.obtained, color: context.color, at: context.change.at };
  if (isWord(fileName, bytes)) {
    const open = job.open === null ? null : { ...job.open, ...context, ...records };
    return await planWordFile(bytes, { open, texts, source, wish }, { report });
  }
  if (isPlainText(fileName, bytes)) {
    const { planTextSource } = await import('../../shared/import/text-source/plan-text-source');
    const planned = planTextSource(bytes, source, job.encoding);
    if (!planned.ok) return planned;
    return ok(planned.value.kind === 'encoding' ? planned.value : toSourceOutcome(planned.value.plan, texts));
  }
  if (job.open === null) return err({ code: 'no-text' });
  const memo = memos.get(job.open.source.id) ?? null;
  const known = { ...job.open, ...context, ...records, memo, newId: () => crypto.randomUUID() };
  return await planImport({ name: fileName, bytes }, choices, known, { report });
});

/** By its name, or by its first bytes whatever it is called: a zip, or the container of old and locked files. */
function isWord(fileName: string, [first, second]: Uint8Array): boolean {
  return /\.docx?$/i.test(fileName) || (first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf);
}
