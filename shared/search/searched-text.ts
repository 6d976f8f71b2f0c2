import { type FoldedText, type FoldOptions, foldText } from '../text/fold';

/** A stretch that matches may not leave: a block of the text, a line of a note. */
export interface SearchedLine {
  readonly start: number;
  readonly end: number;
}

/** A text that is searched again and again: its foldings are made when first needed and kept. */
export interface SearchedText {
  readonly text: string;
  readonly lines: readonly SearchedLine[];
  folded(options: FoldOptions): FoldedText;
}

/** Prepares `text` for searching; `lines` are in order and do not overlap. Folding a text of three million units takes some 0.1 s, once. */
export function createSearchedText(text: string, lines: readonly SearchedLine[]): SearchedText {
  const foldings = new Map<string, FoldedText>();
  return {
    text,
    lines,
    folded(options) {
      const key = nameOf(options);
      const known = foldings.get(key);
      if (known !== undefined) return known;
      const made = foldText(text, options);
      foldings.set(key, made);
      return made;
    },
  };
}

/** There is one table of Han forms. */
function nameOf({ case: inCase, diacritics, keyboard, width, han }: FoldOptions): string {
  return [inCase, diacritics, keyboard, width, han !== null].map(Number).join('');
}
