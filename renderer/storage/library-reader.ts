import { Dexie } from 'dexie';
import { POSTIL_FILE } from '../../shared/archive/file-type';
import { err, ok, type Result } from '../../shared/base/result';
import { onlyOf } from '../../shared/history/history-step';
import { SCHEMA_VERSION } from '../../shared/migration/schema-version';
import type { HeldText, Snapshot } from '../../shared/migration/snapshot';
import { parsePreferences, parseReadingPosition, parseReadingProgress } from '../../shared/model/parse-preferences';
import type { Preferences, ReadingPosition, ReadingProgress } from '../../shared/model/preferences';
import {
  type AnnotationId,
  type CodeId,
  type CommentaryId,
  eachTable,
  type SourceId,
  TABLE_NAMES,
  type TableName,
  type TableRecords,
} from '../../shared/model/records';
import { findRecordKey } from '../../shared/model/validate-records';
import { toProgressRow } from '../../shared/orientation/progress-rows';
import { loadArchiving } from './archiving';
import { GeometryStore, type PackingElsewhere } from './geometry-store';
import type { Journal } from './journal';
import type { LibrarySnapshot, StoreError, Watch } from './library';
import { readRows } from './read-rows';
import { sortRows } from './records';
import type { PostilDatabase } from './schema';
import { toStoreError } from './store-errors';

/** Reading a library takes about so much of the time in which an archive of it is written. */
const READ = 0.3;

export interface LastChange {
  readonly seq: number;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

/** What a library can be asked without altering it. Every row is validated on the way; bad ones are reported, never hidden. */
export class LibraryReader {
  protected readonly database: PostilDatabase;
  protected readonly journal: Journal;
  protected readonly geometry: GeometryStore;

  constructor(database: PostilDatabase, journal: Journal, packing: PackingElsewhere | null) {
    this.database = database;
    this.journal = journal;
    this.geometry = new GeometryStore(database, journal, packing);
  }

  async loadSources() {
    return sortRows('sources', await this.database.sources.toArray());
  }

  async findRevision(id: string) {
    return this.findRecord('revisions', id);
  }

  async findText(sha256: string) {
    return (await this.database.texts.get(sha256))?.bytes;
  }

  async loadGeometry(sourceId: SourceId) {
    return await this.geometry.load(sourceId);
  }

  async findRecord<T extends TableName>(table: T, key: string): Promise<TableRecords[T] | undefined> {
    const row = await this.database[table].get(key);
    return row === undefined ? undefined : sortRows(table, [row]).records[0];
  }

