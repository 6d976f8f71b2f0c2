import { type FoldedText, foldText } from '../text/fold';

/** A stretch that matches may not leave: a block of the text, a line of a note. */
export interface SearchedLine {
  readonly start: number;
  readonly end: number;
}

/** How a text is folded before it is searched; null searches it as it is. */
export type Folding = 'case' | 'diacritics' | 'case-and-diacritics' | null;

/** A text that is searched again and again: its foldings are made when first needed and kept. */
export interface SearchedText {
  readonly text: string;
  readonly lines: readonly SearchedLine[];
  folded(folding: Exclude<Folding, null>): FoldedText;
}

/** Prepares `text` for searching; `lines` are in order and do not overlap. Folding a text of three million units takes some 0.1 s, once. */
export function createSearchedText(text: string, lines: readonly SearchedLine[]): SearchedText {
  const foldings = new Map<Folding, FoldedText>();
  return {
    text,
    lines,
    folded(folding) {
      const known = foldings.get(folding);
      if (known !== undefined) return known;
      const made = foldFor(text, folding);
      foldings.set(folding, made);
      return made;
    },
  };
}

/** Folds a text or a pattern. Differences that a keyboard cannot write (width, quotation marks) go with either. */
export function foldFor(text: string, folding: Exclude<Folding, null>): FoldedText {
  return foldText(text, { case: folding !== 'diacritics', diacritics: folding !== 'case', width: true });
}
