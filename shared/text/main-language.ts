import { languageOf } from './language';
import type { LanguageTag } from './source-text';

/** The language that most of the text is written in, counted in UTF-16 units of its blocks; "und" where none can be told. */
export function mainLanguageOf(text: string, blocks: readonly { readonly start: number; readonly end: number }[]): LanguageTag {
  const lengths = new Map<LanguageTag, number>();
  for (const { start, end } of blocks) {
    const language = languageOf(text, start, end);
    lengths.set(language, (lengths.get(language) ?? 0) + end - start);
  }
  return [...lengths].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'und';
}
