import { loadFormatter } from './citation-formatters';
import type { BibliographyJob, CitationJob, CitationOutput } from './citation-job';
import { serveJobs } from './serve-jobs';

async function format({ style, language, request }: CitationJob): Promise<CitationOutput> {
  const formatter = await loadFormatter(style, language);
  return { kind: 'format', outcome: formatter.ok ? formatter.value.format(request) : formatter };
}

async function read({ words }: BibliographyJob): Promise<CitationOutput> {
  const { readBibliography } = await import('../../shared/import/bibliography/read-bibliography');
  return { kind: 'read', outcome: readBibliography(words) };
}

serveJobs((job: CitationJob | BibliographyJob): Promise<CitationOutput> => (job.kind === 'format' ? format(job) : read(job)));
