import { err, ok, type Result } from '../../shared/base/result';
import { BUNDLED_STYLES, SHORT_STYLE } from '../../shared/citation/bundled-styles';
import { citationOf } from '../../shared/citation/citation-of';
import type { FormatCitations } from '../../shared/citation/cite-essay';
import type { CitationError, CitationRequest } from '../../shared/citation/format-citations';
import { locatorOf } from '../../shared/citation/locator';
import { type CopiedWords, quotationWithCitation } from '../../shared/citation/quotation-with-citation';
import { citePassage, quotePassage } from '../../shared/citation/quote-passage';
import type { StyleError } from '../../shared/citation/read-citation-style';
import type { Bibliography, BibliographyError } from '../../shared/import/bibliography/read-bibliography';
import { addCitationStyle, editCitation, removeCitationStyle } from '../../shared/model/citation-changes';
import type { CslItem } from '../../shared/model/csl-item';
import { type CitationLanguage, type Preferences, USUAL_CITATION_LANGUAGE } from '../../shared/model/preferences';
import type { Source } from '../../shared/model/records';
import type { Span } from '../../shared/text/offset';
import { formatPlaceRange } from '../../shared/text/place';
import type { CitationClient } from '../workers/citation-client';
import type { StyleChoice } from '../workers/citation-job';
import type { DeskParts } from './desk-parts';
import type { DeskState } from './desk-state';

type Cited = Pick<Source, 'citation' | 'provenance'>;

/** What is asked of citations. */
export interface CitingActions {
  /** Formats citations in the chosen style and language; `no-style` while none is chosen. */
  readonly formatCitations: FormatCitations;
  /** Takes the passage to the clipboard with its citation; false when the clipboard is not open to this window. */
  copyWithCitation(where: Span): Promise<boolean>;
  /** What `copyWithCitation` would copy of the passage if this were written down about the text. */
  previewCitation(where: Span, citation: CslItem | null): Promise<Result<string, CitationError>>;
  /** Writes down what bibliographies say about the open text; null leaves it to the provenance. */
  saveCitation(citation: CslItem | null): void;
  readBibliography(words: string): Promise<Result<Bibliography, BibliographyError | CitationError>>;
  /** Adds a CSL file to the library and chooses it. */
  addCitationStyle(xml: string): Promise<Result<string, StyleError>>;
  removeCitationStyle(id: string): void;
}

/** The language of citations: the chosen one, else that of the interface. */
export function citationLanguageOf({ citationLanguage, language }: Preferences): CitationLanguage {
  return citationLanguage ?? USUAL_CITATION_LANGUAGE[language];
}

/** The chosen style; null for the short form, and for a style that is not there any more. */
export function citationStyleOf({ preferences, citationStyles }: Pick<DeskState, 'preferences' | 'citationStyles'>): StyleChoice | null {
  const chosen = preferences.citationStyle ?? SHORT_STYLE;
  if (BUNDLED_STYLES.some(({ name }) => name === chosen)) return { kind: 'bundled', name: chosen };
  const own = citationStyles.get(chosen);
  return own === undefined ? null : { kind: 'own', id: own.id, xml: own.xml };
}

export function createCitingActions(parts: DeskParts, client: CitationClient): CitingActions {
  const { store, records } = parts;

  async function formatCitations(request: CitationRequest): ReturnType<CitingActions['formatCitations']> {
    const style = citationStyleOf(store.getState());
    if (style === null) return err({ code: 'no-style' });
    return await client.format({ style, language: citationLanguageOf(store.getState().preferences), request });
  }

  async function wordsFor(where: Span, work: Cited): Promise<Result<CopiedWords, CitationError | { readonly code: 'no-style' }>> {
    const { source, preferences } = store.getState();
    if (source === null) return err({ code: 'no-style' });
    const locator = locatorOf(source.text, where, citationLanguageOf(preferences));
    const formatted = await formatCitations({ works: [{ id: 'work', item: citationOf(work) }], citations: [[{ id: 'work', locator }]] });
    if (!formatted.ok) return formatted;
    const place = formatPlaceRange(source.text, where);
    return ok(quotationWithCitation({ quotation: quotePassage(source.text, where), formatted: formatted.value, locator, place }));
  }

  async function wordsToCopy(where: Span, work: Cited): Promise<CopiedWords | null> {
    const words = await wordsFor(where, work);
    if (words.ok) return words.value;
    if (words.error.code === 'style-failed')
      parts.notify({ kind: 'error', key: 'citation-failed', values: { detail: words.error.detail }, canUndo: false });
    return null;
  }

  return {
    formatCitations,
    copyWithCitation: async (where) => await copyWords(store.getState(), where, wordsToCopy),
    async previewCitation(where, citation) {
      const { source, work } = store.getState();
      if (source === null || work === null) return ok('');
      const cited = { citation, provenance: work.provenance };
      const words = await wordsFor(where, cited);
      if (words.ok) return ok(words.value.text);
      return words.error.code === 'no-style' ? ok(citePassage(source.text, where, cited)) : err(words.error);
    },
    saveCitation(citation) {
      const { work } = store.getState();
      if (work !== null) records.commit(editCitation(work, citation, records.context()));
    },
    readBibliography: (words) => client.read(words),
    async addCitationStyle(xml) {
      const { readCitationStyle } = await import('../../shared/citation/read-citation-style');
      const style = readCitationStyle(xml);
      if (!style.ok) return style;
      const { id, title } = style.value;
      const before = store.getState().citationStyles.get(id) ?? null;
      records.commit(addCitationStyle(before, { id, title, xml }, records.context()));
      parts.savePreferences({ citationStyle: id });
      return ok(id);
    },
    removeCitationStyle(id) {
      const before = store.getState().citationStyles.get(id);
      if (before === undefined) return;
      records.commit(removeCitationStyle(before, records.context()));
      parts.savePreferences({ citationStyle: SHORT_STYLE });
    },
  };
}

/** The short form is there at once; a style may take a moment, during which the clipboard waits. */
async function copyWords(
  state: DeskState,
  where: Span,
  wordsFor: (where: Span, work: Cited) => Promise<CopiedWords | null>,
): Promise<boolean> {
  const { source, work } = state;
  if (source === null || work === null) return false;
  const short = citePassage(source.text, where, work);
  try {
    if (citationStyleOf(state) === null) await navigator.clipboard.writeText(short);
    else await navigator.clipboard.write([itemOf(wordsFor(where, work), short)]);
    return true;
  } catch {
    return false;
  }
}

function itemOf(words: Promise<CopiedWords | null>, short: string): ClipboardItem {
  const blob = (type: string, choose: (copied: CopiedWords) => string) =>
    words.then((copied) => new Blob([copied === null ? short : choose(copied)], { type }));
  return new ClipboardItem({
    'text/plain': blob('text/plain', ({ text }) => text),
    'text/html': blob('text/html', ({ html }) => html),
  });
}
