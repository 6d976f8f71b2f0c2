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

/** A region, or what stands between two. */
interface Piece {
  text: string;
}

/** Takes a note apart once, so that thousands of regions cost no more than reading it. */
class Merging {
  readonly #keptTitle: string;
  readonly #pieces: Piece[] = [];
  readonly #regions = new Map<string, { readonly found: FoundRegion; readonly piece: Piece }>();
  /** The region after which a new one stands. */
  #last: Piece | null = null;

  constructor(body: string, keptTitle: string) {
    this.#keptTitle = keptTitle;
    let at = 0;
    for (const found of findRegions(body)) {
      const piece = { text: body.slice(found.start, found.end) };
      this.#pieces.push({ text: body.slice(at, found.start) }, piece);
      if (!this.#regions.has(found.key)) this.#regions.set(found.key, { found, piece });
      at = found.end;
    }
    this.#pieces.push({ text: body.slice(at) });
  }

  get body(): string {
    return this.#pieces.map(({ text }) => text).join('');
  }

  take(key: string, content: string, isWhole: boolean): RegionOutcome {
    const known = this.#regions.get(key);
    if (known === undefined) {
      if (isWhole) return 'taken-out';
      this.#insert(writeRegion(key, content));
      return 'made';
    }
    const { found, piece } = known;
    this.#last = piece;
    const [fresh, stands] = [digestOf(content), digestOf(found.content)];
    if (stands === fresh) {
      // It may have come to say the same by the reader's own hand.
      if (found.written !== fresh) piece.text = writeRegion(key, content);
      return 'same';
    }
    if (stands === found.written) {
      piece.text = writeRegion(key, content);
      return 'updated';
    }
    if (found.written === fresh) return 'left-alone';
    piece.text = `${writeRegion(key, content)}\n\n> [!note] ${this.#keptTitle}\n\n${withoutBlockId(found.content, key)}`;
    return 'kept-beside';
  }

  #insert(region: string): void {
    if (this.#last !== null) {
      this.#last.text += `\n\n${region}`;
      return;
    }
    const rest = this.#pieces[0]?.text ?? '';
    const first = { text: `\n${region}` };
    this.#pieces.unshift(first, { text: this.#pieces.length === 1 && rest === '' ? '\n' : rest.startsWith('\n') ? '\n' : '\n\n' });
    this.#last = first;
  }
}

/** A block has its id once. */
function withoutBlockId(content: string, key: string): string {
  return content.replace(new RegExp(`\\n*^\\^${key}$\\n*`, 'gm'), '\n\n').trim();
}
