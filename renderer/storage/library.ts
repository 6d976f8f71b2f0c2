import type { Result } from '../../shared/base/result';
import type { HeldText, Snapshot } from '../../shared/migration/snapshot';
import type { Change, ChangeLabel, Edit } from '../../shared/model/change';
import type { Preferences, ReadingPosition, ReadingProgress } from '../../shared/model/preferences';
import type {
  Annotation,
  AnnotationId,
  Bookmark,
  CitationStyle,
  Code,
  CodeId,
  ColorName,
  Commentary,
  CommentaryBlock,
  CommentaryId,
  HistoryStep,
  Note,
  ReadingPass,
  Relation,
  RelationType,
  Revision,
  Source,
  SourceId,
  StoredText,
  TableName,
  TableRecords,
} from '../../shared/model/records';
import type { SourceBelongings } from '../../shared/model/remove-source';
import type { StepName } from '../../shared/model/step-name';

/**
 * The geometry of one source's annotations in one record: what painting, hitting and the list need at open,
 * loaded a hundred times faster than the rows it is made from. The rows are the truth; this is rebuilt when stale.
 * In order of start, longer first where starts are equal; trashed annotations are left out.
 */
export interface PackedGeometry {
  readonly sourceId: SourceId;
  /** One entry a place: an annotation with several places comes several times. */
  readonly ids: readonly AnnotationId[];
  /** UTF-16 offsets. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Index into COLOR_IDS. */
  readonly colors: Uint8Array;
  /** 1 where the annotation has a note. */
  readonly noted: Uint8Array;
  /** 1 where the annotation has a correction. */
  readonly corrected: Uint8Array;
  /** 1 at the first place of each annotation: as many as there are annotations. */
  readonly firsts: Uint8Array;
}

/** How a job is followed, and stopped. */
export interface Watch {
  /** `done` from 0 to 1. */
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal | undefined;
}

export type StoreError =
  /** A record is no longer what the change was made from: another window was faster. Nothing was written. */
  | { readonly code: 'conflict'; readonly table: TableName; readonly key: string }
  | { readonly code: 'no-space'; readonly detail: string }
  /** The reader has stopped it. Nothing was written. */
  | { readonly code: 'stopped'; readonly detail: string }
  /** The database was closed under us (disk error, deleted by the browser, a newer version in another tab). */
  | { readonly code: 'closed'; readonly detail: string }
  | { readonly code: 'failed'; readonly detail: string };

export type OpenFailure =
  /** Written by a newer Postil. */
  | { readonly code: 'newer'; readonly found: number; readonly known: number }
  | { readonly code: 'blocked' }
  /** The records are of an older version and could not be backed up, so they were not upgraded. Nothing was altered. */
  | { readonly code: 'backup-failed'; readonly detail: string }
  | { readonly code: 'damaged'; readonly detail: string };

/** A change as it was carried out, with its place in the journal. */
export interface Applied {
  readonly seq: number;
  readonly kind: 'do' | 'undo' | 'redo';
  readonly label: ChangeLabel;
  /** Of the Change; tells a window which of its own steps this is. */
  readonly group: string;
  readonly edits: readonly Edit[];
}

/** A step that was taken back or done once more. */
export interface Undone extends Applied {
  readonly name: StepName;
}

/** A stored record that does not validate: reported and kept, never hidden with the rest. */
export interface BadRecord {
  readonly table: TableName;
  readonly key: string;
  readonly reason: string;
}

export interface Loaded<T> {
  readonly records: readonly T[];
  readonly bad: readonly BadRecord[];
}

/** What undo would take back and redo would do once more; null when there is nothing. */
export interface UndoState {
  readonly undo: StepName | null;
  readonly redo: StepName | null;
}

/** One step of the journal that can be gone back or forward to. */
export interface Step {
  readonly seq: number;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly name: StepName;
}

export interface StepList {
  /** Can be undone, the last one first. */
  readonly done: readonly Step[];
  /** Can be redone, the next one first. */
  readonly undone: readonly Step[];
  /** True when more can be undone than are listed. */
  readonly hasEarlier: boolean;
}

/** Steps that take so long that it is told how far they are, from 0 to 1. */
export interface Working {
  readonly kind: Applied['kind'];
  readonly done: number;
}

export type LibraryEvent =
  /**
   * Carried out by any window on this library, this one included (`own`). In journal order, none missed; a step with many edits comes in
   * several events, so that showing them leaves the page its turns.
   */
  | { readonly type: 'applied'; readonly applied: Applied; readonly own: boolean }
  | { readonly type: 'undo-state'; readonly state: UndoState }
  /** Null: no longer. */
  | { readonly type: 'working'; readonly working: Working | null }
  /** Everything may be different (a restore in this or another window): load again. */
  | { readonly type: 'replaced' }
  | { readonly type: 'closed'; readonly detail: string }
  /** The connection that was closed is there again, with everything that was stored. */
  | { readonly type: 'reopened' };

/** Whole tables as plain data, for archives. `tables` holds validated and bad records alike, as stored. */
export type LibrarySnapshot = Snapshot;

