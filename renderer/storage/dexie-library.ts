import { deepEqual } from '../../shared/base/deep-equal';
import { err, ok, type Result } from '../../shared/base/result';
import { HISTORY_SIZE_KEPT } from '../../shared/history/history-step';
import { SCHEMA_VERSION } from '../../shared/migration/schema-version';
import type { HeldText, Snapshot } from '../../shared/migration/snapshot';
import type { Change } from '../../shared/model/change';
import { parseReadingProgress } from '../../shared/model/parse-preferences';
import type { Preferences, ReadingPosition, ReadingProgress } from '../../shared/model/preferences';
import { type SourceId, type StoredText, TABLE_NAMES } from '../../shared/model/records';
import { findRecordKey } from '../../shared/model/validate-records';
import { joinRead } from '../../shared/orientation/progress';
import { parseProgressRow } from '../../shared/orientation/progress-rows';
import { toApplied } from './carried-steps';
import { type Committed, commitSteps, type StepTask } from './commit-steps';
import { warnOfGeometry } from './geometry-store';
import { HeavyRunner } from './heavy-runner';
import { EDITS_KEPT, Journal, type JournalLimits, STEPS_KEPT } from './journal';
import type { Applied, Library, LibraryEvent, OpenFailure, StepList, StoreError, Undone, UndoState, Watch } from './library';
import { LibraryConnection } from './library-connection';
import { LibraryEvents } from './library-events';
import { LibraryReader } from './library-reader';
import { createNeighbourWindows, type NeighbourWindows } from './neighbour-windows';
import { isNeverUsed } from './never-used';
import { openDatabase } from './open-database';
import type { OpenLibraryOptions } from './open-library-options';
import type { JournalRow, PostilDatabase } from './schema';
import { describeError, toStoreError } from './store-errors';
import { putText, withTexts } from './text-rows';

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
  readonly limits: JournalLimits;
}

/** The library of this window: reads as `LibraryReader` does, and writes one journalled transaction a change. */
export class DexieLibrary extends LibraryReader implements Library {
  readonly isEmpty: boolean;
  readonly name: string;
  readonly #options: OpenLibraryOptions;
  readonly #heavy: HeavyRunner;
  readonly #neighbours: NeighbourWindows;
  readonly #connection: LibraryConnection;
  readonly #events = new LibraryEvents();
  #queue: Promise<unknown> = Promise.resolve();
  #seenSeq: number;
  #undoState: UndoState;

