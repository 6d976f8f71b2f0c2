import { inParts } from '../../shared/base/in-parts';
import type { LibraryText } from '../../shared/import/refi/import-context';
import { planRefiImport } from '../../shared/import/refi/plan-refi-import';
import type { LibrarySnapshot } from '../storage/library';
import { readSnapshot } from '../storage/read-snapshot';
import { ITEMS_A_PART } from './import-parts';
import type { RefiJob, RefiOutcome, RefiPart } from './refi-job';
import { serveJobs } from './serve-jobs';
import { storedRecords, validById } from './stored-records';

serveJobs<RefiJob, RefiOutcome, never, RefiPart>(async ({ bytes, context, library: name }, { report, tell }) => {
  const { tables, texts } = await readSnapshot(name);
  const records = { ...storedRecords(tables), memos: validById('memos', tables.memos) };
  const library = { ...context, ...records, texts: readTexts(tables, texts), newId: () => crypto.randomUUID() };
  const planned = await planRefiImport(bytes, library, { report });
  if (!planned.ok) return planned;
  const { passages, ...rest } = planned.value;
  for (const part of inParts(passages, ITEMS_A_PART)) tell(part);
  return { ok: true, value: { ...rest, passages: [] } };
});

/** The sources whose text is there; one that is not cannot be compared with anything. */
function readTexts(tables: LibrarySnapshot['tables'], texts: LibrarySnapshot['texts']): readonly LibraryText[] {
  const revisions = validById('revisions', tables.revisions);
  const bytesOf = new Map(texts.map(({ sha256, bytes }) => [sha256, bytes]));
  return [...validById('sources', tables.sources).values()].flatMap((source) => {
    const revision = revisions.get(source.revisionId);
    const bytes = bytesOf.get(revision?.sha256 ?? '');
    return revision === undefined || bytes === undefined ? [] : [{ source, revision, bytes }];
  });
}
