import { Dexie, type Table, type Transaction } from 'dexie';
import { HISTORY_SIZE_KEPT } from '../../shared/history/history-step';
import { migrateTables } from '../../shared/migration/migrate-snapshot';
import type { RawTables } from '../../shared/migration/snapshot';
import type { ChangeLabel, Edit } from '../../shared/model/change';
import type { Preferences, ReadingPosition, ReadingProgress } from '../../shared/model/preferences';
import { type StoredText, TABLE_NAMES } from '../../shared/model/records';
import type { StepName } from '../../shared/model/step-name';
import { HistoryLog } from './history-log';
import type { PackedGeometry } from './library';

/**
 * One row a Change, undo or redo. `edits` of a composed row lead from before its first Change to after its last.
 * Only `do` rows have a state: `done` can be undone, `undone` redone, `cut` neither (new work followed).
 */
export interface JournalRow {
  readonly seq: number;
  /** `replace` marks that everything before it is gone (a restore). */
  readonly kind: 'do' | 'undo' | 'redo' | 'replace';
  /** The `do` row that an undo or redo is about. */
  readonly of?: number;
  readonly group: string;
  readonly label: ChangeLabel;
  readonly at: number;
  /** The window that did it. */
  readonly session: string;
  readonly edits: readonly Edit[];
  readonly state?: 'done' | 'undone' | 'cut';
}

/** A row of the journal without what makes it large. */
export type JournalHead = Omit<JournalRow, 'edits'>;

/** What a journal row is called and how heavy it is, so that neither costs reading its edits. */
export interface StepRow {
  /** Of the journal row, as is the group. */
  readonly seq: number;
  readonly group: string;
  readonly at: number;
  /** Number of edits. */
  readonly weight: number;
  readonly name: StepName;
}

export interface GeometryRow extends PackedGeometry {
  /** Last journal number taken in. */
  readonly seq: number;
}

interface MetaRow {
  readonly key: 'prunedThrough' | 'historySize';
  readonly value: number;
}

interface PreferencesRow extends Partial<Preferences> {
  readonly id: 'desk';
}

/** Where a database lives: the page's own, or one made for a test. */
export interface DatabaseEngine {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}

const STORES_OF_VERSION_1 = {
  sources: 'id',
  revisions: 'id, sourceId',
  annotations: 'id, sourceId',
  colors: 'id',
  texts: 'sha256',
  journal: '++seq',
  preferences: 'id',
  positions: 'sourceId',
};

const STORES_OF_VERSION_2 = {
  // Null is no key: the compound index holds what lies in the trash and nothing else.
  annotations: 'id, sourceId, [sourceId+trashedAt]',
  notes: 'annotationId',
  journal: '++seq, state',
  geometry: 'sourceId',
  meta: 'key',
};

const STORES_OF_VERSION_3 = {
  // An annotation without codes costs the index of codes nothing.
  annotations: 'id, sourceId, [sourceId+trashedAt], *codes',
  codes: 'id',
};

const STORES_OF_VERSION_4 = {
  passes: 'id, sourceId',
  relationTypes: 'id',
  relations: 'id, fromId, toId, typeId',
  memos: 'id',
  bookmarks: 'id, sourceId',
  steps: 'seq',
  progress: 'sourceId',
  commentaries: 'id, sourceId',
  commentaryBlocks: 'id, commentaryId',
  citationStyles: 'id',
};

const STORES_OF_VERSION_5 = {
  history: 'id, at, sourceId, *annotations',
};

/** The database `postil`. Rows of the record tables are unknown until validated: they outlive the code that wrote them. */
export class PostilDatabase extends Dexie {
  declare readonly sources: Table<unknown, string>;
  declare readonly revisions: Table<unknown, string>;
  declare readonly codes: Table<unknown, string>;
  declare readonly annotations: Table<unknown, string>;
  declare readonly notes: Table<unknown, string>;
  declare readonly passes: Table<unknown, string>;
  declare readonly relationTypes: Table<unknown, string>;
  declare readonly relations: Table<unknown, string>;
  declare readonly memos: Table<unknown, string>;
  declare readonly bookmarks: Table<unknown, string>;
  declare readonly commentaries: Table<unknown, string>;
  declare readonly commentaryBlocks: Table<unknown, string>;
  declare readonly colors: Table<unknown, string>;
  declare readonly citationStyles: Table<unknown, string>;
  declare readonly history: Table<unknown, string>;
  declare readonly texts: Table<StoredText, string>;
  declare readonly journal: Table<JournalRow, number, Omit<JournalRow, 'seq'>>;
  declare readonly steps: Table<StepRow, number>;
  declare readonly geometry: Table<GeometryRow, string>;
  declare readonly preferences: Table<PreferencesRow, string>;
  declare readonly positions: Table<ReadingPosition, string>;
  declare readonly progress: Table<ReadingProgress, string>;
  declare readonly meta: Table<MetaRow, string>;

