import type { Source } from '../model/records';
import { blockAt } from '../text/block-at';
import type { Span } from '../text/offset';
import { formatPlaceRange } from '../text/place';
import type { LanguageTag, SourceText } from '../text/source-text';
import { authorsOf } from './author-names';
import { citationOf } from './citation-of';

/** The words as found, between the quotation marks of the language they are in. */
export function quotePassage(text: SourceText, where: Span): string {
  const words = text.text.slice(where.start, where.end);
  const [open, close] = quotationMarks(blockAt(text, where.start).language);
  return `${open}${words}${close}`;
}

/** Quotation, author, title and place: “…” (Xu Shan, The Way of Internet Governance, ¶7 s2). */
export function citePassage(text: SourceText, where: Span, work: Pick<Source, 'citation' | 'provenance'>): string {
  const item = citationOf(work);
  const parts = [authorsOf(item), item.title, formatPlaceRange(text, where)].filter((part) => part !== undefined && part !== '');
  return `${quotePassage(text, where)} (${parts.join(', ')})`;
}

function quotationMarks(language: LanguageTag): readonly [string, string] {
  if (/^(?:zh-(?:Hant|TW|HK|MO)|ja)\b/i.test(language)) return ['「', '」'];
  return ['“', '”'];
}
