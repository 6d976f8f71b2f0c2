import { ok } from '../../shared/base/result';
import { planDocxImport } from '../../shared/import/docx/plan-docx-import';
import { planImport } from '../../shared/import/plan-import';
import type { ImportJob, ImportOutcome } from './import-job';
import { serveJobs } from './serve-jobs';
import { storedRecords } from './stored-records';

serveJobs(async ({ fileName, bytes, choices, context, stored }: ImportJob, report): Promise<ImportOutcome> => {
  const { memos, ...records } = storedRecords(stored);
  if (isWord(fileName, bytes)) {
    const planned = await planDocxImport(bytes, { ...context, ...records }, { report });
    return planned.ok ? ok({ kind: 'word', plan: planned.value }) : planned;
  }
  const memo = memos.get(context.source.id) ?? null;
  const known = { ...context, ...records, memo, newId: () => crypto.randomUUID() };
  return await planImport({ name: fileName, bytes }, choices, known, { report });
});

/** By its name, or by its first bytes whatever it is called: a zip, or the container of old and locked files. */
function isWord(fileName: string, [first, second]: Uint8Array): boolean {
  return /\.docx?$/i.test(fileName) || (first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf);
}
