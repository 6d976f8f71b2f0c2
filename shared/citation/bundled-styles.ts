/** Author, title and ¶7 s2 in one pair of brackets: what is copied while no style is chosen. */
export const SHORT_STYLE = 'short';

/** The citation styles that come with Postil: the file's name, and what the style is called in every interface language. */
export const BUNDLED_STYLES = [
  { name: 'apa', title: 'APA (7)' },
  { name: 'chicago-notes-bibliography', title: 'Chicago (18), notes' },
  { name: 'modern-language-association', title: 'MLA (9)' },
  { name: 'china-national-standard-gb-t-7714-2025-note', title: 'GB/T 7714—2025, 脚注 / notes' },
  { name: 'china-national-standard-gb-t-7714-2025-author-date', title: 'GB/T 7714—2025, 著者-出版年 / author–date' },
  { name: 'china-national-standard-gb-t-7714-2025-numeric', title: 'GB/T 7714—2025, 顺序编码 / numeric' },
  { name: 'china-national-standard-gb-t-7714-2015-numeric', title: 'GB/T 7714—2015, 顺序编码 / numeric' },
] as const;
