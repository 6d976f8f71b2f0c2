import type { BlockKind } from './source-text';

/** A block before its kind is known: where it is, without line ends and blank lines around it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** True when a blank line stands before it. */
  readonly apart: boolean;
}

const LINE_END = /\r\n|[\n\r\u2028\u2029]/g;
/** A line longer than this was not broken by hand: then every line is a paragraph of its own. */
const LONGEST_BROKEN_LINE = 160;
const LONGEST_TITLE = 200;
const LONGEST_HEADING = 100;
const LONGEST_CREDIT = 400;
const LONGEST_FURNITURE = 240;

/** Lines with words, in order; white space around them (and a byte order mark) is left out. */
function linesOf(text: string): Stretch[] {
  const lines: Stretch[] = [];
  let apart = true;
  const add = (from: number, to: number) => {
    let start = from;
    let end = to;
    while (start < end && isWhite(text.charCodeAt(start))) start += 1;
    while (end > start && isWhite(text.charCodeAt(end - 1))) end -= 1;
    if (start === end) {
      apart = true;
      return;
    }
    lines.push({ start, end, apart });
    apart = false;
  };
  let from = 0;
  for (const match of text.matchAll(LINE_END)) {
    add(from, match.index);
    from = match.index + match[0].length;
  }
  add(from, text.length);
  return lines;
}

function isWhite(unit: number): boolean {
  return unit <= 0x20 || (unit >= 0x80 && unit <= 0xa0) || unit === 0x3000 || unit === 0xfeff || (unit >= 0x2000 && unit <= 0x200a);
}

/**
 * Blocks of a plain text. Lines broken by hand (none longer than 160 units, blank lines between the paragraphs) are joined;
 * otherwise every line is a block.
 */
export function stretchesOf(text: string): readonly Stretch[] {
  const lines = linesOf(text);
  const groups = lines.filter((line) => line.apart).length;
  const isBroken = groups > 1 && groups < lines.length && lines.every((line) => line.end - line.start <= LONGEST_BROKEN_LINE);
  if (!isBroken) return lines;
  const joined: Stretch[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (line.apart || last === undefined) joined.push(line);
    else joined[joined.length - 1] = { start: last.start, end: line.end, apart: last.apart };
  }
  return joined;
}

const HEADING =
  /^(?:(?:chapter|book|part|section|canto|act|scene|volume|epilogue|prologue|preface|introduction|conclusion|appendix)(?=[\s.:\divxlc]|$)[^.!?]*\.?|[IVXLC]{1,7}\.?|第[一二三四五六七八九十百千〇零\d]{1,6}[章节節回卷部编編篇][^。！？]*)$/iu;
const SENTENCE_END = /[.。；;,，、:：][”’"')\]）」』]*$/u;

function isHeading(words: string): boolean {
  return words.length <= LONGEST_HEADING && HEADING.test(words);
}

/** A title stands first, is short, does not end like a sentence and is set apart from, or shorter than, what follows. */
function isTitle(text: string, first: Stretch, second: Stretch): boolean {
  const words = text.slice(first.start, first.end);
  if (words.length > LONGEST_TITLE || /[\n\r]/.test(words) || SENTENCE_END.test(words)) return false;
  return second.apart || second.end - second.start > words.length;
}

const CREDIT =
  /^[([（【〔—–-]*\s*(?:(?:the\s+)?authors?|written by|translated by|translators?|editors?|edited by|by(?=\s*[:：])|sources?|originally published(?: in)?|作者|譯者|译者|編輯|编辑|責任編輯|责任编辑|來源|来源|撰文|供稿)\s*(?:[:：]|(?<=by|in)\s)/iu;

const BYLINE = /^[Bb][Yy] \p{Lu}[\p{L}\p{M}.'’ -]{1,60}$/u;

function isCredit(words: string): boolean {
  return words.length <= LONGEST_CREDIT && (CREDIT.test(words) || BYLINE.test(words));
}

/** What comment forms, sharing bars and consent lines of common web publishing systems print around an article. */
const FURNITURE: readonly RegExp[] = [
  /^(?:leave|post|write|add|submit) a (?:reply|comment)(?: to .+)?(?: cancel reply)?$/i,
  /^cancel reply$/i,
  /^your e-?mail address will not be published\.?(?: required fields are marked \*?)?$/i,
  /^required fields are marked \*?$/i,
  /^(?:name|e-?mail|website|comment|message) ?\*?$/i,
  /^save my name, e-?mail,? and website in this browser for the next time i comment\.?$/i,
  /^(?:post|submit) (?:comment|reply)$/i,
  /^(?:\d+|no) (?:comments?|responses?|replies)(?: (?:on|to) .+)?$/i,
  /^(?:you must be|please) (?:logged|log) in to (?:post a|leave a) comment\.?$/i,
  /^this site uses akismet to reduce spam\..*$/i,
  /^(?:share|like|tweet) this:?$/i,
  /^(?:share|print|e-?mail|facebook|twitter|whatsapp|telegram|linkedin|reddit|like loading\W*|loading\W*)$/i,
  /^(?:related|related (?:posts|articles)|previous (?:post|article)|next (?:post|article)|post navigation|read more|back to top)\W*$/i,
  /^(?:subscribe|sign up)(?: to| for) (?:our|the) newsletter.*$/i,
  /^(?:copyright|©|all rights reserved)\b.{0,120}$/i,
  /^(?:发表|發表|发布|發佈)(?:评论|評論|回复|回覆|留言)(?:取消回复|取消回覆)?$/u,
  /^(?:您的)?(?:电子)?(?:邮箱|郵箱|邮件|電子郵件)地址不(?:会|會)被?公[开開]。?\s*(?:必填.{0,12}\*.{0,6})?$/u,
  /^發佈留言必須填寫的電子郵件地址不會公開。?.{0,20}$/u,
  /^(?:分享到|相关文章|相關文章|上一篇|下一篇|返回顶部|返回頂部)[:：]?.{0,60}$/u,
];

function isFurniture(words: string): boolean {
  if (words.length > LONGEST_FURNITURE) return false;
  return words.split(/[\n\r]+/).every((line) => FURNITURE.some((rule) => rule.test(line.trim())));
}

/**
 * The kind of every stretch, by general rules: a title first; credit lines under the title or at the end; page furniture only in the
 * tail, where nothing but furniture follows; headings by their wording; everything else is a paragraph.
 */
export function kindsOf(text: string, stretches: readonly Stretch[]): readonly BlockKind[] {
  const kinds: BlockKind[] = stretches.map(({ start, end }) =>
    end - start <= LONGEST_HEADING && isHeading(text.slice(start, end)) ? 'heading' : 'paragraph',
  );
  const [first, second] = stretches;
  if (first !== undefined && second !== undefined && isTitle(text, first, second)) kinds[0] = 'title';
  const start = kinds[0] === 'title' ? 1 : 0;
  let tail = stretches.length;
  const tailWhile = (holds: (words: string) => boolean, kind: BlockKind) => {
    for (; tail > Math.max(start, 1); tail -= 1) {
      const stretch = stretches[tail - 1];
      if (stretch === undefined || !holds(text.slice(stretch.start, stretch.end))) return;
      kinds[tail - 1] = kind;
    }
  };
  tailWhile(isFurniture, 'furniture');
  tailWhile(isCredit, 'credit');
  const byline = stretches[start];
  if (start === 1 && byline !== undefined && tail > 2 && isCredit(text.slice(byline.start, byline.end))) kinds[start] = 'credit';
  return kinds;
}
