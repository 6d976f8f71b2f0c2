/** Letters, marks and digits, with apostrophes, hyphens and decimal points inside. A Han or kana character is counted by itself. */
const WORD_OR_CHARACTER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+(?:['’.,·-](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+)*/gu;
/** Scripts that write no spaces between words: only a dictionary finds them. */
const NEEDS_DICTIONARY = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORDS = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * The number of words as readers count them: "long-term" and "can’t" are one word each; every Han and kana character counts as one,
 * as is usual for Chinese and Japanese; Thai, Lao, Khmer and Burmese are divided by `Intl.Segmenter`.
 */
export function countWords(text: string): number {
  if (NEEDS_DICTIONARY.test(text)) {
    return Array.from(WORDS.segment(text)).filter((segment) => segment.isWordLike === true).length;
  }
  let count = 0;
  WORD_OR_CHARACTER.lastIndex = 0;
  while (WORD_OR_CHARACTER.test(text)) count += 1;
  return count;
}
