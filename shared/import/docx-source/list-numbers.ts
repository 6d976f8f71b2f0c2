import type { DocxPackage } from '../docx/read-package';
import { type GetAttribute, scanXml } from '../docx/scan-xml';
import { formatNumber } from './format-number';
import type { ShapeOf } from './read-styles';

interface ListLevel {
  start: number;
  /** Name of the format of its numbers; `bullet` for none. */
  format: string;
  /** "%1.%2" */
  text: string;
  /** Every number in it is written in digits. */
  isLegal: boolean;
  /** Of the style whose paragraphs stand at this level; '' for none. */
  style: string;
  /** It counts anew after a level as high as this one, 1 the highest; null: after every higher one. */
  restart: number | null;
}

interface AbstractList {
  readonly levels: (ListLevel | undefined)[];
  /** Style that brings the levels instead; '' for none. */
  link: string;
}

interface List {
  abstract: string;
  /** Where levels of this list begin, whatever was counted before. */
  readonly starts: Map<number, number>;
  readonly levels: (ListLevel | undefined)[];
}

/** The levels of a list; what lies deeper counts as the deepest. */
const LEVELS = 9;

/** What stands before an item of a list, and how deep it is. */
export interface ItemMark {
  /** "1.", "(a)", "•"; '' where the list shows nothing. */
  readonly mark: string;
  /** 1 the outermost. */
  readonly depth: number;
}

/**
 * Counts the items of the lists of a file in the order in which they come, as Word does, so that what it shows before them can stand in
 * the text. Lists that share their levels go on counting, unless one of them begins anew.
 */
export class ListNumbers {
  readonly #abstract: ReadonlyMap<string, AbstractList>;
  readonly #lists: ReadonlyMap<string, List>;
  readonly #shapeOf: ShapeOf;
  /** What was counted last, by the list that brings the levels. */
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(abstract: ReadonlyMap<string, AbstractList>, lists: ReadonlyMap<string, List>, shapeOf: ShapeOf) {
    this.#abstract = abstract;
    this.#lists = lists;
    this.#shapeOf = shapeOf;
  }

  /** The mark of the next item of a list; `level` (0 the outermost) is null where the list says it by the style. Null: no such list. */
  next(id: string, level: number | null, style: string): ItemMark | null {
    const list = this.#lists.get(id);
    const found = list === undefined ? null : this.#find(list.abstract);
    if (list === undefined || found === null) return null;
    const levels = found.levels.map((one, index) => list.levels[index] ?? one);
    const byStyle = levels.findIndex((one) => one !== undefined && one.style === style && style !== '');
    const at = Math.min(LEVELS - 1, level ?? Math.max(0, byStyle));
    const counts = this.#count(found.key, list, id, at, levels);
    const own = levels[at];
    return { mark: own === undefined ? '' : markOf(own, counts, levels), depth: at + 1 };
  }

  /** A list that takes its levels from a style is the list of that style. */
  #find(id: string): { readonly key: string; readonly levels: AbstractList['levels'] } | null {
    let key = id;
    for (let steps = 0; steps < LEVELS; steps += 1) {
      const abstract = this.#abstract.get(key);
      if (abstract === undefined) return null;
      const linked = abstract.link === '' ? null : this.#shapeOf(abstract.link).list;
      const next = linked === null ? undefined : this.#lists.get(linked.id)?.abstract;
      if (next === undefined || next === key) return { key, levels: Array.from({ length: LEVELS }, (_, index) => abstract.levels[index]) };
      key = next;
    }
    return null;
  }

  #count(key: string, list: List, id: string, at: number, levels: readonly (ListLevel | undefined)[]): readonly (number | undefined)[] {
    const counts = this.#counts.get(key) ?? [];
    this.#counts.set(key, counts);
    if (!this.#begun.has(id)) {
      this.#begun.add(id);
      for (const [level, start] of list.starts) counts[level] = start - 1;
    }
    const startOf = (level: number) => list.starts.get(level) ?? levels[level]?.start ?? 1;
    for (let level = 0; level < at; level += 1) counts[level] ??= startOf(level);
    counts[at] = (counts[at] ?? startOf(at) - 1) + 1;
    for (let level = at + 1; level < LEVELS; level += 1) {
      const restart = levels[level]?.restart ?? null;
      if (restart === null || at < restart) counts[level] = undefined;
    }
    return counts;
  }
}

