import type { LibraryText } from '../../shared/import/refi/import-context';
import { planRefiImport } from '../../shared/import/refi/plan-refi-import';
import type { RefiJob, RefiOutcome } from './refi-job';
import { serveJobs } from './serve-jobs';
import { storedRecords, validById } from './stored-records';

serveJobs(async ({ bytes, context, stored, texts }: RefiJob, { report }): Promise<RefiOutcome> => {
  const records = { ...storedRecords(stored), memos: validById('memos', stored.memos) };
  const library = { ...context, ...records, texts: readTexts(stored, texts), newId: () => crypto.randomUUID() };
  return await planRefiImport(bytes, library, { report });
});

/** The sources whose text is there; one that is not cannot be compared with anything. */
function readTexts(stored: RefiJob['stored'], texts: RefiJob['texts']): readonly LibraryText[] {
  const revisions = validById('revisions', stored.revisions);
  const bytesOf = new Map(texts.map(({ sha256, bytes }) => [sha256, bytes]));
  return [...validById('sources', stored.sources).values()].flatMap((source) => {
    const revision = revisions.get(source.revisionId);
    const bytes = bytesOf.get(revision?.sha256 ?? '');
    return revision === undefined || bytes === undefined ? [] : [{ source, revision, bytes }];
  });
}
