import type { Source } from '../model/records';
import { blockAt } from '../text/block-at';
import type { Span } from '../text/offset';
import { formatPlaceRange } from '../text/place';
import type { LanguageTag, SourceText } from '../text/source-text';
import { citationOf } from './citation-of';

/** The words as found, between the quotation marks of the language they are in. */
export function quotePassage(text: SourceText, where: Span): string {
  const words = text.text.slice(where.start, where.end);
  const [open, close] = quotationMarks(blockAt(text, where.start).language);
  return `${open}${words}${close}`;
}

/** Quotation, author, title and place: “…” (Xu Shan, The Way of Internet Governance, ¶7 s2). */
export function citePassage(text: SourceText, where: Span, work: Pick<Source, 'citation' | 'provenance'>): string {
  const { author = [], title } = citationOf(work);
  const by = author.map(({ literal, given, family }) => literal ?? orderName(family, given)).join(', ');
  const parts = [by, title, formatPlaceRange(text, where)].filter((part) => part !== undefined && part !== '');
  return `${quotePassage(text, where)} (${parts.join(', ')})`;
}

/** Chinese, Japanese and Korean families stand first, without a blank. */
function orderName(family = '', given = ''): string {
  if (/[\p{Script=Han}\p{Script=Hangul}]/u.test(family)) return `${family}${given}`;
  return [given, family].filter((part) => part !== '').join(' ');
}

function quotationMarks(language: LanguageTag): readonly [string, string] {
  if (/^(?:zh-(?:Hant|TW|HK|MO)|ja)\b/i.test(language)) return ['「', '」'];
  return ['“', '”'];
}
