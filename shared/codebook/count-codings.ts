import type { CodeId } from '../model/records';
import { type Codebook, withAncestors } from './codebook';

/** How many annotations a code is given to. */
export interface CodeCount {
  /** To which this very code is given. */
  readonly own: number;
  /** To which it or a code below it is given, each annotation counted once. */
  readonly branch: number;
}

/**
 * Counts the codings of every code in one pass over the lists of codes of the annotations that have any.
 * Codes that are not in the codebook are not counted; codes of the codebook without codings are not in the result.
 */
export function countCodings(codebook: Codebook, codings: Iterable<readonly CodeId[]>): ReadonlyMap<CodeId, CodeCount> {
  const counts = new Map<CodeId, { own: number; branch: number }>();
  for (const codes of codings) {
    for (const id of codes) if (codebook.codes.has(id)) countOf(counts, id).own += 1;
    for (const id of withAncestors(codebook, codes)) countOf(counts, id).branch += 1;
  }
  return counts;
}

function countOf(counts: Map<CodeId, { own: number; branch: number }>, id: CodeId): { own: number; branch: number } {
  const known = counts.get(id) ?? { own: 0, branch: 0 };
  counts.set(id, known);
  return known;
}
