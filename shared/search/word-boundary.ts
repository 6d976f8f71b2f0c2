const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
/** Scripts that put no spaces between words: any place may be a border. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Marks that belong to the letter before them in any script. */
const FIRST_MARK = 0x300;
const COMBINING_MARK = /(?=\p{M})\p{Script=Inherited}/u;

/** True when no word goes on over either end of `[start, end)`. */
export function isWholeWord(text: string, start: number, end: number): boolean {
  return isBorder(text, start) && isBorder(text, end);
}

/** True when `[start, end)` does not end inside a letter with its marks, nor in a surrogate pair. */
export function endsWithCharacter(text: string, start: number, end: number): boolean {
  if (isLowSurrogate(text.charCodeAt(start))) return false;
  const next = text.charCodeAt(end);
  return !(next >= FIRST_MARK) || !(isLowSurrogate(next) || COMBINING_MARK.test(characterAt(text, end)));
}

function isBorder(text: string, at: number): boolean {
  const before = characterBefore(text, at);
  const after = characterAt(text, at);
  if (!WORD_CHARACTER.test(before) || !WORD_CHARACTER.test(after)) return true;
  return UNSPACED.test(before) || UNSPACED.test(after);
}

function characterAt(text: string, at: number): string {
  const codePoint = text.codePointAt(at);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
}

function characterBefore(text: string, at: number): string {
  if (at <= 0) return '';
  return isLowSurrogate(text.charCodeAt(at - 1)) ? characterAt(text, at - 2) : characterAt(text, at - 1);
}

/** NaN past the end of the text is none. */
function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
