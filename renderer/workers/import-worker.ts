import { ok } from '../../shared/base/result';
import { planDocxImport } from '../../shared/import/docx/plan-docx-import';
import { planJsonLdImport } from '../../shared/import/json-ld/plan-import';
import type { ImportJob, ImportOutcome } from './import-job';
import { serveJobs } from './serve-jobs';
import { storedRecords } from './stored-records';

serveJobs(async ({ fileName, bytes, context, stored }: ImportJob, report): Promise<ImportOutcome> => {
  const records = storedRecords(stored);
  if (isWord(fileName, bytes)) {
    const planned = await planDocxImport(bytes, { ...context, ...records }, { report });
    return planned.ok ? ok({ kind: 'word', plan: planned.value }) : planned;
  }
  const planned = await planJsonLdImport(bytes, { ...context, ...records, newId: () => crypto.randomUUID() }, { report });
  return planned.ok ? ok({ kind: 'annotations', plan: planned.value }) : planned;
});

/** By its name, or by its first bytes whatever it is called: a zip, or the container of old and locked files. */
function isWord(fileName: string, [first, second]: Uint8Array): boolean {
  return /\.docx?$/i.test(fileName) || (first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf);
}