  /** Without `ids`: what stands on the desk, and every bad row of the table that may belong to this source. */
  async loadAnnotations(sourceId: SourceId, ids?: readonly AnnotationId[]) {
    const { annotations } = this.database;
    if (ids !== undefined) {
      const rows = await readRows(annotations, ids, (row) => findRecordKey('annotations', row));
      const { records, bad } = sortRows('annotations', rows);
      return { records: records.filter((record) => record.sourceId === sourceId), bad };
    }
    const own = annotations.where('sourceId').equals(sourceId).toArray();
    const { records, bad } = sortRows('annotations', [...(await own), ...(await this.#loadStrays())]);
    return { records: records.filter((record) => record.trashedAt === null), bad };
  }

  async loadUnlisted(sourceId: SourceId, listed: ReadonlySet<string>) {
    const { annotations } = this.database;
    const keys = await annotations.where('sourceId').equals(sourceId).primaryKeys();
    const rows = await readRows(
      annotations,
      keys.filter((key) => !listed.has(key)),
      (row) => findRecordKey('annotations', row),
    );
    return sortRows('annotations', [...rows, ...(await this.#loadStrays())]);
  }

  async loadTrash(sourceId: SourceId) {
    return sortRows('annotations', await this.#trashOf(sourceId).toArray());
  }

  async loadNotes(ids: readonly AnnotationId[]) {
    return sortRows('notes', await readRows(this.database.notes, ids, (row) => findRecordKey('notes', row)));
  }

  async loadColors() {
    return sortRows('colors', await this.database.colors.toArray());
  }

  async loadCodes() {
    return sortRows('codes', await this.database.codes.toArray());
  }

  async loadBookmarks(sourceId: SourceId) {
    return sortRows('bookmarks', await this.database.bookmarks.where('sourceId').equals(sourceId).toArray());
  }

  async loadCitationStyles() {
    return sortRows('citationStyles', await this.database.citationStyles.toArray());
  }

  async loadCoded(codes: readonly CodeId[]) {
    return sortRows('annotations', await this.database.annotations.where('codes').anyOf(codes).distinct().toArray());
  }

  async loadRelations() {
    return sortRows('relations', await this.database.relations.toArray());
  }

  async loadRelationsOf(ids: readonly AnnotationId[]) {
    const { relations } = this.database;
    const rows = await relations.where('fromId').anyOf(ids).or('toId').anyOf(ids).toArray();
    return sortRows('relations', rows);
  }

  async loadRelationTypes() {
    return sortRows('relationTypes', await this.database.relationTypes.toArray());
  }

  async loadCommentaries(sourceId: SourceId) {
    return sortRows('commentaries', await this.database.commentaries.where('sourceId').equals(sourceId).toArray());
  }

  async loadCommentaryBlocks(id: CommentaryId) {
    return sortRows('commentaryBlocks', await this.database.commentaryBlocks.where('commentaryId').equals(id).toArray());
  }

  async loadHistory(id: AnnotationId) {
    const rows = await this.database.history.where('annotations').equals(id).toArray();
    return sortRows(
      'history',
      rows.map((row) => onlyOf(row, id)),
    );
  }

  async loadHistoryOf(sourceId: SourceId) {
    return sortRows('history', await this.database.history.where('sourceId').equals(sourceId).toArray());
  }

  async loadPasses(sourceId: SourceId) {
    return sortRows('passes', await this.database.passes.where('sourceId').equals(sourceId).toArray());
  }

  async loadBelongings(sourceId: SourceId) {
    const { sources, revisions, annotations: rows, notes, memos, passes } = this.database;
    const annotations = sortRows('annotations', [...(await rows.where({ sourceId }).toArray()), ...(await this.#loadStrays())]);
    const ids = annotations.records.map(({ id }) => id);
    const commentaries = await this.loadCommentaries(sourceId);
    const blocks = this.database.commentaryBlocks.where('commentaryId').anyOf(commentaries.records.map(({ id }) => id));
    const found = {
      sources: sortRows('sources', await sources.where('id').equals(sourceId).toArray()),
      revisions: sortRows('revisions', await revisions.where({ sourceId }).toArray()),
      annotations,
      notes: sortRows('notes', await readRows(notes, ids, (row) => findRecordKey('notes', row))),
      relations: await this.loadRelationsOf(ids),
      memos: sortRows('memos', await memos.where('id').equals(sourceId).toArray()),
      bookmarks: await this.loadBookmarks(sourceId),
      passes: sortRows('passes', await passes.where({ sourceId }).toArray()),
      commentaries,
      commentaryBlocks: sortRows('commentaryBlocks', await blocks.toArray()),
    };
    return {
      belongings: {
        sources: found.sources.records,
        revisions: found.revisions.records,
        annotations: found.annotations.records,
        notes: found.notes.records,
        relations: found.relations.records,
        memos: found.memos.records,
        bookmarks: found.bookmarks.records,
        passes: found.passes.records,
        commentaries: found.commentaries.records,
        commentaryBlocks: found.commentaryBlocks.records,
      },
      bad: Object.values(found).flatMap(({ bad }) => bad),
    };
  }

  async loadPreferences(): Promise<Partial<Preferences>> {
    return parsePreferences(await this.database.preferences.get('desk'));
  }

  async loadReadingPosition(sourceId: SourceId): Promise<ReadingPosition | undefined> {
    return parseReadingPosition(await this.database.positions.get(sourceId)) ?? undefined;
  }

  async loadReadingPositions(): Promise<readonly ReadingPosition[]> {
    return (await this.database.positions.toArray()).flatMap((row) => parseReadingPosition(row) ?? []);
  }

  async countAnnotations(sourceId: SourceId): Promise<number> {
    const { annotations } = this.database;
    const [all, trashed] = await Promise.all([annotations.where('sourceId').equals(sourceId).count(), this.#trashOf(sourceId).count()]);
    return all - trashed;
  }

  #trashOf(sourceId: SourceId) {
    return this.database.annotations.where('[sourceId+trashedAt]').between([sourceId, Dexie.minKey], [sourceId, Dexie.maxKey]);
  }

  async loadProgress(sourceId: SourceId): Promise<ReadingProgress | undefined> {
    return parseReadingProgress(await this.database.progress.get(sourceId)) ?? undefined;
  }

  /** When the records were last altered, by any window; null when the journal is empty. */
  async loadLastChange(): Promise<LastChange | null> {
    const row = await this.database.steps.orderBy('seq').last();
    return row === undefined ? null : { seq: row.seq, at: row.at };
  }

  async snapshot(): Promise<LibrarySnapshot> {
    return await this.database.transaction('r', this.allTables, async () => ({
      ...(await this.#snapshotRecords()),
      texts: await this.database.texts.toArray(),
    }));
  }

  async #snapshotRecords(): Promise<Omit<LibrarySnapshot, 'texts'>> {
    const rows = await Promise.all(TABLE_NAMES.map(async (table) => [table, await this.database[table].toArray()] as const));
    const byTable = new Map<TableName, readonly unknown[]>(rows);
    return {
      schemaVersion: SCHEMA_VERSION,
      tables: eachTable<LibrarySnapshot['tables']>((table) => byTable.get(table) ?? []),
      ...(await this.#snapshotProgress()),
      seq: await this.journal.getLastSeq(),
    };
  }

  /** The same without the bytes of the texts: each is read when it is wanted. */
  async holdSnapshot(): Promise<Snapshot<HeldText>> {
    return await this.database.transaction('r', this.allTables, async () => {
      const hashes = await this.database.texts.toCollection().primaryKeys();
      return { ...(await this.#snapshotRecords()), texts: hashes.map((sha256) => this.#holdText(sha256)) };
    });
  }

  #holdText(sha256: string): HeldText {
    return {
      sha256,
      load: async () => {
        const bytes = await this.findText(sha256);
        return bytes === undefined ? err(`the text ${sha256} is no longer in the library`) : ok(bytes);
      },
    };
  }

  /** Everything as a `.postil` file, written in this thread. Pieces become blobs as they come, so that few of them lie in memory. */
  async writeArchive(createdAt: number, { onProgress = () => undefined, signal }: Watch = {}): Promise<Result<Blob, StoreError>> {
    try {
      const { packArchive } = await loadArchiving();
      const snapshot = await this.holdSnapshot();
      onProgress(READ);
      const blobs: Blob[] = [];
      const write = async (bytes: Uint8Array) => void blobs.push(new Blob([new Uint8Array(bytes)]));
      await packArchive(snapshot, createdAt, write, (done) => onProgress(READ + (1 - READ) * done));
      return signal?.aborted === true ? err({ code: 'stopped', detail: '' }) : ok(new Blob(blobs, { type: POSTIL_FILE.mime }));
    } catch (caught) {
      return err(toStoreError(caught));
    }
  }

  protected get allTables() {
    const { changeTables, texts, geometry, progress } = this.database;
    return [...changeTables, texts, geometry, progress];
  }

  async #snapshotProgress() {
    const rows = await this.database.progress.toArray();
    const progress = rows.flatMap((row) => parseReadingProgress(row) ?? []).map(toProgressRow);
    return progress.length === 0 ? {} : { progress };
  }

  /** Bad rows that no source's index holds. */
  async #loadStrays(): Promise<readonly unknown[]> {
    const { annotations } = this.database;
    const [all, placed] = await Promise.all([annotations.count(), annotations.where('sourceId').above('').count()]);
    if (all === placed) return [];
    const keys = new Set(await annotations.where('sourceId').above('').primaryKeys());
    return await annotations.filter((row) => !keys.has(findRecordKey('annotations', row) ?? '')).toArray();
  }
}
