import { err, ok, type Result } from '../../shared/base/result';
import type { CitationError, FormattedCitations } from '../../shared/citation/format-citations';
import type { Bibliography, BibliographyError } from '../../shared/import/bibliography/read-bibliography';
import type { BibliographyJob, CitationJob, CitationOutput } from './citation-job';
import { adaptWorker, JobClient } from './job-client';

/** Formats citations and reads bibliographies away from the page, one after the other. */
export interface CitationClient {
  format(job: Omit<CitationJob, 'kind'>): Promise<Result<FormattedCitations, CitationError>>;
  read(words: string): Promise<Result<Bibliography, BibliographyError | CitationError>>;
}

type Jobs = Pick<JobClient<CitationJob | BibliographyJob, CitationOutput>, 'run'>;

/** The worker starts with the first job and is kept: it remembers the styles it has read. */
export function createCitationClient(jobs: Jobs = startWorker()): CitationClient {
  let last: Promise<unknown> = Promise.resolve();
  // A job that begins would end the one before.
  const inTurn = (job: CitationJob | BibliographyJob) => {
    const own = last.then(() => jobs.run(job, () => undefined));
    last = own;
    return own;
  };
  const failed = (detail: string) => err({ code: 'style-failed' as const, detail });
  return {
    async format(job) {
      const done = await inTurn({ ...job, kind: 'format' });
      if (!done.ok) return failed('detail' in done.error ? done.error.detail : done.error.code);
      return done.value.kind === 'format' ? done.value.outcome : failed(done.value.kind);
    },
    async read(words) {
      const done = await inTurn({ kind: 'read', words });
      if (!done.ok) return failed('detail' in done.error ? done.error.detail : done.error.code);
      if (done.value.kind !== 'read') return failed(done.value.kind);
      return done.value.outcome.ok ? ok(done.value.outcome.value) : done.value.outcome;
    },
  };
}

function startWorker(): Jobs {
  return new JobClient(() =>
    adaptWorker(new Worker(new URL('./citation-worker.ts', import.meta.url), { type: 'module', name: 'citations' })),
  );
}
