import type { AnnotationId, SourceId } from '../../shared/model/records';
import { applyToGeometry, idsToLookUp, packGeometry } from './geometry';
import type { Journal } from './journal';
import type { PackedGeometry } from './library';
import { sortRows } from './records';
import type { GeometryRow, PostilDatabase } from './schema';
import { describeError } from './store-errors';

/** After the last change, before the packed geometry is written anew. */
const REWRITE_DELAY_MS = 2000;

/** Where geometry is packed when that would hold up the page. */
export interface PackingElsewhere {
  isHeavy(edits: number): boolean;
  pack(sources: readonly SourceId[]): Promise<void>;
}

/** The packed geometry of the sources that this session looks at: always fresh when read, written anew now and then. */
export class GeometryStore {
  readonly #database: PostilDatabase;
  readonly #journal: Journal;
  readonly #sources = new Set<SourceId>();
  readonly #elsewhere: PackingElsewhere | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Edits that are not packed yet. */
  #touched = 0;

  constructor(database: PostilDatabase, journal: Journal, elsewhere: PackingElsewhere | null = null) {
    this.#database = database;
    this.#journal = journal;
    this.#elsewhere = elsewhere;
  }

  async load(sourceId: SourceId): Promise<PackedGeometry> {
    this.#sources.add(sourceId);
    if (this.#elsewhere?.isHeavy(await this.#weighStale(sourceId)) === true) await this.#elsewhere.pack([sourceId]);
    const row = await this.#database.transaction('r', this.#tables, () => this.#freshRow(sourceId));
    const { seq: _seq, ...geometry } = row;
    return geometry;
  }

  /** So many edits were made: the records are to be packed anew, soon. */
  touch(edits: number, onError: (error: unknown) => void): void {
    this.#touched += edits;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.rewrite().catch(onError), REWRITE_DELAY_MS);
  }

  /** Packs the geometry of every source that was looked at. */
  async rewrite(): Promise<void> {
    this.stop();
    const sources = [...this.#sources];
    const isHeavy = this.#elsewhere?.isHeavy(this.#touched) === true;
    this.#touched = 0;
    await (isHeavy ? this.#elsewhere?.pack(sources) : this.pack(sources));
  }

  async pack(sources: readonly SourceId[]): Promise<void> {
    for (const sourceId of sources) {
      await this.#database.transaction('rw', this.#tables, async () => {
        await this.#database.geometry.put(await this.#freshRow(sourceId));
      });
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  get #tables() {
    const { geometry, journal, steps, meta, annotations, notes } = this.#database;
    return [geometry, journal, steps, meta, annotations, notes];
  }

  async #freshRow(sourceId: SourceId): Promise<GeometryRow> {
    const seq = await this.#journal.getLastSeq();
    const packed = await this.#database.geometry.get(sourceId);
    if (packed !== undefined && packed.seq === seq) return packed;
    const rows = packed === undefined ? null : await this.#journal.findRowsAfter(packed.seq);
    const canFollow = packed !== undefined && rows !== null && packed.seq < seq && rows.every((row) => row.kind !== 'replace');
    if (!canFollow) return { ...(await this.#packRows(sourceId)), seq };
    const edits = rows.flatMap((row) => row.edits);
    const noted = await this.#findNoted(idsToLookUp(packed, edits));
    return { ...applyToGeometry(packed, edits, noted), seq };
  }

  /** How many edits, or annotations, would be gone through for a fresh record. */
  async #weighStale(sourceId: SourceId): Promise<number> {
    const { geometry, annotations } = this.#database;
    return await this.#database.transaction('r', this.#tables, async () => {
      const packed = await geometry.get(sourceId);
      return packed === undefined
        ? await annotations.where('sourceId').equals(sourceId).count()
        : await this.#journal.weighAfter(packed.seq);
    });
  }

  async #packRows(sourceId: SourceId): Promise<PackedGeometry> {
    const rows = await this.#database.annotations.where('sourceId').equals(sourceId).toArray();
    const noted = new Set(await this.#database.notes.toCollection().primaryKeys());
    return packGeometry(sourceId, sortRows('annotations', rows).records, noted);
  }

  async #findNoted(ids: readonly AnnotationId[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const notes = await this.#database.notes.bulkGet([...ids]);
    return new Set<string>(ids.filter((_id, i) => notes[i] !== undefined));
  }
}

/** The rows are the truth: a packed record that cannot be written costs time at the next opening and nothing else. */
export function warnOfGeometry(error: unknown): void {
  console.warn('the packed geometry was not written', describeError(error));
}
