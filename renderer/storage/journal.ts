import { err, ok, type Result } from '../../shared/base/result';
import type { Change, ChangeLabel, Edit } from '../../shared/model/change';
import { composeEdits, hasEffect, invertEdits } from '../../shared/model/invert-change';
import type { StoreError, UndoState } from './library';
import { findLoose, findMissingCode, writeEdits } from './records';
import type { JournalRow, PostilDatabase } from './schema';

/** Older steps can no longer be undone. Looked after every `PRUNE_EVERY` rows. */
export const STEPS_KEPT = 2000;
const PRUNE_EVERY = 50;

/** The text that a new library opens on: taking it back would leave an empty desk. */
const NEVER_UNDONE: ChangeLabel = 'add-source';

/** One step as it was carried out. */
export interface Carried {
  readonly row: JournalRow;
  /** What this step did by itself; the row's own edits may reach further back. */
  readonly edits: readonly Edit[];
  /** Last number in the journal before this step. */
  readonly previousSeq: number;
}

export interface Stamp {
  readonly at: number;
  readonly session: string;
}

/** The journal of a database. Every method runs inside the read-write transaction over `changeTables` that is open. */
export class Journal {
  readonly #database: PostilDatabase;
  readonly #stepsKept: number;

  constructor(database: PostilDatabase, stepsKept: number) {
    this.#database = database;
    this.#stepsKept = stepsKept;
  }

  /** Carries out new work: writes its records and its row; what was undone can no longer be redone. */
  async do(change: Change, session: string): Promise<Result<Carried, StoreError>> {
    const edits = composeEdits([], change.edits);
    const loose =
      (change.label === 'write-note' ? await findLoose(this.#database, edits) : null) ?? (await findMissingCode(this.#database, edits));
    if (loose !== null) return err(loose);
    const written = await writeEdits(this.#database, edits);
    if (!written.ok) return written;
    const tail = await this.#findTail();
    await this.#journal.where('state').equals('undone').modify({ state: 'cut' });
    const continues = tail?.kind === 'do' && tail.state === 'done' && tail.group === change.group;
    const whole = continues ? composeEdits(tail.edits, edits) : edits;
    // The new number tells other windows that the row has grown.
    if (continues) await this.#journal.delete(tail.seq);
    const row = await this.#add({
      kind: 'do',
      group: change.group,
      label: change.label,
      at: change.at,
      session,
      edits: whole,
      state: hasEffect(whole) && change.label !== NEVER_UNDONE ? 'done' : 'cut',
    });
    return ok({ row, edits, previousSeq: tail?.seq ?? 0 });
  }

  /** Takes back the last step that is done; null when there is none. */
  async undo(stamp: Stamp): Promise<Result<Carried | null, StoreError>> {
    const step = await this.#findDone();
    return step === undefined ? ok(null) : await this.#carry('undo', step, invertEdits(step.edits), stamp);
  }

  /** Does the first step that is undone once more; null when there is none. */
  async redo(stamp: Stamp): Promise<Result<Carried | null, StoreError>> {
    const step = await this.#findUndone();
    return step === undefined ? ok(null) : await this.#carry('redo', step, step.edits, stamp);
  }

  /** Starts afresh after everything was replaced: no step reaches back over this. */
  async restart(stamp: Stamp): Promise<JournalRow> {
    await this.#journal.clear();
    return await this.#add({ ...stamp, kind: 'replace', group: '', label: 'import', edits: [] });
  }

  async getUndoState(): Promise<UndoState> {
    const [done, undone] = [await this.#findDone(), await this.#findUndone()];
    return { undo: done?.label ?? null, redo: undone?.label ?? null };
  }

  /** Rows after `seq` in order; null when some of them are no longer there. */
  async findRowsAfter(seq: number): Promise<readonly JournalRow[] | null> {
    const pruned = await this.#database.meta.get('prunedThrough');
    if (pruned !== undefined && pruned.value > seq) return null;
    return await this.#journal.where('seq').above(seq).toArray();
  }

  async getLastSeq(): Promise<number> {
    const key = await this.#journal.toCollection().lastKey();
    return typeof key === 'number' ? key : 0;
  }

  get #journal() {
    return this.#database.journal;
  }

  async #carry(kind: 'undo' | 'redo', step: JournalRow, edits: readonly Edit[], stamp: Stamp): Promise<Result<Carried, StoreError>> {
    const written = await writeEdits(this.#database, edits);
    if (!written.ok) return err(written.error);
    const previousSeq = await this.getLastSeq();
    await this.#journal.update(step.seq, { state: kind === 'undo' ? 'undone' : 'done' });
    const row = await this.#add({ ...stamp, kind, of: step.seq, group: step.group, label: step.label, edits });
    return ok({ row, edits, previousSeq });
  }

  #findTail(): Promise<JournalRow | undefined> {
    return this.#journal.orderBy('seq').last();
  }

  #findDone(): Promise<JournalRow | undefined> {
    return this.#journal.where('state').equals('done').last();
  }

  #findUndone(): Promise<JournalRow | undefined> {
    return this.#journal.where('state').equals('undone').first();
  }

  async #add(row: Omit<JournalRow, 'seq'>): Promise<JournalRow> {
    const seq = await this.#journal.add(row);
    if (seq % PRUNE_EVERY === 0) await this.#prune();
    return { ...row, seq };
  }

  async #prune(): Promise<void> {
    const surplus = (await this.#journal.count()) - this.#stepsKept;
    if (surplus <= 0) return;
    const keys = await this.#journal.orderBy('seq').limit(surplus).primaryKeys();
    const last = keys.at(-1);
    if (last === undefined) return;
    await this.#journal.bulkDelete(keys);
    await this.#database.meta.put({ key: 'prunedThrough', value: last });
  }
}
