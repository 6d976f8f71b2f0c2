import { countWords } from '../text/count-words';
import { chineseOrthography } from '../text/language';

/** A longer passage is set apart, in words (Chinese characters count as one each). */
const MOST_IN_LINE = 40;

/** The words of a passage as they are set apart: a line a paragraph, without blank lines. */
export function setApart(passage: string): string {
  return passage
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The words of a passage as they run on in a sentence, with the quotation marks of their script; null when it is too long for that. */
export function runInLine(
  passage: string,
  most = MOST_IN_LINE,
): { readonly opening: string; readonly words: string; readonly closing: string } | null {
  const words = setApart(passage)
    .replace(/(?<=\p{Script=Han}|[，。、；：！？])\n/gu, '')
    .replace(/\n/g, ' ');
  if (words === '' || countWords(words) > most) return null;
  const isHan = (words.match(/\p{Script=Han}/gu) ?? []).length * 2 > words.length;
  return isHan && chineseOrthography(words) === 'zh-Hant' ? { opening: '「', words, closing: '」' } : { opening: '“', words, closing: '”' };
}
