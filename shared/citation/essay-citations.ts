import { linesOf } from '../commentary/essay-text';
import type { CslItem } from '../model/csl-item';
import type { EssayBlock, EssayCitation, EssayInline } from '../model/essay';
import { plainTextOfRuns } from './cited-runs';
import type { CitationRequest, FormattedCitations } from './format-citations';
import { type Locator, tellsLocator } from './locator';

/** A citation of an essay, and where it stands among the notes. */
export interface EssayCite {
  readonly target: EssayCitation['attrs']['target'];
  /** The number of its note, counted from 1, when every citation in the text is a note beside the footnotes written by hand. */
  readonly note: number;
}

/** The citations of an essay in the order in which they are read, each footnote's where its number stands. */
export function citesOfEssay(blocks: readonly EssayBlock[]): readonly EssayCite[] {
  const cites: EssayCite[] = [];
  let notes = 0;
  for (const block of blocks)
    for (const line of linesOf(block))
      for (const node of line) {
        if (node.type !== 'footnote' && node.type !== 'citation') continue;
        notes += 1;
        for (const cited of citationsIn(node)) cites.push({ target: cited.attrs.target, note: notes });
      }
  return cites;
}

/** The citation itself, or those in a footnote. */
export function citationsIn(node: EssayInline): readonly EssayCitation[] {
  if (node.type === 'citation') return [node];
  return node.type === 'footnote' ? (node.content ?? []).filter((inner) => inner.type === 'citation') : [];
}

/** The key that an essay names its work by. */
const WORK = 'work';

/** What is to be formatted for an essay on one work. */
export function requestOfEssay(
  cites: readonly EssayCite[],
  item: CslItem,
  locatorOf: (target: NonNullable<EssayCite['target']>) => Locator | null,
): CitationRequest {
  return {
    works: [{ id: WORK, item }],
    citations: cites.map(({ target }) => [{ id: WORK, locator: target === null ? null : locatorOf(target) }]),
    notes: cites.map(({ note }) => note),
  };
}

/** True when the citations of this style say where a passage stands. One that only repeats another may leave it out. */
export function citesPlaces({ citations }: FormattedCitations, { citations: asked }: CitationRequest): boolean {
  return citations.some((runs, index) => {
    const locator = asked[index]?.[0]?.locator ?? null;
    const words = plainTextOfRuns(runs);
    // "[7]" is a number of the bibliography, not ¶7.
    return locator !== null && !/^\[?[\d\s,–-]+\]?$/u.test(words) && tellsLocator(words, locator);
  });
}
