import type { Result } from '../../shared/base/result';
import type { RefiPassage } from '../../shared/import/refi/refi-plan';
import { adaptWorker, JobClient, type JobFailure } from './job-client';
import type { RefiJob, RefiOutcome, RefiPart } from './refi-job';

/** Plans imports from REFI-QDA away from the page; see JobClient. */
export interface RefiClient {
  run(job: RefiJob, report: (done: number) => void): Promise<Result<RefiOutcome, JobFailure>>;
  cancel(): void;
  close(): void;
}

export function createRefiClient(): RefiClient {
  const client = new JobClient<RefiJob, RefiOutcome, never, RefiPart>(() =>
    adaptWorker(new Worker(new URL('./refi-worker.ts', import.meta.url), { type: 'module', name: 'refi' })),
  );
  return {
    async run(job, report) {
      const passages: RefiPassage[] = [];
      const outcome = await client.run(job, report, { onPart: (part) => passages.push(...part) });
      if (!outcome.ok || !outcome.value.ok) return outcome;
      return { ok: true, value: { ok: true, value: { ...outcome.value.value, passages } } };
    },
    cancel: () => client.cancel(),
    close: () => client.close(),
  };
}
