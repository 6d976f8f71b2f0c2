import { err, ok, type Result } from '../../shared/base/result';
import type { Change, ChangeLabel, Edit } from '../../shared/model/change';
import { composeEdits, hasEffect, invertEdits } from '../../shared/model/invert-change';
import { findStepNote, nameStep, type StepName } from '../../shared/model/step-name';
import { validateRecord } from '../../shared/model/validate-records';
import type { StepTask } from './commit-steps';
import { findDangling } from './find-dangling';
import { HistoryLog } from './history-log';
import type { Step, StepList, StoreError, UndoState } from './library';
import { findLoose, findMissingCode, writeEdits } from './records';
import type { JournalHead, JournalRow, PostilDatabase, StepRow } from './schema';

/** Older steps can no longer be undone. Looked after every `PRUNE_EVERY` rows, and after every row that is a heavy one. */
export const STEPS_KEPT = 2000;
/** Edits that all steps kept may have together: bulk steps of ten thousand records must not fill the disk. */
export const EDITS_KEPT = 200_000;
const PRUNE_EVERY = 50;
const HEAVY = 1000;

/** The text that a new library opens on: taking it back would leave an empty desk. */
const NEVER_UNDONE: ChangeLabel = 'add-source';

/** One step as it was carried out. */
export interface Carried {
  readonly row: JournalHead;
  readonly name: StepName;
  /** What this step did by itself; the edits of its row may reach further back. */
  readonly edits: readonly Edit[];
  /** Last number in the journal before this step. */
  readonly previousSeq: number;
}

export interface Stamp {
  readonly at: number;
  readonly session: string;
}

export interface JournalLimits {
  readonly steps: number;
  readonly edits: number;
  /** Size that history, which outlasts the rows, may have. */
  readonly historySize: number;
}

/**
 * The journal of a database: its rows hold the edits, and beside each lies a small row with the name of the step, so that naming
 * and listing steps reads no edits. Every method runs inside the read-write transaction over `changeTables` that is open.
 */
export class Journal {
  readonly #database: PostilDatabase;
  readonly #limits: JournalLimits;
  readonly #history: HistoryLog;
  readonly #report: (done: number) => void;

  /** `report` is told how much of the edits of a step is written, from 0 to 1. */
  constructor(database: PostilDatabase, limits: JournalLimits, report: (done: number) => void = () => undefined) {
    this.#database = database;
    this.#report = report;
    this.#limits = limits;
    this.#history = new HistoryLog(database, limits.historySize);
  }