function markOf(own: ListLevel, counts: readonly (number | undefined)[], levels: readonly (ListLevel | undefined)[]): string {
  if (own.format === 'bullet') return bulletOf(own.text);
  return own.text.replace(/%([1-9])/g, (_whole, digit: string) => {
    const level = Number(digit) - 1;
    const format = own.isLegal ? 'decimal' : (levels[level]?.format ?? 'decimal');
    return formatNumber(counts[level] ?? 1, format === 'bullet' ? 'decimal' : format);
  });
}

/** Symbol typefaces put their signs where no character has a meaning. */
function bulletOf(text: string): string {
  const sign = text.trim();
  if (sign === '' || /[\u{e000}-\u{f8ff}]/u.test(sign)) return '•';
  return sign === 'o' ? '◦' : sign;
}

/** Reads `numbering.xml`. */
export async function readListNumbers(docx: DocxPackage, shapeOf: ShapeOf): Promise<ListNumbers> {
  const walk = new NumberingWalk();
  const name = docx.related.get('numbering');
  const part = name === undefined ? null : await docx.load(name);
  if (part !== null) await scanXml(part, { open: walk.open, close: walk.close });
  return new ListNumbers(walk.abstract, walk.lists, shapeOf);
}

class NumberingWalk {
  readonly abstract = new Map<string, AbstractList>();
  readonly lists = new Map<string, List>();
  #levels: (ListLevel | undefined)[] | null = null;
  #abstract: AbstractList | null = null;
  #list: List | null = null;
  #level: ListLevel | null = null;
  #override = 0;

  readonly open = (element: string, get: GetAttribute): void => {
    const value = get('w:val');
    if (element === 'w:abstractNum') this.#startAbstract(get('w:abstractNumId'));
    else if (element === 'w:num') this.#startList(get('w:numId'));
    else if (element === 'w:abstractNumId' && this.#list !== null) this.#list.abstract = value;
    else if (element === 'w:numStyleLink' && this.#abstract !== null) this.#abstract.link = value;
    else if (element === 'w:lvlOverride') this.#override = levelOf(get('w:ilvl'));
    else if (element === 'w:startOverride') this.#list?.starts.set(this.#override, numberOf(value, 1));
    else if (element === 'w:lvl') this.#startLevel(levelOf(get('w:ilvl')));
    else if (this.#level !== null) describe(this.#level, element, value);
  };

  readonly close = (element: string): void => {
    if (element === 'w:lvl') this.#level = null;
  };

  #startAbstract(id: string): void {
    this.#abstract = { levels: [], link: '' };
    this.#list = null;
    this.#levels = this.#abstract.levels;
    if (!this.abstract.has(id)) this.abstract.set(id, this.#abstract);
  }

  #startList(id: string): void {
    this.#list = { abstract: '', starts: new Map(), levels: [] };
    this.#abstract = null;
    this.#levels = this.#list.levels;
    if (!this.lists.has(id)) this.lists.set(id, this.#list);
  }

  #startLevel(level: number): void {
    this.#level = { start: 1, format: 'decimal', text: '', isLegal: false, style: '', restart: null };
    if (this.#levels !== null) this.#levels[level] = this.#level;
  }
}

function describe(level: ListLevel, element: string, value: string): void {
  if (element === 'w:start') level.start = numberOf(value, 1);
  else if (element === 'w:numFmt') level.format = value;
  else if (element === 'w:lvlText') level.text = value;
  else if (element === 'w:isLgl') level.isLegal = !['0', 'false', 'off'].includes(value);
  else if (element === 'w:pStyle') level.style = value;
  else if (element === 'w:lvlRestart') level.restart = numberOf(value, 0);
}

function levelOf(value: string): number {
  return Math.min(LEVELS - 1, numberOf(value, 0));
}

function numberOf(value: string, otherwise: number): number {
  return /^\d{1,6}$/.test(value) ? Number(value) : otherwise;
}
