import { err, ok, type Result } from '../shared/base/result';
import { BUNDLED_STYLES, SHORT_STYLE } from '../shared/citation/bundled-styles';
import type { FormatCitations } from '../shared/citation/cite-essay';
import { foldName } from '../shared/codebook/codebook';
import type { ExportCiting } from '../shared/export/export-input';
import { CITATION_LANGUAGES, type CitationLanguage, type InterfaceLanguage, USUAL_CITATION_LANGUAGE } from '../shared/model/preferences';
import type { CitationStyle } from '../shared/model/records';

const STYLES = import.meta.glob<string>('../resources/styles/*.csl', { query: '?raw', import: 'default' });
const LOCALES = import.meta.glob<string>('../resources/styles/locales-*.xml', { query: '?raw', import: 'default' });

/** How citations are written. */
export interface Citing {
  readonly language: CitationLanguage;
  readonly format: FormatCitations;
  /** The style for a report, which cites passage after passage; null for the short form, which it has of its own. */
  readonly style: ExportCiting | null;
}

/**
 * The style of this name: one that comes with Postil, or one of the library's own by its id or title. The error is a sentence that says
 * which there are.
 */
export async function findCitationStyle(
  name: string,
  own: ReadonlyMap<string, CitationStyle>,
  words: InterfaceLanguage,
): Promise<Result<Citing, string>> {
  const language = USUAL_CITATION_LANGUAGE[words];
  if (name === SHORT_STYLE) return ok({ language, format: async () => err({ code: 'no-style' }), style: null });
  const added = [...own.values()].find(({ id, title }) => id === name || foldName(title) === foldName(name));
  const bundled = BUNDLED_STYLES.find((style) => style.name === name);
  const xml = bundled === undefined ? added?.xml : await STYLES[`../resources/styles/${bundled.name}.csl`]?.();
  if (xml === undefined) {
    const known = [SHORT_STYLE, ...BUNDLED_STYLES.map((style) => style.name), ...[...own.values()].map(({ title }) => `“${title}”`)];
    return err(`no citation style is called “${name}”; there is ${known.join(', ')}`);
  }
  const { createCitationFormatter } = await import('../shared/citation/format-citations');
  const formatter = createCitationFormatter(xml, language, await loadLocales());
  if (!formatter.ok) return err(`the citation style “${name}” cannot be used: ${formatter.error.detail}`);
  const style = { ...formatter.value, language };
  return ok({ language, format: async (request) => style.format(request), style });
}

async function loadLocales(): Promise<ReadonlyMap<string, string>> {
  const loaded = CITATION_LANGUAGES.map(async (language) => {
    const xml = await LOCALES[`../resources/styles/locales-${language}.xml`]?.();
    if (xml === undefined) throw new Error(`no such locale: ${language}`);
    return [language, xml] as const;
  });
  return new Map(await Promise.all(loaded));
}
