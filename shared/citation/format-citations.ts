/// <reference path="./citeproc.d.ts" />
import csl from 'citeproc';
import { err, ok, type Result } from '../base/result';
import type { CslItem } from '../model/csl-item';
import type { CitationLanguage } from '../model/preferences';
import { type CitedRun, readCitedHtml } from './cited-runs';
import type { Locator } from './locator';

/** A work with the key that citations name it by. */
export interface CitedWork {
  readonly id: string;
  readonly item: CslItem;
}

/** One mention of a work at a place in it. */
export interface Cite {
  readonly id: string;
  readonly locator: Locator | null;
}

/**
 * What is to be formatted: citations in the order in which they stand in the text, each of one or several mentions. Every work is in the
 * bibliography, cited or not.
 */
export interface CitationRequest {
  readonly works: readonly CitedWork[];
  readonly citations: readonly (readonly Cite[])[];
  /** The number of the note that each citation stands in, for styles that cite in notes; each is a note of its own when left out. */
  readonly notes?: readonly number[];
}

export interface FormattedCitations {
  /** True when the style cites in notes, false when it cites in the text. */
  readonly isInNotes: boolean;
  /** In the order of the request. Repeated mentions are shortened as the style wants ("Ibid."). */
  readonly citations: readonly (readonly CitedRun[])[];
  /** The entries of the bibliography in the style's order; empty where the style or the kind of work has none. */
  readonly bibliography: readonly (readonly CitedRun[])[];
}

export type CitationError = { readonly code: 'style-failed'; readonly detail: string };

/** Formats citations in one style and language; making one takes up to some seconds, using it milliseconds. */
export interface CitationFormatter {
  format(request: CitationRequest): Result<FormattedCitations, CitationError>;
}

/**
 * A formatter for a style (the text of a CSL file) and a language. `locales` holds the texts of locale files by language tag, among them
 * at least en-US, which every other falls back on.
 */
export function createCitationFormatter(
  style: string,
  language: CitationLanguage,
  locales: ReadonlyMap<string, string>,
): Result<CitationFormatter, CitationError> {
  let works = new Map<string, CslItem>();
  const system = {
    retrieveItem: (id: string) => ({ ...works.get(id), id }),
    retrieveLocale: (wanted: string) => locales.get(wanted) ?? false,
  } as const;
  const made = attempt(() => {
    const engine = new csl.Engine(system, style, language, true);
    engine.setOutputFormat('html');
    return engine;
  });
  if (!made.ok) return made;
  const engine = made.value;
  return ok({
    format: (request) =>
      attempt(() => {
        const isInNotes = engine.opt.xclass === 'note';
        works = new Map(request.works.map(({ id, item }) => [id, item]));
        const known = request.citations.map((cites) => cites.filter(({ id }) => works.has(id)));
        const clusters = known.map((cites, index) => ({
          citationID: `c${index}`,
          citationItems: cites.map(({ id, locator }) => (locator === null ? { id } : { id, locator: locator.value, label: locator.label })),
          properties: { noteIndex: isInNotes ? (request.notes?.[index] ?? index + 1) : 0 },
        }));
        const cited = new Set(known.flatMap((cites) => cites.map(({ id }) => id)));
        const uncited = [...works.keys()].filter((id) => !cited.has(id));
        engine.updateItems([]);
        const written = engine.rebuildProcessorState(clusters, 'html', uncited);
        const byId = new Map(written.map(([id, , citation]) => [id, citation]));
        const bibliography = engine.makeBibliography();
        return {
          isInNotes,
          citations: clusters.map(({ citationID }) => readCitedHtml(byId.get(citationID) ?? '')),
          bibliography: bibliography === false ? [] : bibliography[1].map(readCitedHtml),
        };
      }),
  });
}

/** citeproc throws, also plain strings, when a style or an item is not what it expects. */
function attempt<T>(work: () => T): Result<T, CitationError> {
  try {
    return ok(work());
  } catch (thrown) {
    return err({ code: 'style-failed', detail: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}
