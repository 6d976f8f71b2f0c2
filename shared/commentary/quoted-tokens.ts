/** A whole word, a single Han character or a single sign, folded. */
export interface QuotedWord {
  readonly kind: 'word';
  readonly word: string;
  /** Where it stands, in UTF-16 offsets of the text as given. */
  readonly start: number;
  readonly end: number;
  /** The case of its first letter was altered, and says so: `[W]e`. */
  readonly anyCase: boolean;
}

/** A word, or what stands for words that were left out. */
export type QuotedToken = QuotedWord | { readonly kind: 'gap' };

/** Full width forms that only typing tells apart, and the marks of quotation in every dress. */
const FOLDED = new Map<string, string>(
  Object.entries({
    '，': ',',
    '：': ':',
    '；': ';',
    '！': '!',
    '？': '?',
    '（': '(',
    '）': ')',
    '．': '.',
    '‘': "'",
    '’': "'",
    '‛': "'",
    '“': "'",
    '”': "'",
    '„': "'",
    '‟': "'",
    '"': "'",
    '「': "'",
    '」': "'",
    '『': "'",
    '』': "'",
    '«': "'",
    '»': "'",
    '‹': "'",
    '›': "'",
    '‐': '-',
    '‑': '-',
  }),
);

const ELLIPSIS = String.raw`(?:\.[ \u00A0]?\.[ \u00A0]?\.(?:[ \u00A0]?\.)?|[…⋯]+)`;
const HAN = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]`;
const LETTER = String.raw`(?:(?!${HAN})[\p{L}\p{M}\p{N}]|['’-](?=\p{L}))`;
/** Words as they stand in a text: whole words, single Han characters, single signs. */
const PLAIN = [HAN, `${LETTER}+`, String.raw`\S`];
/** Before them, in a quotation: what the writer has left out or put in. A single letter in brackets is one whose case was altered. */
const EDITED = [
  String.raw`(?<gap>[[(]\s*${ELLIPSIS}\s*[\])]|${ELLIPSIS})`,
  String.raw`(?<sic>\[\s*sic!?\s*\])`,
  String.raw`\[(?<letter>\p{L})\](?<tail>${LETTER}*)`,
  String.raw`(?<added>\[[^\[\]]*\])`,
];
const SOURCE_TOKEN = new RegExp(PLAIN.join('|'), 'gu');
const QUOTED_TOKEN = new RegExp([...EDITED, ...PLAIN].join('|'), 'giu');

/** The words of a source. Blanks and line ends are no words. */
export function tokensOfSource(text: string): readonly QuotedWord[] {
  return Array.from(text.matchAll(SOURCE_TOKEN), (match) => toWord(match, match[0], false));
}

/**
 * The words of a quotation. Marks of quotation, full width punctuation and composed letters are folded, as they are in those of a
 * source; `[sic]` is no word; an ellipsis in any form, and anything else in square brackets, is a gap.
 */
export function tokensOfQuotation(text: string): readonly QuotedToken[] {
  const tokens: QuotedToken[] = [];
  for (const match of text.matchAll(QUOTED_TOKEN)) {
    const { gap, sic, letter, tail = '', added } = match.groups ?? {};
    if (sic !== undefined) continue;
    if (letter !== undefined) tokens.push(toWord(match, letter + tail, true));
    else if (gap === undefined && added === undefined) tokens.push(toWord(match, match[0], false));
    else if (tokens.at(-1)?.kind !== 'gap') tokens.push({ kind: 'gap' });
  }
  return tokens;
}

function toWord(match: RegExpExecArray, word: string, anyCase: boolean): QuotedWord {
  return { kind: 'word', word: fold(word), start: match.index, end: match.index + match[0].length, anyCase };
}

function fold(word: string): string {
  return Array.from(word.normalize('NFC'), (sign) => FOLDED.get(sign) ?? sign).join('');
}
