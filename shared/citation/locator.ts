import type { CitationLanguage } from '../model/preferences';
import type { Span } from '../text/offset';
import { placesOfRange } from '../text/place';
import type { Place, SourceText } from '../text/source-text';

/** A place in a work as CSL names it. */
export interface Locator {
  readonly label: 'paragraph';
  /** "7 s2", "7 s2–8 s1"; the style writes "para." or "段" before it. */
  readonly value: string;
}

/** Where a passage stands, by paragraph and sentence; null outside the numbered paragraphs. */
export function locatorOf(text: SourceText, where: Span, language: CitationLanguage): Locator | null {
  const { first, last } = placesOfRange(text, where);
  const [from, to] = first.paragraph === null ? [last, last] : [first, last.paragraph === null ? first : last];
  if (from.paragraph === null || to.paragraph === null) return null;
  return { label: 'paragraph', value: writeValue(from, to, SENTENCES[language.startsWith('zh') ? 'zh' : 'en']) };
}

/** True when a formatted citation says where the passage stands. */
export function tellsLocator(told: string, { value }: Locator): boolean {
  return withPlainDashes(told).includes(withPlainDashes(value));
}

/** Styles write stretches with dashes of their own. */
function withPlainDashes(words: string): string {
  return words.replace(/[‐-―−]/g, '-');
}

/** How sentences are told: one, and a stretch of them within a paragraph. */
const SENTENCES = {
  en: { one: (n: number) => ` s${n}`, several: (from: number, to: number) => ` s${from}–s${to}` },
  zh: { one: (n: number) => ` 第${n}句`, several: (from: number, to: number) => ` 第${from}–${to}句` },
} as const;

function writeValue(from: Place, to: Place, words: (typeof SENTENCES)['en' | 'zh']): string {
  const whole = (place: Place) => `${place.paragraph}${place.sentence === null ? '' : words.one(place.sentence)}`;
  if (from.paragraph !== to.paragraph) return `${whole(from)}–${whole(to)}`;
  if (from.sentence === null || to.sentence === null || from.sentence === to.sentence) return whole(from);
  return `${from.paragraph}${words.several(from.sentence, to.sentence)}`;
}
