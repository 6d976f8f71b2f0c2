import type { Result } from '../../shared/base/result';
import type { ImportJob, ImportOutcome } from './import-job';
import { type ImportPart, joinOutcome } from './import-parts';
import { adaptWorker, JobClient, type JobFailure } from './job-client';

/** Plans imports away from the page; see JobClient. */
export interface ImportClient {
  run(job: ImportJob, report: (done: number) => void): Promise<Result<ImportOutcome, JobFailure>>;
  cancel(): void;
  close(): void;
}

export function createImportClient(): ImportClient {
  const client = new JobClient<ImportJob, ImportOutcome, never, ImportPart>(() =>
    adaptWorker(new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module', name: 'import' })),
  );
  return {
    async run(job, report) {
      const parts: ImportPart[] = [];
      const outcome = await client.run(job, report, { onPart: (part) => parts.push(part) });
      return outcome.ok ? { ok: true, value: joinOutcome(outcome.value, parts) } : outcome;
    },
    cancel: () => client.cancel(),
    close: () => client.close(),
  };
}
