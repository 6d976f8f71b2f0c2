import {
  CSL_DATES,
  CSL_NAMES,
  CSL_TYPES,
  type CslDate,
  type CslItem,
  type CslName,
  findCslFault,
  isCslItem,
  isCslText,
} from '../../model/csl-item';

/** A work as it was read, with what could not be taken over. */
export interface ReadItem {
  readonly item: CslItem;
  /** Names of variables whose content was no good, or that CSL does not have. */
  readonly leftOut: readonly string[];
}

/** Said of an entry, not of the work. */
const NOT_OF_THE_WORK = new Set(['id', 'type', 'citation-key', 'citation-label', '_graph']);

/** RIS calls who wrote a newspaper article its reporter. */
const OTHER_NAMES = new Map<string, (typeof CSL_NAMES)[number]>([['reporter', 'author']]);

/** Languages as BibTeX names them. */
const LANGUAGES = new Map([
  ['american', 'en-US'],
  ['british', 'en-GB'],
  ['chinese', 'zh'],
  ['english', 'en'],
  ['french', 'fr'],
  ['german', 'de'],
  ['italian', 'it'],
  ['japanese', 'ja'],
  ['korean', 'ko'],
  ['latin', 'la'],
  ['ngerman', 'de'],
  ['russian', 'ru'],
  ['spanish', 'es'],
  ['zh_cn', 'zh-CN'],
  ['zh_tw', 'zh-TW'],
]);

/**
 * What a program calls CSL-JSON, made into an item that can be stored: names and dates in whatever form they come, each variable only when
 * its content is sound. A work of no known kind is a document.
 */
export function readCslItem(raw: Readonly<Record<string, unknown>>): ReadItem {
  const type = CSL_TYPES.find((one) => one === raw.type) ?? 'document';
  const leftOut: string[] = [];
  let item: CslItem = { type };
  for (const [name, content] of Object.entries(raw)) {
    if (NOT_OF_THE_WORK.has(name) || content === undefined || content === null || content === '') continue;
    const variable = OTHER_NAMES.get(name) ?? name;
    const next: unknown = { ...item, [variable]: readContent(variable, content) };
    if (findCslFault(next) === null && isCslItem(next)) item = next;
    else leftOut.push(name);
  }
  return { item, leftOut };
}

function readContent(variable: string, content: unknown): unknown {
  if (variable === 'language' && typeof content === 'string') return LANGUAGES.get(content.toLowerCase()) ?? content;
  if (isCslText(variable)) return typeof content === 'number' ? String(content) : typeof content === 'string' ? content.trim() : content;
  if (CSL_NAMES.some((one) => one === variable)) return readNames(content);
  return CSL_DATES.some((one) => one === variable) ? readDate(content) : content;
}

/** RIS gives a single author of some kinds of work without a list. */
function readNames(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(readName);
  return typeof content === 'string' ? [parseName(content)] : content;
}

/** "Xu, Shan" is a family and a given name; what has no comma is not taken apart. */
function readName(name: unknown): unknown {
  if (typeof name === 'string') return parseName(name);
  if (typeof name !== 'object' || name === null) return name;
  const known: Record<string, unknown> = Object.fromEntries(Object.entries(name).filter(([, part]) => part !== '' && part !== undefined));
  const parts = Object.keys(known);
  return parts.length === 1 && parts[0] === 'family' ? { literal: known.family } : known;
}

/** A name as it is written in one line: "Family, Given", else one piece. */
export function parseName(written: string): CslName {
  const [family = '', given = '', ...rest] = written.split(/[,，]/).map((part) => part.trim());
  return rest.length > 0 || family === '' || given === '' ? { literal: written.trim() } : { family, given };
}

function readDate(date: unknown): unknown {
  if (typeof date === 'string') return parseRawDate(date);
  if (typeof date !== 'object' || date === null) return date;
  if ('raw' in date && typeof date.raw === 'string') return parseRawDate(date.raw);
  if (!('date-parts' in date) || !Array.isArray(date['date-parts'])) return date;
  const parts: readonly unknown[] = date['date-parts'];
  const season = 'season' in date && Number(date.season) >= 1 ? { season: Number(date.season) } : {};
  const circa = 'circa' in date && date.circa ? { circa: true } : {};
  return { 'date-parts': parts.map((day) => (Array.isArray(day) ? day.map(Number) : day)), ...season, ...circa };
}

/** "2014/02/27", "2014-02", "2014//" and the like in parts; everything else in words. */
function parseRawDate(raw: string): CslDate {
  const [, year, month, day] = raw.trim().match(/^(-?\d{1,4})(?:[/.-](\d{1,2})?(?:[/.-](\d{1,2})?)?)?[/.-]*$/) ?? [];
  if (year === undefined) return { literal: raw.trim() };
  if (month === undefined) return { 'date-parts': [[Number(year)]] };
  return { 'date-parts': [day === undefined ? [Number(year), Number(month)] : [Number(year), Number(month), Number(day)]] };
}