/** The reader's library on this machine. One transaction a Change, journalled, strict durability. */
export interface Library {
  /** True when nothing was ever stored here: the caller decides whether that means a new reader or a lost database. */
  readonly isEmpty: boolean;
  /** By which a worker finds it. */
  readonly name: string;
  loadSources(): Promise<Loaded<Source>>;
  findRevision(id: string): Promise<Revision | undefined>;
  findText(sha256: string): Promise<Uint8Array | undefined>;
  /** Stores the bytes under their SHA-256 (idempotent). Comes before the Change that refers to them. */
  putText(bytes: Uint8Array): Promise<Result<string, StoreError>>;
  loadGeometry(sourceId: SourceId): Promise<PackedGeometry>;
  findRecord<T extends TableName>(table: T, key: string): Promise<TableRecords[T] | undefined>;
  loadAnnotations(sourceId: SourceId, ids?: readonly AnnotationId[]): Promise<Loaded<Annotation>>;
  /** Rows of the source, good or bad, whose keys are not `listed`, and every bad row of the table that may belong to it. */
  loadUnlisted(sourceId: SourceId, listed: ReadonlySet<string>): Promise<Loaded<Annotation>>;
  loadTrash(sourceId: SourceId): Promise<Loaded<Annotation>>;
  loadNotes(ids: readonly AnnotationId[]): Promise<Loaded<Note>>;
  loadColors(): Promise<Loaded<ColorName>>;
  loadCodes(): Promise<Loaded<Code>>;
  loadBookmarks(sourceId: SourceId): Promise<Loaded<Bookmark>>;
  loadCitationStyles(): Promise<Loaded<CitationStyle>>;
  /** The annotations of every source, those in the trash included, that any of these codes is given to. */
  loadCoded(codes: readonly CodeId[]): Promise<Loaded<Annotation>>;
  loadRelations(): Promise<Loaded<Relation>>;
  /** The relations that have one of these annotations at an end. */
  loadRelationsOf(ids: readonly AnnotationId[]): Promise<Loaded<Relation>>;
  loadRelationTypes(): Promise<Loaded<RelationType>>;
  /** The essays beside a source, those in the trash included. */
  loadCommentaries(sourceId: SourceId): Promise<Loaded<Commentary>>;
  /** In no order. */
  loadCommentaryBlocks(id: CommentaryId): Promise<Loaded<CommentaryBlock>>;
  /** What the steps that are kept did to this annotation, and nothing of what they did to others. In no order. */
  loadHistory(id: AnnotationId): Promise<Loaded<HistoryStep>>;
  /** Every step that is kept and touched annotations of this source. In no order. */
  loadHistoryOf(sourceId: SourceId): Promise<Loaded<HistoryStep>>;
  /** A source with all that belongs to it, and the rows that cannot be read and may be its. */
  loadBelongings(sourceId: SourceId): Promise<{ readonly belongings: SourceBelongings; readonly bad: readonly BadRecord[] }>;
  loadPasses(sourceId: SourceId): Promise<Loaded<ReadingPass>>;
  /** With `signal`, a change that is large enough can be stopped until it is carried out. */
  apply(change: Change, signal?: AbortSignal): Promise<Result<Applied, StoreError>>;
  /** Takes back the last step of this library; ok(null) when there is none. */
  undo(): Promise<Result<Undone | null, StoreError>>;
  redo(): Promise<Result<Undone | null, StoreError>>;
  /**
   * Undoes or redoes everything between now and the moment after the step `seq` (0: before the oldest step that is kept), in the
   * order of the journal. All of it or, where one step cannot be taken back, nothing.
   */
  travelTo(seq: number): Promise<Result<readonly Undone[], StoreError>>;
  /** The steps around now, `most` in each direction. */
  listSteps(most: number): Promise<StepList>;
  getUndoState(): UndoState;
  subscribe(listener: (event: LibraryEvent) => void): () => void;
  loadPreferences(): Promise<Partial<Preferences>>;
  savePreferences(preferences: Preferences): Promise<void>;
  loadReadingPosition(sourceId: SourceId): Promise<ReadingPosition | undefined>;
  /** Of every source that was ever read. */
  loadReadingPositions(): Promise<readonly ReadingPosition[]>;
  /** How many annotations stand on the desk of this source; those in the trash are none. */
  countAnnotations(sourceId: SourceId): Promise<number>;
  loadProgress(sourceId: SourceId): Promise<ReadingProgress | undefined>;
  /** Adds to what is stored of the same revision: another window may have read on as well. */
  saveProgress(progress: ReadingProgress): Promise<void>;
  forgetProgress(sourceId: SourceId): Promise<void>;
  saveReadingPosition(position: ReadingPosition): Promise<void>;
  snapshot(): Promise<LibrarySnapshot>;
  /**
   * Everything that is stored as a `.postil` file, written away from the page where that can be. `createdAt`: since the Unix epoch. The
   * browser keeps it: it may be larger than what can be held.
   */
  writeArchive(createdAt: number, watch?: Watch): Promise<Result<Blob, StoreError>>;
  /** The same as a snapshot, without the bytes of the texts: each is read when it is wanted. */
  holdSnapshot(): Promise<Snapshot<HeldText>>;
  /**
   * Replaces everything (the caller has backed up). Texts come one by one and first, since they alter nothing that is there; then all
   * else, and what texts are no longer wanted, in one transaction. Where anything fails, the library is as it was. Emits `replaced` in
   * every window.
   */
  replaceAll(snapshot: Snapshot<StoredText | HeldText>): Promise<Result<null, StoreError>>;
  close(): void;
}
