import { COLOR_IDS, type ColorId } from '../../shared/model/records';

/** Names of our highlights in the page's registry. Others' are never touched. */
export const LAYER_NAMES = [
  'postil-earlier',
  ...COLOR_IDS.map((color): `postil-${ColorId}` => `postil-${color}`),
  ...COLOR_IDS.map((color): `postil-${ColorId}-deep` => `postil-${color}-deep`),
  'postil-corrected',
  'postil-doubtful',
  'postil-hover',
  'postil-active',
  'postil-pending',
  'find',
  'find-current',
] as const;
export type LayerName = (typeof LAYER_NAMES)[number];

/** What is painted above what: later layers win the background, line styles add up. */
const PRIORITIES: Readonly<Record<'earlier' | 'mark' | 'deep' | 'state' | 'find', number>> = {
  earlier: -1,
  mark: 0,
  deep: 10,
  state: 20,
  find: 30,
};

function readPriority(name: LayerName): number {
  const place = LAYER_NAMES.indexOf(name);
  if (name === 'postil-earlier') return PRIORITIES.earlier;
  if (name.startsWith('find')) return PRIORITIES.find + place;
  if (name.endsWith('-deep')) return PRIORITIES.deep;
  const color = COLOR_IDS.findIndex((id) => name === `postil-${id}`);
  return color >= 0 ? PRIORITIES.mark + color : PRIORITIES.state + place;
}

/** What is to be painted: a key that stands for the stretch, and its ranges, asked for only when the key is new. */
export type LayerEntries = ReadonlyMap<string, () => readonly StaticRange[]>;

/** One highlight of the registry; painting it again costs what has changed. */
class Layer {
  readonly #name: LayerName;
  readonly #highlight = new Highlight();
  #painted = new Map<string, readonly StaticRange[]>();

  constructor(name: LayerName) {
    this.#name = name;
    this.#highlight.priority = readPriority(name);
    CSS.highlights.set(name, this.#highlight);
  }

  show(entries: LayerEntries): void {
    const painted = new Map<string, readonly StaticRange[]>();
    for (const [key, ranges] of this.#painted) {
      if (entries.has(key)) painted.set(key, ranges);
      else for (const range of ranges) this.#highlight.delete(range);
    }
    for (const [key, build] of entries) {
      if (painted.has(key)) continue;
      const ranges = build();
      for (const range of ranges) this.#highlight.add(range);
      painted.set(key, ranges);
    }
    this.#painted = painted;
  }

  /** The elements below were made anew: everything has to be painted again. */
  forget(): void {
    this.#highlight.clear();
    this.#painted.clear();
  }

  remove(): void {
    this.#highlight.clear();
    if (CSS.highlights.get(this.#name) === this.#highlight) CSS.highlights.delete(this.#name);
  }

  get size(): number {
    return this.#highlight.size;
  }
}

/** All highlights of one reading surface. */
export class HighlightLayers {
  readonly #layers: ReadonlyMap<LayerName, Layer>;

  constructor() {
    this.#layers = new Map(LAYER_NAMES.map((name) => [name, new Layer(name)]));
  }

  show(name: LayerName, entries: LayerEntries): void {
    this.#layers.get(name)?.show(entries);
  }

  forget(): void {
    for (const layer of this.#layers.values()) layer.forget();
  }

  remove(): void {
    for (const layer of this.#layers.values()) layer.remove();
  }

  /** How many ranges are painted at all. */
  countRanges(): number {
    let count = 0;
    for (const layer of this.#layers.values()) count += layer.size;
    return count;
  }
}
