import { historyStepPrefix, sizeOfStep, toHistorySteps } from '../../shared/history/history-step';
import type { Edit } from '../../shared/model/change';
import type { AnnotationId, SourceId } from '../../shared/model/records';
import { sortRows } from './records';
import type { JournalRow, PostilDatabase } from './schema';

/** The oldest records are forgotten so many at a time. */
const FORGOTTEN_AT_ONCE = 100;

/** The history that outlasts the journal. Every method runs inside the read-write transaction over `changeTables` that is open. */
export class HistoryLog {
  readonly #database: PostilDatabase;
  readonly #sizeKept: number;

  /** `sizeKept`: the records may be this large together; the oldest are forgotten when `prune` is called. */
  constructor(database: PostilDatabase, sizeKept: number) {
    this.#database = database;
    this.#sizeKept = sizeKept;
  }

  async tell({ kind, at, seq, label, group, edits }: JournalRow): Promise<void> {
    if (kind === 'replace') return;
    const sources = await this.#sourcesOfNotes(edits);
    const steps = toHistorySteps({ kind, at, seq, label, group }, edits, (id) => sources.get(id));
    if (steps.length === 0) return;
    await this.#database.history.bulkPut([...steps]);
    await this.#grow(totalOf(steps));
  }

  /** Tells every step that can still be undone: of a library from before history was kept. */
  async readJournal(): Promise<void> {
    const { journal } = this.#database;
    for (const seq of await journal.orderBy('seq').primaryKeys()) {
      const row = await journal.get(seq);
      if (row !== undefined) await this.tell(row);
    }
    await this.prune();
  }

  /** The step has grown and is told anew. */
  async takeBack(row: JournalRow): Promise<void> {
    const told = await this.#database.history.where('id').startsWith(historyStepPrefix(row)).toArray();
    if (told.length === 0) return;
    await this.#database.history.where('id').startsWith(historyStepPrefix(row)).delete();
    await this.#grow(-totalOf(told));
  }

  /** Before edits of history itself (a merge brings that of another library) are written: they change how large it is. */
  async weigh(edits: readonly Edit[]): Promise<void> {
    const own = edits.filter((edit) => edit.table === 'history');
    if (own.length === 0) return;
    const stored = await this.#database.history.bulkGet(own.map((edit) => edit.key));
    const coming = own.flatMap(({ after }) => after ?? []);
    await this.#grow(totalOf(coming) - totalOf(stored.filter((row) => row !== undefined)));
  }

  /** After the table was filled by someone else. */
  async measure(): Promise<void> {
    let size = 0;
    await this.#database.history.each((row) => {
      size += sizeOfStep(row);
    });
    await this.#database.meta.put({ key: 'historySize', value: size });
  }

  async prune(): Promise<void> {
    let size = await this.#getSize();
    if (size <= this.#sizeKept) return;
    const { history, meta } = this.#database;
    while (size > this.#sizeKept) {
      const keys = await history.orderBy('at').limit(FORGOTTEN_AT_ONCE).primaryKeys();
      if (keys.length === 0) break;
      const surplus: string[] = [];
      for (const [place, row] of (await history.bulkGet(keys)).entries()) {
        if (size <= this.#sizeKept) break;
        size -= sizeOfStep(row);
        surplus.push(keys[place] ?? '');
      }
      await history.bulkDelete(surplus);
    }
    await meta.put({ key: 'historySize', value: Math.max(0, size) });
  }

  /** Of annotations whose notes are altered while they themselves are not. */
  async #sourcesOfNotes(edits: readonly Edit[]): Promise<ReadonlyMap<AnnotationId, SourceId>> {
    const known = new Set(edits.filter((edit) => edit.table === 'annotations').map((edit) => edit.key));
    const asked = edits.filter((edit) => edit.table === 'notes' && !known.has(edit.key)).map((edit) => edit.key);
    if (asked.length === 0) return new Map();
    const rows = await this.#database.annotations.bulkGet(asked);
    const { records } = sortRows(
      'annotations',
      rows.filter((row) => row !== undefined),
    );
    return new Map(records.map(({ id, sourceId }) => [id, sourceId]));
  }

  async #getSize(): Promise<number> {
    return (await this.#database.meta.get('historySize'))?.value ?? 0;
  }

  async #grow(by: number): Promise<void> {
    await this.#database.meta.put({ key: 'historySize', value: Math.max(0, (await this.#getSize()) + by) });
  }
}

function totalOf(rows: readonly unknown[]): number {
  return rows.reduce<number>((sum, row) => sum + sizeOfStep(row), 0);
}
