import { err, ok, type Result } from '../../shared/base/result';
import { type CitationError, type CitationFormatter, createCitationFormatter } from '../../shared/citation/format-citations';
import { CITATION_LANGUAGES, type CitationLanguage } from '../../shared/model/preferences';
import type { StyleChoice } from './citation-job';

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

/** The formatter for a style and a language, in a worker: made once and kept while it is used. */
export async function loadFormatter(style: StyleChoice, language: CitationLanguage): Promise<Result<CitationFormatter, CitationError>> {
  const key = JSON.stringify([language, style]);
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    const xml = await loadStyle(style);
    if (xml === null) return err({ code: 'style-failed', detail: JSON.stringify(style) });
    const made = createCitationFormatter(xml, language, await loadLocales());
    if (!made.ok) return made;
    formatter = made.value;
  }
  formatters.delete(key);
  formatters.set(key, formatter);
  const [oldest] = formatters.keys();
  if (formatters.size > KEPT && oldest !== undefined) formatters.delete(oldest);
  return ok(formatter);
}
