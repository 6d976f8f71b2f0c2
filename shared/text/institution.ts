const INSTITUTION =
  /\b(?:Academy|Archives?|Association|Bureau|Cent(?:er|re)|College|Commission|Committee|Council|Faculty|Foundation|Institute|Institution|Laboratory|Library|Ministry|Museum|Office|Press|School|Society|Universit(?:y|ät|é|à))\b/u;
/** Chinese names end in their kind: 北京大学, 中央党史和文献研究院. */
const CHINESE_INSTITUTION =
  /\p{Script=Han}+?(?:研究院|研究所|研究室|研究中心|大學|大学|學院|学院|學會|学会|出版社|圖書館|图书馆|博物館|博物馆)/u;

/**
 * The institution that an author's note names, without the office held there: "Director of … of the Central Academy of Party
 * History" gives "Central Academy of Party History". The largest one counts, which English names last. Null where none is recognised.
 */
export function institutionOf(authorNote: string): string | null {
  const chinese = authorNote.match(CHINESE_INSTITUTION)?.[0];
  if (chinese !== undefined) return chinese;
  const parts = authorNote.split(/[,;]\s+|\s+(?:of|at|in|from) the\s+|\s+at\s+/u);
  const named = parts.map((part) => part.trim().replace(/\.$/u, '')).findLast((part) => INSTITUTION.test(part));
  return named ?? null;
}
