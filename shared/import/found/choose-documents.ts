import type { OccurrencesOf } from '../../anchor/occurrence-index';
import { foldName } from '../../codebook/codebook';
import type { ImportDocument } from '../import-report';
import type { FoundAnnotation } from './found-annotation';

/** Quotations shorter than this stand in any text. */
const TELLING = 12;

/**
 * The works that a file has annotations on, and which of them are taken over: those that the reader chose, else those that are called
 * like the open text or have a telling quotation in it, else all of them. A file about one work has no choice to make.
 */
export function chooseDocuments(
  found: readonly FoundAnnotation[],
  title: string,
  occurrencesOf: OccurrencesOf,
  chosen: readonly string[] | null,
): readonly ImportDocument[] {
  const counts = new Map<string, number>();
  const fitting = new Set<string>();
  for (const one of found) {
    const { document } = one;
    counts.set(document, (counts.get(document) ?? 0) + 1);
    if (chosen === null && !fitting.has(document) && isOfText(one, title, occurrencesOf)) fitting.add(document);
  }
  const taken = chosen === null ? fitting : new Set(chosen);
  const isAll = counts.size < 2 || (chosen === null && fitting.size === 0);
  return Array.from(counts, ([name, count]) => ({ name, count, isTaken: isAll || taken.has(name) }));
}

function isOfText({ document, targets }: FoundAnnotation, title: string, occurrencesOf: OccurrencesOf): boolean {
  if (document !== '' && foldName(document) === foldName(title)) return true;
  return targets.some(({ quote }) => quote !== null && quote.exact.length >= TELLING && occurrencesOf(quote.exact).length > 0);
}
