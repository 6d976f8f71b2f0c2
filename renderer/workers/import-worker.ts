import { err, ok } from '../../shared/base/result';
import { isPlainText } from '../../shared/import/is-plain-text';
import { planImport } from '../../shared/import/plan-import';
import type { KnownText } from '../../shared/import/plan-word-file';
import { planWordFile, toSourceOutcome } from '../../shared/import/plan-word-file';
import { validateRecord } from '../../shared/model/validate-records';
import type { LibrarySnapshot } from '../storage/library';
import { readSnapshot } from '../storage/read-snapshot';
import type { ImportJob, ImportOutcome } from './import-job';
import { type ImportPart, splitOutcome } from './import-parts';
import { serveJobs } from './serve-jobs';
import { storedRecords } from './stored-records';

serveJobs<ImportJob, ImportOutcome, never, ImportPart>(async (job, { report, tell }) => {
  const { bare, parts } = splitOutcome(await plan(job, report));
  for (const part of parts) tell(part);
  return bare;
});

async function plan(job: ImportJob, report: (done: number) => void): Promise<ImportOutcome> {
  const { fileName, bytes, choices, context, wish } = job;
  const { tables } = await readSnapshot(job.library);
  const { memos, ...records } = storedRecords(tables);
  const texts = knownTexts(tables);
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
}

/** By its name, or by its first bytes whatever it is called: a zip, or the container of old and locked files. */
function isWord(fileName: string, [first, second]: Uint8Array): boolean {
  return /\.docx?$/i.test(fileName) || (first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf);
}

/** The texts that a file may be, or come from. */
function knownTexts(tables: LibrarySnapshot['tables']): readonly KnownText[] {
  const sha256 = new Map<string, string>();
  for (const row of tables.revisions) {
    const revision = validateRecord('revisions', row);
    if (revision.ok) sha256.set(revision.value.id, revision.value.sha256);
  }
  return tables.sources.flatMap((row) => {
    const valid = validateRecord('sources', row);
    if (!valid.ok) return [];
    const { id, revisionId, provenance } = valid.value;
    return [{ id, title: provenance.title, sha256: sha256.get(revisionId) ?? '' }];
  });
}
