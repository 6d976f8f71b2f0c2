import { planJsonLdImport } from '../../shared/import/json-ld/plan-import';
import type { ImportJob, ImportOutcome } from './import-job';
import { serveJobs } from './serve-jobs';
import { storedRecords } from './stored-records';

serveJobs(
  ({ bytes, context, stored }: ImportJob, report): Promise<ImportOutcome> =>
    planJsonLdImport(bytes, { ...context, ...storedRecords(stored), newId: () => crypto.randomUUID() }, { report }),
);