  /** Carries out new work: writes its records and its row; what was undone can no longer be redone. */
  async do(change: Change, session: string): Promise<Result<Carried, StoreError>> {
    const edits = composeEdits([], change.edits);
    const loose =
      (change.label === 'write-note' ? await findLoose(this.#database, edits) : null) ??
      (await findMissingCode(this.#database, edits)) ??
      (await findDangling(this.#database, edits));
    if (loose !== null) return err(loose);
    await this.#history.weigh(edits);
    const written = await writeEdits(this.#database, edits, this.#report);
    if (!written.ok) return written;
    const previousSeq = await this.getLastSeq();
    const tail = await this.#findTail(change.group);
    await this.#journal.where('state').equals('undone').modify({ state: 'cut' });
    const continues = tail?.kind === 'do' && tail.state === 'done';
    const whole = continues ? composeEdits(tail.edits, edits) : edits;
    // The new number tells other windows that the row has grown.
    if (continues) {
      await this.#forget([tail.seq]);
      await this.#history.takeBack(tail);
    }
    const name = await this.#name(change.label, whole);
    const row = await this.#add(name, {
      kind: 'do',
      group: change.group,
      label: change.label,
      at: change.at,
      session,
      edits: whole,
      state: hasEffect(whole) && change.label !== NEVER_UNDONE ? 'done' : 'cut',
    });
    return ok({ row, name, edits, previousSeq });
  }

  /** Takes back the last step that is done; null when there is none. */
  async undo(stamp: Stamp): Promise<Result<Carried | null, StoreError>> {
    const [seq] = await this.#lastDone(1);
    return seq === undefined ? ok(null) : await this.#carry('undo', seq, stamp);
  }

  /** Does the first step that is undone once more; null when there is none. */
  async redo(stamp: Stamp): Promise<Result<Carried | null, StoreError>> {
    const [seq] = await this.#firstUndone(1);
    return seq === undefined ? ok(null) : await this.#carry('redo', seq, stamp);
  }

  /**
   * Undoes or redoes step by step until `seq` is the last step that is done; 0 undoes everything that is kept. Where a step cannot
   * be carried out the earlier ones were: whoever holds the transaction must abort it.
   */
  async travel(seq: number, stamp: Stamp): Promise<Result<readonly Carried[], StoreError>> {
    const undone = await this.#firstUndone(Number.POSITIVE_INFINITY);
    const forward = undone.includes(seq);
    const steps = forward
      ? undone.filter((step) => step <= seq)
      : (await this.#lastDone(Number.POSITIVE_INFINITY)).filter((step) => step > seq);
    const carried: Carried[] = [];
    for (const step of steps) {
      const outcome = await this.#carry(forward ? 'redo' : 'undo', step, stamp);
      if (!outcome.ok) return outcome;
      carried.push(outcome.value);
    }
    return ok(carried);
  }

  /** Starts afresh after everything was replaced: no step reaches back over this. */
  async restart(stamp: Stamp): Promise<JournalRow> {
    await this.#journal.clear();
    await this.#steps.clear();
    await this.#history.measure();
    return await this.#add(nameStep('import', []), { ...stamp, kind: 'replace', group: '', label: 'import', edits: [] });
  }

  /** The change as it was carried out, where it is the last that was; null where it was not. */
  async findCarried(change: Change, session: string): Promise<Carried | null> {
    const last = await this.#steps.orderBy('seq').last();
    if (last?.group !== change.group) return null;
    const { seq, at, group, name } = last;
    const row: JournalHead = { seq, at, group, session, kind: 'do', label: change.label };
    return { row, name, edits: composeEdits([], change.edits), previousSeq: seq - 1 };
  }

  async getUndoState(): Promise<UndoState> {
    const [[done], [undone]] = [await this.#lastDone(1), await this.#firstUndone(1)];
    const rows = await this.#steps.bulkGet([done ?? 0, undone ?? 0]);
    return { undo: rows[0]?.name ?? null, redo: rows[1]?.name ?? null };
  }

  async listSteps(most: number): Promise<StepList> {
    const done = await this.#lastDone(most + 1);
    const undone = await this.#firstUndone(most);
    return {
      done: await this.#readSteps(done.slice(0, most)),
      undone: await this.#readSteps(undone),
      hasEarlier: done.length > most,
    };
  }

  /** How many edits would be carried out. Reads none of them. */
  async weigh(task: StepTask): Promise<number> {
    if (task.kind === 'do') return task.change.edits.length;
    const most = task.kind === 'travel' ? Number.POSITIVE_INFINITY : 1;
    const [done, undone] = [await this.#lastDone(most), await this.#firstUndone(most)];
    if (task.kind === 'undo') return await this.#weightOf(done);
    if (task.kind === 'redo') return await this.#weightOf(undone);
    return await this.#weightOf([...done.filter((seq) => seq > task.seq), ...undone.filter((seq) => seq <= task.seq)]);
  }

  /** How many edits the rows after `seq` have together. */
  async weighAfter(seq: number): Promise<number> {
    return sumOf(await this.#steps.where('seq').above(seq).toArray());
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

  get #steps() {
    return this.#database.steps;
  }

  async #carry(kind: 'undo' | 'redo', seq: number, stamp: Stamp): Promise<Result<Carried, StoreError>> {
    const step = await this.#journal.get(seq);
    if (step === undefined) throw new Error(`the journal has lost step ${seq}`);
    const edits = kind === 'undo' ? invertEdits(step.edits) : step.edits;
    await this.#history.weigh(edits);
    const written = await writeEdits(this.#database, edits, this.#report);
    if (!written.ok) return err(written.error);
    const previousSeq = await this.getLastSeq();
    const name = (await this.#steps.get(seq))?.name ?? nameStep(step.label, step.edits);
    await this.#journal.update(step.seq, { state: kind === 'undo' ? 'undone' : 'done' });
    const row = await this.#add(name, { ...stamp, kind, of: step.seq, group: step.group, label: step.label, edits });
    return ok({ row, name, edits, previousSeq });
  }

  /** A step about one note is named after the passage that the note belongs to. */
  async #name(label: ChangeLabel, edits: readonly Edit[]): Promise<StepName> {
    const key = findStepNote(label, edits);
    const stored = key === null ? undefined : await this.#database.annotations.get(key);
    const annotation = stored === undefined ? undefined : validateRecord('annotations', stored);
    return nameStep(label, edits, annotation?.ok === true ? annotation.value : undefined);
  }

  /** The last row, if it is of this group. Another one, which may be a heavy one, is not read. */
  async #findTail(group: string): Promise<JournalRow | undefined> {
    const last = await this.#steps.orderBy('seq').last();
    return last?.group === group ? await this.#journal.get(last.seq) : undefined;
  }

  /** Numbers of the last steps that can be undone, the last one first. */
  #lastDone(most: number): Promise<number[]> {
    return this.#journal.where('state').equals('done').reverse().limit(most).primaryKeys();
  }

  /** Numbers of the steps that can be redone, the next one first. */
  #firstUndone(most: number): Promise<number[]> {
    return this.#journal.where('state').equals('undone').limit(most).primaryKeys();
  }

  async #weightOf(seqs: readonly number[]): Promise<number> {
    return sumOf(await this.#steps.bulkGet([...seqs]));
  }

  async #readSteps(seqs: readonly number[]): Promise<readonly Step[]> {
    const rows = await this.#steps.bulkGet([...seqs]);
    return rows.filter((row) => row !== undefined).map(({ seq, at, name }) => ({ seq, at, name }));
  }

  async #add(name: StepName, row: Omit<JournalRow, 'seq'>): Promise<JournalRow> {
    const seq = await this.#journal.add(row);
    const weight = row.edits.length;
    await this.#steps.add({ seq, group: row.group, at: row.at, weight, name });
    const added = { ...row, seq };
    await this.#history.tell(added);
    if (seq % PRUNE_EVERY === 0 || weight >= HEAVY) await this.#prune();
    return added;
  }

  /** Forgets the oldest rows until the rest is within the limits; the newest always stays. */
  async #prune(): Promise<void> {
    await this.#history.prune();
    const rows: readonly StepRow[] = await this.#steps.orderBy('seq').toArray();
    let weight = sumOf(rows);
    let surplus = 0;
    while (surplus < rows.length - 1 && (rows.length - surplus > this.#limits.steps || weight > this.#limits.edits)) {
      weight -= rows[surplus]?.weight ?? 0;
      surplus++;
    }
    const last = rows[surplus - 1];
    if (last === undefined) return;
    await this.#forget(rows.slice(0, surplus).map((row) => row.seq));
    await this.#database.meta.put({ key: 'prunedThrough', value: last.seq });
  }

  async #forget(seqs: readonly number[]): Promise<void> {
    await this.#journal.bulkDelete([...seqs]);
    await this.#steps.bulkDelete([...seqs]);
  }
}

function sumOf(rows: readonly (StepRow | undefined)[]): number {
  return rows.reduce((sum, row) => sum + (row?.weight ?? 0), 0);
}
