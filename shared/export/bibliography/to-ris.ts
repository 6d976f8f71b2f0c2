import type { CslDate, CslItem, CslName, CslText, CslType } from '../../model/csl-item';

/** The types of the RIS format (as reference managers write it) for CSL's; all others are GEN. */
const TYPES: Partial<Readonly<Record<CslType, string>>> = {
  article: 'JOUR',
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  book: 'BOOK',
  chapter: 'CHAP',
  'entry-dictionary': 'DICT',
  'entry-encyclopedia': 'ENCYC',
  'paper-conference': 'CONF',
  report: 'RPRT',
  thesis: 'THES',
  webpage: 'ELEC',
  post: 'ELEC',
  'post-weblog': 'BLOG',
  manuscript: 'MANSCPT',
  legislation: 'STAT',
  legal_case: 'CASE',
  patent: 'PAT',
};
const TAGS: readonly (readonly [CslText, string])[] = [
  ['title', 'TI'],
  ['title-short', 'ST'],
  ['container-title', 'T2'],
  ['publisher', 'PB'],
  ['publisher-place', 'CY'],
  ['edition', 'ET'],
  ['volume', 'VL'],
  ['issue', 'IS'],
  ['ISBN', 'SN'],
  ['DOI', 'DO'],
  ['URL', 'UR'],
  ['language', 'LA'],
  ['abstract', 'AB'],
  ['note', 'N1'],
];

/** A work as a RIS record, in UTF-8, lines ended by CR LF. What RIS has no tag for is left out. */
export function toRis(key: string, item: CslItem): string {
  const [from, to] = item.page?.split(/[-–—]/) ?? [];
  const rows: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['TY', TYPES[item.type] ?? 'GEN'],
    ['ID', key],
    ...(item.author ?? []).map((name) => ['AU', nameOf(name)] as const),
    ...(item.editor ?? []).map((name) => ['ED', nameOf(name)] as const),
    ...(item.translator ?? []).map((name) => ['A4', nameOf(name)] as const),
    ...TAGS.map(([name, tag]) => [tag, item[name]] as const),
    ['SP', from],
    ['EP', to],
    ...dateRows(item.issued),
  ];
  const lines = rows.flatMap(([tag, value]) =>
    value === undefined || value === '' ? [] : [`${tag}  - ${value.replace(/\s+/gu, ' ')}\r\n`],
  );
  return `${lines.join('')}ER  - \r\n`;
}

function dateRows(date: CslDate | undefined): readonly (readonly [string, string])[] {
  const day = date?.['date-parts']?.[0];
  if (day === undefined) return date?.literal === undefined ? [] : [['PY', date.literal]];
  const [year, month, dayOfMonth] = day;
  const parts = [month, dayOfMonth].flatMap((part) => (part === undefined ? [] : [String(part).padStart(2, '0')]));
  return [['PY', String(year)], ...(parts.length === 0 ? [] : [['DA', [String(year), ...parts].join('/')] as const])];
}

function nameOf({ literal, family, given, suffix }: CslName): string {
  return literal ?? [family, given, suffix].filter((part) => part !== undefined).join(', ');
}
