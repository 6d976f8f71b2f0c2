import { type Properties, setProperties, splitNote } from './front-matter';
import { digestOf, type FoundRegion, findRegions, writeRegion } from './region';

/** A note as Postil would write it. */
export interface FreshNote {
  readonly properties: Properties;
  /** In order; each key once. */
  readonly regions: readonly { readonly key: string; readonly content: string }[];
}

/** What became of a region. */
export type RegionOutcome =
  | 'made'
  | 'updated'
  | 'same'
  /** The reader had written in it: their version stands right below the new one. */
  | 'kept-beside'
  /** The reader had written in it, and there is nothing new to say. */
  | 'left-alone'
  /** The reader had taken it out of the note: it does not come back. */
  | 'taken-out';

export interface MergedNote {
  readonly text: string;
  readonly outcomes: readonly { readonly key: string; readonly outcome: RegionOutcome }[];
}

/**
 * Brings a note up to date. What stands outside of regions stays as it is; of a region in which the reader has written, their version
 * is kept below the new one, under the callout `keptTitle`. Regions of what is no longer there stay. `isWhole`: the note is about one
 * thing only, so that a region missing in it was taken out by the reader; in others a missing one is new.
 */
export function mergeNote(fresh: FreshNote, existing: string | null, keptTitle: string, isWhole: boolean): MergedNote {
  if (existing === null) {
    const body = fresh.regions.map(({ key, content }) => writeRegion(key, content)).join('\n\n');
    const outcomes = fresh.regions.map(({ key }) => ({ key, outcome: 'made' as const }));
    return { text: noteOf(setProperties(null, fresh.properties), `\n${body}\n`), outcomes };
  }
  const { yaml, body } = splitNote(existing.replaceAll('\r\n', '\n'));
  const merging = new Merging(body, keptTitle);
  const outcomes = fresh.regions.map(({ key, content }) => ({ key, outcome: merging.take(key, content, isWhole) }));
  return { text: noteOf(setProperties(yaml, fresh.properties), merging.body), outcomes };
}

function noteOf(yaml: string, body: string): string {
  return yaml === '' ? body : `---\n${yaml}\n---\n${body}`;
}

class Merging {
  body: string;
  readonly #keptTitle: string;
  /** The region after which a new one stands. */
  #last: string | null = null;

  constructor(body: string, keptTitle: string) {
    this.body = body;
    this.#keptTitle = keptTitle;
  }

  take(key: string, content: string, isWhole: boolean): RegionOutcome {
    const found = this.#find(key);
    if (found === undefined) {
      if (isWhole) return 'taken-out';
      this.#insert(writeRegion(key, content));
      this.#last = key;
      return 'made';
    }
    this.#last = key;
    const [fresh, stands] = [digestOf(content), digestOf(found.content)];
    if (stands === fresh) {
      // It may have come to say the same by the reader's own hand.
      if (found.written !== fresh) this.#replace(found, writeRegion(key, content));
      return 'same';
    }
    if (stands === found.written) {
      this.#replace(found, writeRegion(key, content));
      return 'updated';
    }
    if (found.written === fresh) return 'left-alone';
    this.#replace(found, `${writeRegion(key, content)}\n\n> [!note] ${this.#keptTitle}\n\n${withoutBlockId(found.content, key)}`);
    return 'kept-beside';
  }

  #find(key: string): FoundRegion | undefined {
    return findRegions(this.body).find((region) => region.key === key);
  }

  #replace({ start, end }: FoundRegion, region: string): void {
    this.body = this.body.slice(0, start) + region + this.body.slice(end);
  }

  #insert(region: string): void {
    const after = this.#last === null ? undefined : this.#find(this.#last);
    if (after !== undefined) this.body = `${this.body.slice(0, after.end)}\n\n${region}${this.body.slice(after.end)}`;
    else this.body = `\n${region}\n${this.body === '' || this.body.startsWith('\n') ? '' : '\n'}${this.body}`;
  }
}

/** A block has its id once. */
function withoutBlockId(content: string, key: string): string {
  return content.replace(new RegExp(`\\n*^\\^${key}$\\n*`, 'gm'), '\n\n').trim();
}
