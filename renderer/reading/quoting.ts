import type { Provenance } from '../../shared/model/records';
import { blockAt } from '../../shared/text/block-at';
import type { Span } from '../../shared/text/offset';
import { formatPlaceRange } from '../../shared/text/place';
import type { LanguageTag, SourceText } from '../../shared/text/source-text';

/** The words as found, between the quotation marks of the language they are in. */
export function quotePassage(text: SourceText, where: Span): string {
  const words = text.text.slice(where.start, where.end);
  const [open, close] = quotationMarks(blockAt(text, where.start).language);
  return `${open}${words}${close}`;
}

/** Quotation, author, title and place: “…” (Xu Shan, The Way of Internet Governance, ¶7 s2). */
export function citePassage(text: SourceText, where: Span, { author, title }: Provenance): string {
  const parts = [author, title, formatPlaceRange(text, where)].filter((part) => part !== null && part !== '');
  return `${quotePassage(text, where)} (${parts.join(', ')})`;
}

function quotationMarks(language: LanguageTag): readonly [string, string] {
  if (/^(?:zh-(?:Hant|TW|HK|MO)|ja)\b/i.test(language)) return ['「', '」'];
  return ['“', '”'];
}
