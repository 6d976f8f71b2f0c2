import { citeEssay, type EssayCitations } from '../../shared/citation/cite-essay';
import type { EssayBlock } from '../../shared/model/essay';
import { type CitingActions, citationLanguageOf } from './desk-citing';
import type { DeskState } from './desk-state';

const NOTHING: EssayCitations = {
  formatted: { isInNotes: false, citations: [], bibliography: [] },
  citesPlaces: false,
  failure: null,
};

/** Formats the citations of an essay on the open text, in the order of `citesOfEssay`. */
export async function citeOpenEssay(
  { source, work, preferences }: DeskState,
  formatCitations: CitingActions['formatCitations'],
  blocks: readonly EssayBlock[],
): Promise<EssayCitations> {
  if (source === null || work === null) return NOTHING;
  const cited = { text: source.text, revisionId: source.source.revisionId, work, language: citationLanguageOf(preferences) };
  return await citeEssay(cited, formatCitations, blocks);
}
