import { resolveTarget } from '../../shared/anchor/resolve';
import { citationOf } from '../../shared/citation/citation-of';
import { citesOfEssay, citesPlaces, requestOfEssay } from '../../shared/citation/essay-citations';
import type { FormattedCitations } from '../../shared/citation/format-citations';
import { locatorOf } from '../../shared/citation/locator';
import { shortCitations } from '../../shared/citation/short-citations';
import type { EssayBlock } from '../../shared/model/essay';
import type { Target } from '../../shared/model/records';
import type { Span } from '../../shared/text/offset';
import { formatPlaceRange } from '../../shared/text/place';
import { type CitingActions, citationLanguageOf } from './desk-citing';
import type { DeskState } from './desk-state';

/** The citations of an essay as they are to be shown. */
export interface EssayCitations {
  readonly formatted: FormattedCitations;
  /** True when they say where a passage stands. */
  readonly citesPlaces: boolean;
  /** Why the chosen style could not be used; the short form stands in its place. Null when all is well. */
  readonly failure: string | null;
}

const NOTHING: EssayCitations = {
  formatted: { isInNotes: false, citations: [], bibliography: [] },
  citesPlaces: false,
  failure: null,
};

/** Formats the citations of an essay on the open text, in the order of `citesOfEssay`. */
export async function citeEssay(
  { source, work, preferences }: DeskState,
  formatCitations: CitingActions['formatCitations'],
  blocks: readonly EssayBlock[],
): Promise<EssayCitations> {
  if (source === null || work === null) return NOTHING;
  const cites = citesOfEssay(blocks);
  const whereOf = (target: Target): Span | null => {
    const anchor = resolveTarget(source.text, source.source.revisionId, target);
    return anchor.state === 'anchored' ? anchor.span : null;
  };
  const language = citationLanguageOf(preferences);
  const item = citationOf(work);
  const request = requestOfEssay(cites, item, (target) => {
    const where = whereOf(target);
    return where === null ? null : locatorOf(source.text, where, language);
  });
  const done = await formatCitations(request);
  if (done.ok) return { formatted: done.value, citesPlaces: citesPlaces(done.value, request), failure: null };
  const places = cites.map(({ target }) => {
    const where = target === null ? null : whereOf(target);
    return where === null ? '' : formatPlaceRange(source.text, where);
  });
  const failure = done.error.code === 'no-style' ? null : done.error.detail;
  return { formatted: shortCitations(item, places), citesPlaces: true, failure };
}
