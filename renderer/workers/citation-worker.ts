import { err } from '../../shared/base/result';
import { type CitationFormatter, createCitationFormatter } from '../../shared/citation/format-citations';
import { CITATION_LANGUAGES, type CitationLanguage } from '../../shared/model/preferences';
import type { BibliographyJob, CitationJob, CitationOutput, StyleChoice } from './citation-job';
import { serveJobs } from './serve-jobs';

const STYLES = import.meta.glob<string>('../../resources/styles/*.csl', { query: '?raw', import: 'default' });
const LOCALES = import.meta.glob<string>('../../resources/styles/locales-*.xml', { query: '?raw', import: 'default' });

/** Making a formatter takes up to some seconds: those used last are kept. */
const KEPT = 4;
const formatters = new Map<string, CitationFormatter>();
let locales: ReadonlyMap<string, string> | null = null;

async function loadLocales(): Promise<ReadonlyMap<string, string>> {
  locales ??= new Map(await Promise.all(CITATION_LANGUAGES.map(async (language) => [language, await loadLocale(language)] as const)));
  return locales;
}

async function loadLocale(language: CitationLanguage): Promise<string> {
  const load = LOCALES[`../../resources/styles/locales-${language}.xml`];
  if (load === undefined) throw new Error(`no such locale: ${language}`);
  return await load();
}

async function loadStyle(style: StyleChoice): Promise<string | null> {
  if (style.kind === 'own') return style.xml;
  const load = STYLES[`../../resources/styles/${style.name}.csl`];
  return load === undefined ? null : await load();
}

async function format({ style, language, request }: CitationJob): Promise<CitationOutput> {
  const key = JSON.stringify([language, style]);
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    const xml = await loadStyle(style);
    if (xml === null) return { kind: 'format', outcome: err({ code: 'style-failed', detail: JSON.stringify(style) }) };
    const made = createCitationFormatter(xml, language, await loadLocales());
    if (!made.ok) return { kind: 'format', outcome: made };
    formatter = made.value;
  }
  formatters.delete(key);
  formatters.set(key, formatter);
  const [oldest] = formatters.keys();
  if (formatters.size > KEPT && oldest !== undefined) formatters.delete(oldest);
  return { kind: 'format', outcome: formatter.format(request) };
}

async function read({ words }: BibliographyJob): Promise<CitationOutput> {
  const { readBibliography } = await import('../../shared/import/bibliography/read-bibliography');
  return { kind: 'read', outcome: readBibliography(words) };
}

serveJobs((job: CitationJob | BibliographyJob): Promise<CitationOutput> => (job.kind === 'format' ? format(job) : read(job)));
