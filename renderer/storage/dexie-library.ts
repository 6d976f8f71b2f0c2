import { deepEqual } from '../../shared/base/deep-equal';
import { err, ok, type Result } from '../../shared/base/result';
import { sha256Hex } from '../../shared/base/sha256';
import { SCHEMA_VERSION } from '../../shared/migration/schema-version';
import type { Change, Edit } from '../../shared/model/change';
import type { Preferences, ReadingPosition } from '../../shared/model/preferences';
import { TABLE_NAMES } from '../../shared/model/records';
import { findRecordKey } from '../../shared/model/validate-records';
import { type Carried, Journal, STEPS_KEPT } from './journal';
import type { Applied, Library, LibraryEvent, LibrarySnapshot, OpenFailure, StoreError, UndoState } from './library';
import { LibraryReader } from './library-reader';
import { createNeighbourWindows, type NeighbourWindows } from './neighbour-windows';
import { type BeforeMigration, openDatabase } from './open-database';
import { findUnsound } from './records';
import type { DatabaseEngine, JournalRow, PostilDatabase } from './schema';
import { describeError, toStoreError } from './store-errors';

export interface OpenLibraryOptions {
  /** `postil` in the app. */
  readonly name: string;
  /** A fresh id for this window. */
  readonly session: string;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly beforeMigration: BeforeMigration;
  /** Steps that can be undone; 2,000 unless a test wants fewer. */
  readonly stepsKept?: number;
  /** Makes the engine fit to be written to after a connection broke, before it is opened again; the error says why it is not yet. */
  readonly mendEngine?: () => Promise<Result<null, StoreError>>;
  /** Comes true when a window before this one was killed: a write that was refused may lie half written, and the engine is mended. */
  readonly isUnclean?: Promise<boolean>;
  /** The page's own IndexedDB unless a test brings another. */
  readonly engine?: DatabaseEngine;
}

/** The library in IndexedDB. Opening upgrades older records, after `beforeMigration` has kept them safe. */
export async function openLibrary(options: OpenLibraryOptions): Promise<Result<DexieLibrary, OpenFailure>> {
  const engine = options.engine ?? { indexedDB, IDBKeyRange };
  const database = await openDatabase(options.name, engine, options.beforeMigration);
  if (!database.ok) return database;
  try {
    return ok(await DexieLibrary.start(database.value, options));
  } catch (error) {
    database.value.close();
    return err({ code: 'damaged', detail: describeError(error) });
  }
}

interface Beginning {
  readonly isEmpty: boolean;
  readonly seq: number;
  readonly undoState: UndoState;
}

/** The library of this window: reads as `LibraryReader` does, and writes one journalled transaction a change. */
export class DexieLibrary extends LibraryReader implements Library {
  readonly isEmpty: boolean;
  readonly #options: OpenLibraryOptions;
  readonly #neighbours: NeighbourWindows;
  readonly #listeners = new Set<(event: LibraryEvent) => void>();
  #queue: Promise<unknown> = Promise.resolve();
  #seenSeq: number;
  #undoState: UndoState;
  /** For good: by us, for a newer version, or because the library is no longer there. */
  #isClosed = false;
  /** The connection broke. The next write opens it again. */
  #isLost = false;
  #mustMend = false;

  static async start(database: PostilDatabase, options: OpenLibraryOptions): Promise<DexieLibrary> {
    const journal = new Journal(database, options.stepsKept ?? STEPS_KEPT);
    const beginning = await database.transaction('r', database.changeTables, async () => ({
      isEmpty: await isNeverUsed(database),
      seq: await journal.getLastSeq(),
      undoState: await journal.getUndoState(),
    }));
    const library = new DexieLibrary(database, journal, options, beginning);
    void options.isUnclean?.then((isUnclean) => library.#mendLater(isUnclean));
    return library;
  }

  private constructor(database: PostilDatabase, journal: Journal, options: OpenLibraryOptions, beginning: Beginning) {
    super(database, journal);
    this.#options = options;
    this.isEmpty = beginning.isEmpty;
    this.#seenSeq = beginning.seq;
    this.#undoState = beginning.undoState;
    this.#neighbours = createNeighbourWindows(options.name, () => void this.#enqueue(() => this.#catchUp()));
    database.on('close', () => this.#onLost('the browser closed the database'));
    database.on('versionchange', () => {
      this.#isClosed = true;
      this.#onLost('another window needs the database for a newer version');
      this.#neighbours.close();
      return false;
    });
  }

  async putText(bytes: Uint8Array): Promise<Result<string, StoreError>> {
    const sha256 = sha256Hex(bytes);
    return await this.#attempt(async () => {
      await this.database.transaction('rw', this.database.texts, async () => {
        const stored = await this.database.texts.get(sha256);
        // One that was damaged is made good.
        if (stored === undefined || !deepEqual(stored.bytes, bytes)) await this.database.texts.put({ sha256, bytes: bytes.slice() });
      });
      return ok(sha256);
    });
  }

