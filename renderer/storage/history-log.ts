import { historyStepId, toHistoryStep } from '../../shared/history/history-step';
import type { JournalRow, PostilDatabase } from './schema';

/** The history that outlasts the journal. Every method runs inside the read-write transaction over `changeTables` that is open. */
export class HistoryLog {
  readonly #database: PostilDatabase;
  readonly #kept: number;

  /** `kept`: so many steps are kept; older ones are forgotten when `prune` is called. */
  constructor(database: PostilDatabase, kept: number) {
    this.#database = database;
    this.#kept = kept;
  }

  async tell({ kind, at, seq, label, group, edits }: JournalRow): Promise<void> {
    const step = kind === 'replace' ? null : toHistoryStep({ kind, at, seq, label, group }, edits);
    if (step !== null) await this.#database.history.put(step);
  }

  /** The step has grown and is told anew. */
  async takeBack(row: JournalRow): Promise<void> {
    await this.#database.history.delete(historyStepId(row));
  }

  async prune(): Promise<void> {
    const { history } = this.#database;
    const surplus = (await history.count()) - this.#kept;
    if (surplus > 0) await history.bulkDelete(await history.orderBy('at').limit(surplus).primaryKeys());
  }
}
