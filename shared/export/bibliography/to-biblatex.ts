import { formatCitationDate } from '../../citation/citation-dates';
import type { CslItem, CslName, CslNames, CslText, CslType } from '../../model/csl-item';

/** The kinds of entries that BibLaTeX (manual, 2.1) has for works; all others are `misc`. */
const ENTRY_TYPES: Partial<Readonly<Record<CslType, string>>> = {
  article: 'article',
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  book: 'book',
  chapter: 'incollection',
  entry: 'inreference',
  'entry-dictionary': 'inreference',
  'entry-encyclopedia': 'inreference',
  'paper-conference': 'inproceedings',
  report: 'report',
  thesis: 'thesis',
  webpage: 'online',
  post: 'online',
  'post-weblog': 'online',
  software: 'software',
  dataset: 'dataset',
  patent: 'patent',
};
const SUBTYPES: Partial<Readonly<Record<CslType, string>>> = { 'article-newspaper': 'newspaper', 'article-magazine': 'magazine' };
const PERSONS = { author: 'author', editor: 'editor', translator: 'translator' } as const satisfies Partial<Record<CslNames, string>>;
/** Words, by CSL's name; what stands in something else has the name that its entry type gives it. */
const FIELDS: readonly (readonly [CslText, string])[] = [
  ['title', 'title'],
  ['title-short', 'shorttitle'],
  ['publisher', 'publisher'],
  ['publisher-place', 'location'],
  ['edition', 'edition'],
  ['volume', 'volume'],
  ['issue', 'number'],
  ['page', 'pages'],
  ['collection-title', 'series'],
  ['original-title', 'origtitle'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
  ['note', 'note'],
  ['abstract', 'abstract'],
  ['keyword', 'keywords'],
];
/** Read as they stand: nothing in them is a command. */
const VERBATIM: readonly (readonly [CslText, string])[] = [
  ['DOI', 'doi'],
  ['URL', 'url'],
];

/**
 * A work as a BibLaTeX entry in UTF-8. Titles stand in two pairs of braces, so that no style alters their capitals. What BibLaTeX has no
 * field for is left out.
 */
export function toBiblatex(key: string, item: CslItem): string {
  const type = ENTRY_TYPES[item.type] ?? 'misc';
  const container = type === 'article' ? 'journaltitle' : type === 'online' || type === 'misc' ? 'organization' : 'booktitle';
  const persons = Object.entries(PERSONS).flatMap(([name, field]) => {
    const names = (name === 'author' ? item.author : name === 'editor' ? item.editor : item.translator) ?? [];
    return names.length === 0 ? [] : [[field, names.map(nameOf).join(' and ')] as const];
  });
  const words = FIELDS.flatMap(([name, field]) => {
    const value = item[name];
    if (value === undefined) return [];
    return [[field, field === 'title' ? `{${escapeTex(value)}}` : escapeTex(value)] as const];
  });
  const stands = item['container-title'];
  const rows: readonly (readonly [string, string])[] = [
    ...persons,
    ...words,
    ...(stands === undefined ? [] : [[container, escapeTex(stands)] as const]),
    ...dateRows(item),
    ...VERBATIM.flatMap(([name, field]) => (item[name] === undefined ? [] : [[field, encodeVerbatim(item[name])] as const])),
    ...(item.language === undefined ? [] : [['langid', escapeTex(item.language)] as const]),
    ...(SUBTYPES[item.type] === undefined ? [] : [['entrysubtype', SUBTYPES[item.type] ?? ''] as const]),
  ];
  return `@${type}{${key},\n${rows.map(([field, value]) => `  ${field} = {${value}},\n`).join('')}}\n`;
}

function dateRows({ issued, accessed }: CslItem): readonly (readonly [string, string])[] {
  const rows = [
    ['date', issued],
    ['urldate', accessed],
  ] as const;
  return rows.flatMap(([field, date]) => {
    if (date === undefined) return [];
    return [
      [
        field,
        date.literal === undefined
          ? `${formatCitationDate({ ...date, circa: false })}${date.circa === true ? '~' : ''}`
          : escapeTex(date.literal),
      ],
    ];
  });
}

function nameOf({ literal, family, given, suffix, ...particles }: CslName): string {
  if (literal !== undefined) return `{${escapeTex(literal)}}`;
  const particle = [particles['dropping-particle'], particles['non-dropping-particle']].filter((part) => part !== undefined).join(' ');
  const last = [particle, family].filter((part) => part !== undefined && part !== '').join(' ');
  return [last, suffix, given]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => escapeTex(part ?? ''))
    .join(', ');
}

const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escapeTex(words: string): string {
  return words.replace(/\s+/gu, ' ').replace(/[\\{}~^$&#_%]/g, (sign) => COMMANDS[sign] ?? `\\${sign}`);
}

/** Braces would end the field. */
function encodeVerbatim(address = ''): string {
  return address.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign));
}