  apply(change: Change): Promise<Result<Applied, StoreError>> {
    const unsound = findUnsound(change.edits);
    if (unsound !== null) return Promise.resolve(err(unsound));
    return this.#carryOut(() => this.journal.do(change, this.#options.session));
  }

  undo(): Promise<Result<Applied | null, StoreError>> {
    return this.#carryOut(() => this.journal.undo(this.#stamp()));
  }

  redo(): Promise<Result<Applied | null, StoreError>> {
    return this.#carryOut(() => this.journal.redo(this.#stamp()));
  }

  getUndoState(): UndoState {
    return this.#undoState;
  }

  subscribe(listener: (event: LibraryEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async savePreferences(preferences: Preferences): Promise<void> {
    await this.database.preferences.put({ ...preferences, id: 'desk' });
  }

  async saveReadingPosition(position: ReadingPosition): Promise<void> {
    await this.database.positions.put(position);
  }

  /** Rows without a key cannot be stored; a restore plan counts them beforehand. */
  async replaceAll(snapshot: LibrarySnapshot): Promise<Result<null, StoreError>> {
    const { schemaVersion, tables, texts } = snapshot;
    if (schemaVersion !== SCHEMA_VERSION) return err({ code: 'failed', detail: `the records are of version ${schemaVersion}` });
    return await this.#write(async () => {
      const row = await this.database.transaction('rw', this.allTables, async () => {
        for (const table of TABLE_NAMES) {
          await this.database[table].clear();
          await this.database[table].bulkPut(tables[table].filter((record) => findRecordKey(table, record) !== null));
        }
        await this.database.texts.clear();
        await this.database.texts.bulkPut([...texts]);
        await this.database.geometry.clear();
        return await this.journal.restart(this.#stamp());
      });
      this.#seenSeq = row.seq;
      this.#emit({ type: 'replaced' });
      this.#afterWriting({ undo: null, redo: null });
      return ok(null);
    });
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#neighbours.close();
    this.#listeners.clear();
    void this.#queue
      .then(() => this.geometry.rewrite())
      .catch(warnOfGeometry)
      .finally(() => this.database.close());
  }

  #stamp() {
    return { at: this.#options.now(), session: this.#options.session };
  }

  /** One step in one transaction; then whatever other windows did before it is told, and then the step itself. */
  #carryOut<C extends Carried | null>(work: () => Promise<Result<C, StoreError>>) {
    return this.#write(async () => {
      const { carried, undoState } = await this.database.transaction('rw', this.database.changeTables, async () => ({
        carried: await work(),
        undoState: await this.journal.getUndoState(),
      }));
      if (!carried.ok) {
        // Whoever is refused looks at the records as they are now: what made them so is told before.
        await this.#tellNews(Number.POSITIVE_INFINITY);
        return carried;
      }
      const step = carried.value;
      if (step !== null) {
        if (step.previousSeq > this.#seenSeq) await this.#tellNews(step.row.seq);
        this.#seenSeq = step.row.seq;
        this.#emit({ type: 'applied', applied: toApplied(step.row, step.edits), own: true });
        this.#afterWriting(undoState);
      }
      return ok(toOutcome(step));
    });
  }

  #afterWriting(undoState: UndoState): void {
    this.#setUndoState(undoState);
    this.#neighbours.announce();
    this.geometry.touch(warnOfGeometry);
  }

  /** Another window has announced something, or this one comes back into view. */
  async #catchUp(): Promise<void> {
    if (this.#isClosed || this.#isLost) return;
    const news = await this.#attempt(async () => {
      await this.#tellNews(Number.POSITIVE_INFINITY);
      return ok(await this.database.transaction('r', this.database.journal, () => this.journal.getUndoState()));
    });
    // When the connection broke, that has been told; everything else is caught up with the next time.
    if (news.ok) this.#setUndoState(news.value);
  }

  /** Tells, in order, every step after the last one told and before `end`. */
  async #tellNews(end: number): Promise<void> {
    const { journal, meta } = this.database;
    const [rows, last] = await this.database.transaction('r', journal, meta, async () => [
      await this.journal.findRowsAfter(this.#seenSeq),
      await this.journal.getLastSeq(),
    ]);
    if (rows === null) {
      this.#seenSeq = last;
      this.#emit({ type: 'replaced' });
      return;
    }
    for (const row of rows.filter(({ seq }) => seq < end)) {
      this.#seenSeq = row.seq;
      if (row.kind === 'replace') this.#emit({ type: 'replaced' });
      else this.#emit({ type: 'applied', applied: toApplied(row, row.edits), own: row.session === this.#options.session });
    }
    if (rows.length > 0) this.geometry.touch(warnOfGeometry);
  }

  #setUndoState(state: UndoState): void {
    if (deepEqual(state, this.#undoState)) return;
    this.#undoState = state;
    this.#emit({ type: 'undo-state', state });
  }

  #emit(event: LibraryEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  #onLost(detail: string): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.geometry.stop();
    this.database.close();
    this.#emit({ type: 'closed', detail });
  }

  /** Opens a connection that broke; the error says why there is none. */
  async #reconnect(): Promise<Result<null, StoreError>> {
    if (this.#isClosed) return err({ code: 'closed', detail: 'the library was closed' });
    const mended = await this.#mend();
    if (!mended.ok) return mended;
    await this.database.open();
    const last = await this.database.transaction('r', this.database.journal, () => this.journal.getLastSeq());
    if (last < this.#seenSeq) {
      // Deleted under us: what was opened is a new and empty one. Nothing may be written that makes it look used.
      this.#isClosed = true;
      this.database.close();
      return err({ code: 'closed', detail: 'the library is no longer there' });
    }
    this.#isLost = false;
    this.#emit({ type: 'reopened' });
    return ok(null);
  }

  /** Reading needs no mending and does not wait for it. While there is no room, every write tries it anew and says so. */
  async #mendLater(isUnclean: boolean): Promise<void> {
    this.#mustMend = isUnclean;
    if (isUnclean) await this.#write(async () => ok(null));
  }

  async #mend(): Promise<Result<null, StoreError>> {
    const mended = (await this.#options.mendEngine?.()) ?? ok(null);
    if (mended.ok) this.#mustMend = false;
    return mended;
  }

  async #prepareToWrite(): Promise<Result<null, StoreError>> {
    if (this.#isLost) return await this.#reconnect();
    return this.#mustMend ? await this.#mend() : ok(null);
  }

  #write<T>(work: () => Promise<Result<T, StoreError>>): Promise<Result<T, StoreError>> {
    return this.#enqueue(() =>
      this.#attempt(async () => {
        const ready = await this.#prepareToWrite();
        return ready.ok ? await work() : ready;
      }),
    );
  }

  async #attempt<T>(work: () => Promise<Result<T, StoreError>>): Promise<Result<T, StoreError>> {
    try {
      return await work();
    } catch (caught) {
      const error = toStoreError(caught);
      if (error.code === 'closed') this.#onLost(error.detail);
      return err(error);
    }
  }

  /** One at a time, so that events are told in the order of the journal. */
  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    // Whoever asked hears of a failure; the next in line does not.
    this.#queue = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }
}

function toOutcome<C extends Carried | null>(step: C): C extends null ? null : Applied;
function toOutcome(step: Carried | null): Applied | null {
  return step === null ? null : toApplied(step.row, step.edits);
}

function toApplied(row: JournalRow, edits: readonly Edit[]): Applied {
  return { seq: row.seq, kind: row.kind === 'replace' ? 'do' : row.kind, label: row.label, group: row.group, edits };
}

async function isNeverUsed(database: PostilDatabase): Promise<boolean> {
  const { sources, annotations, notes, journal } = database;
  const counts = await Promise.all([sources, annotations, notes, journal].map((table) => table.count()));
  return counts.every((count) => count === 0);
}

/** The rows are the truth: a packed record that cannot be written costs time at the next opening and nothing else. */
function warnOfGeometry(error: unknown): void {
  console.warn('the packed geometry was not written', describeError(error));
}