  static async start(database: PostilDatabase, options: OpenLibraryOptions): Promise<DexieLibrary> {
    const { stepsKept: steps = STEPS_KEPT, editsKept: edits = EDITS_KEPT, historySizeKept: historySize = HISTORY_SIZE_KEPT } = options;
    const limits = { steps, edits, historySize };
    const journal = new Journal(database, limits);
    const beginning = await database.transaction('r', database.changeTables, async () => ({
      isEmpty: await isNeverUsed(database),
      seq: await journal.getLastSeq(),
      undoState: await journal.getUndoState(),
    }));
    const library = new DexieLibrary(database, journal, options, { ...beginning, limits });
    void options.isUnclean?.then((isUnclean) => library.#mendLater(isUnclean));
    return library;
  }

  private constructor(database: PostilDatabase, journal: Journal, options: OpenLibraryOptions, beginning: Beginning) {
    const { name, heavyWork: work, heavyEdits } = options;
    const heavy = new HeavyRunner({ database: name, limits: beginning.limits, work, heavyEdits });
    super(database, journal, heavy);
    this.#heavy = heavy;
    this.#options = options;
    this.isEmpty = beginning.isEmpty;
    this.name = options.name;
    this.#seenSeq = beginning.seq;
    this.#undoState = beginning.undoState;
    this.#neighbours = createNeighbourWindows(options.name, () => void this.#enqueue(() => this.#catchUp()));
    this.#connection = new LibraryConnection(database, journal, {
      mendEngine: options.mendEngine,
      getSeenSeq: () => this.#seenSeq,
      onLost: (detail) => {
        this.geometry.stop();
        this.#events.emit({ type: 'closed', detail });
      },
      onReopened: () => this.#events.emit({ type: 'reopened' }),
      onTaken: () => this.#neighbours.close(),
    });
  }

  async putText(bytes: Uint8Array): Promise<Result<string, StoreError>> {
    return await this.#write(async () => ok(await putText(this.database.texts, bytes)));
  }

  async apply(change: Change, signal?: AbortSignal): Promise<Result<Applied, StoreError>> {
    const done = await this.#carryOut({ kind: 'do', change }, signal);
    if (!done.ok) return done;
    const [applied] = done.value;
    if (applied === undefined) throw new Error('a change is one step');
    return ok(applied);
  }

  undo(): Promise<Result<Undone | null, StoreError>> {
    return this.#carryOutOne({ kind: 'undo' });
  }

  redo(): Promise<Result<Undone | null, StoreError>> {
    return this.#carryOutOne({ kind: 'redo' });
  }

  travelTo(seq: number): Promise<Result<readonly Undone[], StoreError>> {
    return this.#carryOut({ kind: 'travel', seq });
  }

  async listSteps(most: number): Promise<StepList> {
    const { journal, steps } = this.database;
    return await this.database.transaction('r', journal, steps, () => this.journal.listSteps(most));
  }

  getUndoState(): UndoState {
    return this.#undoState;
  }

  subscribe(listener: (event: LibraryEvent) => void): () => void {
    return this.#events.subscribe(listener);
  }

  override async writeArchive(createdAt: number, watch: Watch = {}): Promise<Result<Blob, StoreError>> {
    return (await this.#heavy.writeArchive(createdAt, this.#seenSeq, watch)) ?? (await super.writeArchive(createdAt, watch));
  }

  async savePreferences(preferences: Preferences): Promise<void> {
    await this.database.preferences.put({ ...preferences, id: 'desk' });
  }

  async saveReadingPosition(position: ReadingPosition): Promise<void> {
    await this.database.positions.put(position);
  }

  async saveProgress(progress: ReadingProgress): Promise<void> {
    const { database } = this;
    await database.transaction('rw', database.progress, async () => {
      const stored = parseReadingProgress(await database.progress.get(progress.sourceId));
      const isSame = stored !== null && stored.revisionId === progress.revisionId;
      await database.progress.put(isSame ? { ...progress, read: joinRead(stored.read, progress.read) } : progress);
    });
  }

  async forgetProgress(sourceId: SourceId): Promise<void> {
    await this.database.progress.delete(sourceId);
  }

  /** Rows without a key cannot be stored; a restore plan counts them beforehand. */
  async replaceAll(snapshot: Snapshot<StoredText | HeldText>): Promise<Result<null, StoreError>> {
    const { schemaVersion, tables, texts } = snapshot;
    if (schemaVersion !== SCHEMA_VERSION) return err({ code: 'failed', detail: `the records are of version ${schemaVersion}` });
    return await this.#write(() =>
      withTexts(
        this.database,
        texts,
        (stored) => this.#attempt(stored),
        async () => {
          const row = await this.database.transaction('rw', this.allTables, async () => {
            for (const table of TABLE_NAMES) {
              await this.database[table].clear();
              await this.database[table].bulkPut(tables[table].filter((record) => findRecordKey(table, record) !== null));
            }
            const wanted = new Set(texts.map(({ sha256 }) => sha256));
            const stored = await this.database.texts.toCollection().primaryKeys();
            await this.database.texts.bulkDelete(stored.filter((sha256) => !wanted.has(sha256)));
            await this.database.geometry.clear();
            await this.database.progress.clear();
            await this.database.progress.bulkPut((snapshot.progress ?? []).flatMap((row) => parseProgressRow(row) ?? []));
            return await this.journal.restart(this.#stamp());
          });
          this.#seenSeq = row.seq;
          this.#events.emit({ type: 'replaced' });
          this.#afterWriting({ undo: null, redo: null }, Number.POSITIVE_INFINITY);
          return ok(null);
        },
      ),
    );
  }

  close(): void {
    if (this.#connection.isClosed) return;
    this.#connection.close();
    this.#neighbours.close();
    this.#events.clear();
    void this.#queue
      .then(() => this.geometry.rewrite())
      .catch(warnOfGeometry)
      .finally(() => {
        this.#heavy.close();
        this.database.close();
      });
  }

  #stamp() {
    return { at: this.#options.now(), session: this.#options.session };
  }

  async #carryOutOne(task: StepTask): Promise<Result<Undone | null, StoreError>> {
    const done = await this.#carryOut(task);
    return done.ok ? ok(done.value[0] ?? null) : done;
  }

  /** Steps in one transaction, all or none; then whatever other windows did before them is told, and then the steps themselves. */
  #carryOut(task: StepTask, signal?: AbortSignal): Promise<Result<readonly Undone[], StoreError>> {
    return this.#write(async () => {
      const outcome = await this.#commit(task, signal);
      if (!outcome.ok) {
        // Whoever is refused looks at the records as they are now: what made them so is told before.
        await this.#tellNews(Number.POSITIVE_INFINITY);
        return outcome;
      }
      const { carried, undoState } = outcome.value;
      for (const step of carried) {
        if (step.previousSeq > this.#seenSeq) await this.#tellNews(step.row.seq);
        this.#seenSeq = step.row.seq;
        await this.#events.tellStep(step.row, step.edits, true);
      }
      if (carried.length > 0)
        this.#afterWriting(
          undoState,
          carried.reduce((sum, { edits }) => sum + edits.length, 0),
        );
      return ok(carried.map(({ row, edits, name }) => ({ ...toApplied(row, edits), name })));
    });
  }

  async #commit(task: StepTask, signal: AbortSignal | undefined): Promise<Result<Committed, StoreError>> {
    const { journal, steps } = this.database;
    const weight =
      task.kind === 'do' ? task.change.edits.length : await this.database.transaction('r', journal, steps, () => this.journal.weigh(task));
    return this.#heavy.isHeavy(weight)
      ? await this.#commitElsewhere(task, signal)
      : await commitSteps(this.database, this.journal, task, this.#stamp());
  }

  async #commitElsewhere(task: StepTask, signal: AbortSignal | undefined): Promise<Result<Committed, StoreError>> {
    const kind = task.kind === 'travel' ? 'undo' : task.kind;
    const onProgress = (done: number) => this.#events.emit({ type: 'working', working: { kind, done } });
    onProgress(0);
    try {
      const outcome = await this.#heavy.commit(task, this.#stamp(), this.#seenSeq, { onProgress, signal });
      if (outcome.ok || outcome.error.code !== 'stopped' || task.kind !== 'do') return outcome;
      return (await this.#findCarried(task.change)) ?? outcome;
    } finally {
      this.#events.emit({ type: 'working', working: null });
    }
  }

  /** What was stopped in the moment in which it was carried out is carried out. */
  async #findCarried(change: Change): Promise<Result<Committed, StoreError> | null> {
    const { journal, steps } = this.database;
    return await this.database.transaction('r', journal, steps, async () => {
      const carried = await this.journal.findCarried(change, this.#options.session);
      return carried === null ? null : ok({ carried: [carried], undoState: await this.journal.getUndoState() });
    });
  }

  #afterWriting(undoState: UndoState, edits: number): void {
    this.#setUndoState(undoState);
    this.#neighbours.announce();
    this.geometry.touch(edits, warnOfGeometry);
  }

  /** Another window has announced something, or this one comes back into view. */
  async #catchUp(): Promise<void> {
    if (!this.#connection.isOpen) return;
    const news = await this.#attempt(async () => {
      await this.#tellNews(Number.POSITIVE_INFINITY);
      return ok(await this.database.transaction('r', this.database.journal, this.database.steps, () => this.journal.getUndoState()));
    });
    // When the connection broke, that has been told; everything else is caught up with the next time.
    if (news.ok) this.#setUndoState(news.value);
  }

  /** Tells, in order, every step after the last one told and before `end`. */
  async #tellNews(end: number): Promise<void> {
    const { journal, steps } = this.database;
    const [weight, last] = await this.database.transaction('r', journal, steps, async () => [
      await this.journal.weighAfter(this.#seenSeq),
      await this.journal.getLastSeq(),
    ]);
    const rows = await this.#readNews(weight);
    if (rows === null) {
      this.#seenSeq = last;
      this.#events.emit({ type: 'replaced' });
      return;
    }
    for (const row of rows.filter(({ seq }) => seq < end)) {
      this.#seenSeq = row.seq;
      if (row.kind === 'replace') this.#events.emit({ type: 'replaced' });
      else await this.#events.tellStep(row, row.edits, row.session === this.#options.session);
    }
    if (rows.length > 0) this.geometry.touch(weight, warnOfGeometry);
  }

  /** Null where some of it is no longer there. */
  async #readNews(weight: number): Promise<readonly JournalRow[] | null> {
    const { journal, meta } = this.database;
    // What cannot be read elsewhere is read here.
    const told = this.#heavy.isHeavy(weight) ? await this.#heavy.readNews(this.#seenSeq) : null;
    if (told?.ok === true) return told.value;
    return await this.database.transaction('r', journal, meta, () => this.journal.findRowsAfter(this.#seenSeq));
  }

  #setUndoState(state: UndoState): void {
    if (deepEqual(state, this.#undoState)) return;
    this.#undoState = state;
    this.#events.emit({ type: 'undo-state', state });
  }

  /** Reading needs no mending and does not wait for it. */
  async #mendLater(isUnclean: boolean): Promise<void> {
    if (!isUnclean) return;
    this.#connection.distrust();
    await this.#options.whenSettled;
    await this.#write(async () => ok(null));
  }

  #write<T>(work: () => Promise<Result<T, StoreError>>): Promise<Result<T, StoreError>> {
    return this.#enqueue(() =>
      this.#attempt(async () => {
        const ready = await this.#connection.prepareToWrite();
        return ready.ok ? await work() : ready;
      }),
    );
  }

  async #attempt<T>(work: () => Promise<Result<T, StoreError>>): Promise<Result<T, StoreError>> {
    try {
      return await work();
    } catch (caught) {
      const error = toStoreError(caught);
      if (error.code === 'closed') this.#connection.lose(error.detail);
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
