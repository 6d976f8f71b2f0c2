import { blockAt } from '../../text/block-at';
import { nextBoundary, previousBoundary } from '../../text/graphemes';
import { type Offset, type Span, sliceSpan } from '../../text/offset';
import type { LanguageTag, SourceText } from '../../text/source-text';

/** One occurrence in its context, as a line shows it: words in the original form, line ends and runs of blanks as one blank. */
export interface ConcordanceLine {
  readonly span: Span;
  /** Paragraph number; null in a title, a heading, the credit line or page furniture. */
  readonly paragraph: number | null;
  readonly language: LanguageTag;
  readonly left: string;
  readonly keyword: string;
  readonly right: string;
}

/**
 * The line of an occurrence, with at most `reach` user-perceived characters of context on either side, none of them cut, and none from
 * another block. Costs what is shown, whatever the length of the text.
 */
export function concordanceLine(source: SourceText, where: Span, reach: number): ConcordanceLine {
  const first = blockAt(source, where.start);
  const last = blockAt(source, where.end);
  let from = where.start;
  for (let step = 0; step < reach && from > first.span.start; step += 1) from = previousBoundary(source, from, 'character');
  let to: Offset = where.end;
  for (let step = 0; step < reach && to < last.span.end; step += 1) to = nextBoundary(source, to, 'character');
  return {
    span: where,
    paragraph: first.paragraph,
    language: first.language,
    left: inOneLine(source.text.slice(from, where.start)),
    keyword: inOneLine(sliceSpan(source.text, where)),
    right: inOneLine(source.text.slice(where.end, to)),
  };
}

function inOneLine(words: string): string {
  return words.replace(/\s+/gu, ' ');
}
