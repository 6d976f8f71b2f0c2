import type { CslItem } from '../model/csl-item';

/** A translated newspaper article by a person and an institution, as a reader might write it down for the bundled text. */
export const ARTICLE: CslItem = {
  type: 'article-newspaper',
  title: 'The Way of Internet Governance',
  author: [{ family: 'Xu', given: 'Shan' }, { literal: 'Central Academy of Party History' }],
  'container-title': 'Study Times',
  issued: { 'date-parts': [[2019, 11, 4]] },
  accessed: { 'date-parts': [[2026, 11, 26]] },
  URL: 'https://example.org/way?a=1&b=2',
  language: 'en',
};

export const CHINESE_BOOK: CslItem = {
  type: 'book',
  title: '红楼梦',
  author: [{ family: '曹', given: '雪芹' }, { literal: '高鹗' }],
  publisher: '人民文学出版社',
  'publisher-place': '北京',
  issued: { 'date-parts': [[1982]] },
  language: 'zh-CN',
};