  constructor(name: string, engine: DatabaseEngine) {
    super(name, { ...engine, chromeTransactionDurability: 'strict', autoOpen: false, cache: 'disabled' });
    this.version(1).stores(STORES_OF_VERSION_1);
    this.version(2)
      .stores(STORES_OF_VERSION_2)
      .upgrade((transaction) => upgradeTables(transaction, 2));
    this.version(3)
      .stores(STORES_OF_VERSION_3)
      .upgrade((transaction) => upgradeTables(transaction, 3));
    this.version(4)
      .stores(STORES_OF_VERSION_4)
      .upgrade((transaction) => upgradeTables(transaction, 4));
    // Only a table more: rows and journal stay as they are, and history begins with what the journal knows.
    this.version(5)
      .stores(STORES_OF_VERSION_5)
      .upgrade(() => new HistoryLog(this, HISTORY_SIZE_KEPT).readJournal());
    // Fields more, in the rows and in what the journal remembers of them: undo stays.
    this.version(6)
      .stores({})
      .upgrade((transaction) => upgradeToVersion6(transaction));
  }

  /** The tables of one transaction over everything that Changes touch. */
  get changeTables(): Table[] {
    return [...TABLE_NAMES.map((name) => this[name]), this.journal, this.steps, this.meta];
  }
}

/** Dexie stores its versions tenfold. */
export function toSchemaVersion(databaseVersion: number): number {
  return Math.round(databaseVersion / 10);
}

/** A step as an older version has written it. */
interface OldStep {
  edits: readonly { readonly table: string; readonly before: unknown; readonly after: unknown }[];
}

/** The tables whose rows differ between versions 5 and 6. */
const ALTERED_IN_6: readonly string[] = ['revisions', 'annotations', 'history'];

async function upgradeToVersion6(transaction: Transaction): Promise<void> {
  for (const name of ALTERED_IN_6) {
    const table = transaction.table(name);
    await table.bulkPut([...(migrateTables({ [name]: await table.toArray() }, 5, 6)[name] ?? [])]);
  }
  const journal: Table<OldStep, number> = transaction.table('journal');
  await journal
    .filter(({ edits }) => edits.some(({ table }) => ALTERED_IN_6.includes(table)))
    .modify((step) => {
      step.edits = step.edits.map((edit) => ({
        ...edit,
        before: toVersion6(edit.table, edit.before),
        after: toVersion6(edit.table, edit.after),
      }));
    });
  // It knows nothing of corrections, and is packed anew when it is not there.
  await transaction.table('geometry').clear();
}

function toVersion6(table: string, record: unknown): unknown {
  return record === null ? null : migrateTables({ [table]: [record] }, 5, 6)[table]?.[0];
}

/** Brings the rows of the version before to version `to`, inside Dexie's own upgrade transaction. */
async function upgradeTables(transaction: Transaction, to: number): Promise<void> {
  // Dexie names the tables of the last version from the start; those of later steps are not there yet.
  const names = TABLE_NAMES.filter((name) => transaction.idbtrans.objectStoreNames.contains(name));
  const before: Record<string, readonly unknown[]> = {};
  for (const name of names) before[name] = await transaction.table(name).toArray();
  const after: RawTables = migrateTables(before, to - 1, to);
  for (const name of names) {
    await transaction.table(name).clear();
    await transaction.table(name).bulkPut([...(after[name] ?? [])]);
  }
  // A copy of what the rows say, in the old shape.
  if (transaction.idbtrans.objectStoreNames.contains('geometry')) await transaction.table('geometry').clear();
  // Steps recorded in the old shape can no longer be taken back.
  await transaction.table('journal').clear();
}
