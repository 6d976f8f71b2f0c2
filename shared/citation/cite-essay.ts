import { resolveTarget } from '../anchor/resolve';
import type { Result } from '../base/result';
import type { EssayBlock } from '../model/essay';
import type { CitationLanguage } from '../model/preferences';
import type { RevisionId, Source, Target } from '../model/records';
import type { Span } from '../text/offset';
import { formatPlaceRange } from '../text/place';
import type { SourceText } from '../text/source-text';
import { citationOf } from './citation-of';
import { citesOfEssay, citesPlaces, requestOfEssay } from './essay-citations';
import type { CitationError, CitationRequest, FormattedCitations } from './format-citations';
import { locatorOf } from './locator';
import { shortCitations } from './short-citations';

/** The citations of an essay as they are to be shown. */
export interface EssayCitations {
  readonly formatted: FormattedCitations;
  /** True when they say where a passage stands. */
  readonly citesPlaces: boolean;
  /** Why the chosen style could not be used; the short form stands in its place. Null when all is well. */
  readonly failure: string | null;
}

/** The text that an essay is on, and how its citations are written. */
export interface CitedText {
  readonly text: SourceText;
  readonly revisionId: RevisionId;
  readonly work: Pick<Source, 'citation' | 'provenance'>;
  readonly language: CitationLanguage;
}

/** Writes citations in the chosen style; `no-style` where none is chosen. */
export type FormatCitations = (
  request: CitationRequest,
) => Promise<Result<FormattedCitations, CitationError | { readonly code: 'no-style' }>>;

/** Formats the citations of an essay, in the order of `citesOfEssay`; in the short form where no style is chosen or it fails. */
export async function citeEssay(
  { text, revisionId, work, language }: CitedText,
  format: FormatCitations,
  blocks: readonly EssayBlock[],
): Promise<EssayCitations> {
  const cites = citesOfEssay(blocks);
  const whereOf = (target: Target): Span | null => {
    const anchor = resolveTarget(text, revisionId, target);
    return anchor.state === 'anchored' ? anchor.span : null;
  };
  const item = citationOf(work);
  const request = requestOfEssay(cites, item, (target) => {
    const where = whereOf(target);
    return where === null ? null : locatorOf(text, where, language);
  });
  const done = await format(request);
  if (done.ok) return { formatted: done.value, citesPlaces: citesPlaces(done.value, request), failure: null };
  const places = cites.map(({ target }) => {
    const where = target === null ? null : whereOf(target);
    return where === null ? '' : formatPlaceRange(text, where);
  });
  const failure = done.error.code === 'no-style' ? null : done.error.detail;
  return { formatted: shortCitations(item, places), citesPlaces: true, failure };
}
