import type { RevisionId, Target } from '../model/records';
import { blockAt } from '../text/block-at';
import { isGraphemeBoundary } from '../text/graphemes';
import { offset, type Span, sliceSpan } from '../text/offset';
import type { SourceText } from '../text/source-text';
import type { OccurrencesOf } from './occurrence-index';
import { findOccurrences } from './occurrences';

/** UTF-16 units of context kept on either side of a quotation; fewer where a user-perceived character would be cut. */
export const CONTEXT_LENGTH = 32;

/**
 * Everything by which the passage can be found again: offsets, quotation, context, paragraph, and which of how many equal wordings it is
 * (overlapping ones counted, case and spelling exact). `resolveTarget` is its inverse. Linear in the length of the text,
 * unless `occurrencesOf` knows better (`createOccurrenceIndex` when thousands are described).
 */
export function describeTarget(
  source: SourceText,
  revisionId: RevisionId,
  where: Span,
  occurrencesOf: OccurrencesOf = (words) => findOccurrences(source.text, words),
): Target {
  const { text } = source;
  const exact = sliceSpan(text, where);
  const occurrences = occurrencesOf(exact);
  return {
    revisionId,
    start: where.start,
    end: where.end,
    quote: {
      exact,
      prefix: text.slice(cutBefore(source, where.start), where.start),
      suffix: text.slice(where.end, cutAfter(source, where.end)),
    },
    paragraph: blockAt(source, where.start).paragraph,
    occurrence: [occurrences.indexOf(where.start) + 1, occurrences.length],
  };
}

function cutBefore(source: SourceText, start: number): number {
  let cut = Math.max(0, start - CONTEXT_LENGTH);
  while (cut < start && !isGraphemeBoundary(source, offset(cut))) cut += 1;
  return cut;
}

function cutAfter(source: SourceText, end: number): number {
  let cut = Math.min(source.text.length, end + CONTEXT_LENGTH);
  while (cut > end && !isGraphemeBoundary(source, offset(cut))) cut -= 1;
  return cut;
}
