import type { PlacedBookmark } from '../../shared/anchor/place-bookmarks';
import type { ByteSource } from '../../shared/base/byte-source';
import type { Result } from '../../shared/base/result';
import type { Codebook } from '../../shared/codebook/codebook';
import type {
  BackupEntry,
  BackupPlace,
  ChosenFolder,
  FileType,
  FolderFile,
  HostResult,
  OpenedFile,
  PartFile,
  SavedFile,
} from '../../shared/host/host';
import type { Change } from '../../shared/model/change';
import type { Preferences, ReadingPosition } from '../../shared/model/preferences';
import type {
  Annotation,
  AnnotationId,
  CitationStyle,
  ColorId,
  ColorName,
  Memo,
  ReadingPass,
  SlipKind,
  Source,
} from '../../shared/model/records';
import type { RichText } from '../../shared/model/rich-text';
import type { StepName } from '../../shared/model/step-name';
import type { RelationIndex } from '../../shared/relations/relation-index';
import type { BuiltInNames, KnownTypes } from '../../shared/relations/relation-types';
import type { AnnotationFilter } from '../../shared/search/filter-annotations';
import type { Offset, Span } from '../../shared/text/offset';
import type { OutlineEntry, SourceText } from '../../shared/text/source-text';
import type { BadRecord, OpenFailure, StoreError, UndoState, Watch, Working } from '../storage/library';
import type { AnnotationSet } from './annotation-set';
import type { CodingActions, CodingTarget } from './coding-state';
import type { BookmarkActions } from './desk-bookmarks';
import type { CitingActions } from './desk-citing';
import type { CorrectingActions, CorrectingTarget } from './desk-correcting';
import type { MemoActions } from './desk-memos';
import type { PlaceActions } from './desk-places';
import type { ProgressActions } from './desk-progress';
import type { SourceActions } from './desk-sources';
import type { UndoActions } from './desk-undoing';
import type { HistoryActions, PastDesk } from './history-state';
import type { LastWords } from './last-words';
import type { ReadingSurface } from './reading-surface';
import type { ReadingTrail, TrailActions } from './reading-trail';
import type { Relating, RelationActions, RelationChoice } from './relation-state';

/** The text on the desk. Replaced as a whole; never altered. */
export interface OpenSource {
  readonly source: Source;
  readonly text: SourceText;
  /** Derived when it is first asked for. */
  readonly outline: () => readonly OutlineEntry[];
  readonly annotations: AnnotationSet;
  /** Where reading stopped last time; null for a new source. */
  readonly position: ReadingPosition | null;
}

export type Phase =
  | { readonly name: 'opening' }
  | { readonly name: 'ready' }
  /** The database does not open. Backups are offered. */
  | { readonly name: 'failed'; readonly failure: OpenFailure; readonly backups: readonly BackupEntry[] }
  /** The database is empty while backups exist: never taken for a new reader. */
  | { readonly name: 'empty'; readonly backups: readonly BackupEntry[] };

export type SaveStatus =
  | { readonly state: 'saved'; readonly at: number | null }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly error: StoreError };

export type BackupStatus =
  | { readonly state: 'none' }
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly at: number }
  | { readonly state: 'failed'; readonly detail: string };

/** The reader's own library, or the one made by the project to be looked at, which is kept apart and never backed up. */
export type LibraryKind = 'own' | 'sample';

export type { AnnotationFilter };

/** A library archive that the reader has given: its bytes are read where they lie. */
export interface ReceivedArchive {
  readonly name: string;
  readonly source: ByteSource;
}

export type DialogName =
  | 'combine-codes'
  | 'code-matrix'
  | 'export'
  | 'import'
  | 'texts'
  | 'settings'
  | 'shortcuts'
  | 'backups'
  | 'palette'
  | 'commands'
  | 'steps'
  | 'legend'
  | 'about'
  | 'forget-read'
  | 'relations'
  | 'relation-types'
  | 'memo-source'
  | 'memo-library'
  | 'citation'
  | 'history'
  | 'start-pass'
  | 'compare';

/** A short message at the foot of the page; `canUndo` offers to take the step back. Keys of the `notices` catalogue. */
export interface Notice {
  readonly id: string;
  readonly kind: 'info' | 'error';
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** Named in the text where it says `step`. */
  readonly step?: StepName;
  readonly canUndo: boolean;
  /** Annotations that the message offers to list. */
  readonly about?: ReadonlySet<AnnotationId>;
}

/** What this session looks at. */
export interface DeskState {
  readonly phase: Phase;
  readonly libraryKind: LibraryKind;
  readonly source: OpenSource | null;
  readonly surface: ReadingSurface | null;
  /** True from when a text was first on the screen: what stands beside it comes after it. */
  readonly isTextShown: boolean;
  /** Grows with every change of the open source's annotations, notes or anchors. */
  readonly annotationsVersion: number;
  /** True once rows and notes of the open source are all in memory. */
  readonly rowsLoaded: boolean;
  readonly badRecords: readonly BadRecord[];
  readonly trash: readonly Annotation[];
  readonly colorNames: readonly ColorName[];
  readonly codebook: Codebook;
  /** Of the open source, in order of place. */
  readonly bookmarks: readonly PlacedBookmark[];
  /** Which paragraphs of it were read: bit n - 1 stands for ¶n. */
  readonly read: Uint8Array;
  /** Every relation of the library by its ends. Not reactive in itself: `relationsVersion` grows with every change. */
  readonly relations: RelationIndex;
  readonly relationsVersion: number;
  readonly relationTypes: KnownTypes;
  /** What the built-in kinds of relation are called in the interface language. */
  readonly relationNames: BuiltInNames;
  /** How the next relation reads from where it is begun. */
  readonly relationChoice: RelationChoice;
  /** The relation whose other end is being picked; null while none is. */
  readonly relating: Relating | null;
  /** The open source's record as it is now; `source` keeps the one it was opened with. */
  readonly work: Source | null;
  /** The reader's own citation styles by their ids. */
  readonly citationStyles: ReadonlyMap<string, CitationStyle>;
  /** By what they are about: the open source's and the library's. */
  readonly memos: ReadonlyMap<string, Memo>;
  /** Grows when the memo being written was replaced from outside: the editor must start again. */
  readonly memoEpoch: number;
  /** Null while the desk shows what is there now. */
  readonly past: PastDesk | null;
  /** The readings of the open source. */
  readonly passes: readonly ReadingPass[];
  /** Whether what was marked before the reading that goes on is shown, faintly. */
  readonly showsEarlier: boolean;
  /** What codes are being chosen for; null while none are. */
  readonly coding: CodingTarget | null;
  /** What a correction is being written for; null while none is. */
  readonly correcting: CorrectingTarget | null;
  /** The kind of the last correction: slips of a kind come together. */
  readonly lastSlip: SlipKind;
  /** The passage selected in the text, snapped to grapheme clusters; null when nothing is. */
  readonly selection: Span | null;
  /** True while the selection toolbar is to be shown (it closes on Esc without losing the selection). */
  readonly toolbarOpen: boolean;
  /** The visible caret for reading by keyboard (caret browsing). */
  readonly caretOn: boolean;
  /** Everything but what is being read recedes. */
  readonly focusMode: boolean;
  readonly activeId: AnnotationId | null;
  /** Which of the places of the active annotation was chosen; null, or what is none of them, stands for the first. */
  readonly activePlace: Span | null;
  /** The note that is being written in. */
  readonly editingId: AnnotationId | null;
  /** Grows when the note being written in was replaced from outside: the editor must start again from the stored note. */
  readonly editingEpoch: number;
  readonly showAllNotes: boolean;
  readonly drawerOpen: boolean;
  readonly furnitureOpen: boolean;
  readonly filter: AnnotationFilter;
  readonly dialog: DialogName | null;
  /** A file opened from the system or dropped on the page, for the dialog that shows now. */
  readonly receivedFile: OpenedFile | null;
  /** The same of an archive, which may be larger than what can be held. */
  readonly receivedArchive: ReceivedArchive | null;
  readonly findOpen: boolean;
  readonly preferences: Preferences;
  /** The block at the top of the view. */
  readonly currentBlock: number;
  readonly trail: ReadingTrail;
  readonly undoState: UndoState;
  /** Steps with many edits that are being carried out; null when none are. */
  readonly working: Working | null;
  readonly save: SaveStatus;
  readonly backup: BackupStatus;
  readonly backupPlace: BackupPlace | null;
  readonly notices: readonly Notice[];
}

/** From where an annotation is chosen: the other side follows. */
export type ActivatedFrom = 'text' | 'note' | 'list' | 'find' | 'keyboard';

/** Everything the reader can do to the desk. Expected failures are shown as notices; nothing is lost. */
export interface DeskActions
  extends CodingActions,
    HistoryActions,
    PlaceActions,
    RelationActions,
    TrailActions,
    UndoActions,
    BookmarkActions,
    ProgressActions,
    MemoActions,
    CorrectingActions,
    SourceActions,
    CitingActions {
  attachSurface(surface: ReadingSurface | null): void;
  select(where: Span | null): void;
  closeToolbar(): void;
  /** Brings the toolbar of the selection back after it was closed; without a selection there is none. */
  openToolbar(): void;
  setCaret(on: boolean): void;
  setFocusMode(on: boolean): void;
  /** Highlights the selection (or `where`); returns the new annotation's id, or null when there is nothing to highlight. */
  highlight(color: ColorId, where?: Span): AnnotationId | null;
  /** Highlights if needed and opens the note for writing. */
  startNote(where?: Span): AnnotationId | null;
  recolor(id: AnnotationId, color: ColorId): void;
  /** One undo step for all of them. */
  recolorAnnotations(ids: readonly AnnotationId[], color: ColorId): void;
  /** Moves the ends of the place `from` (of the only one, where the annotation has one) to `where`. */
  resize(id: AnnotationId, where: Span, from: Span): void;
  trashAnnotations(ids: readonly AnnotationId[]): void;
  restoreAnnotations(ids: readonly AnnotationId[]): void;
  emptyTrash(): void;
  renameColor(color: ColorId, name: string | null): void;
  /** Takes the note's text as it is now; stored within half a second, grouped into one undo step per `editingSession`. Null removes the note. */
  writeNote(id: AnnotationId, body: RichText | null, editingSession: string): void;
  /** Stores everything that waits; resolves when it is durable. */
  flush(): Promise<void>;
  /** The page may be gone any moment: hands everything to storage and gives what is not durable yet. */
  leave(): LastWords;
  /** `place`: the one of its places that was chosen; without it the first. */
  activate(id: AnnotationId | null, from: ActivatedFrom, place?: Span): void;
  hover(id: AnnotationId | null): void;
  edit(id: AnnotationId | null): void;
  /** The next or previous annotation in order of place, from the active one or from what is in view. */
  walk(direction: 'next' | 'previous'): void;
  setFilter(filter: Partial<AnnotationFilter>): void;
  setPreferences(preferences: Partial<Preferences>): void;
  setShowAllNotes(on: boolean): void;
  setDrawer(open: boolean): void;
  setFurniture(open: boolean): void;
  openDialog(dialog: DialogName | null): void;
  setFind(open: boolean): void;
  setCurrentBlock(block: number): void;
  /** The text is on the screen. */
  tellTextShown(): void;
  /** Remembers where reading stands in the open source; stored debounced. `shift` in CSS pixels, see ReadingPosition. */
  savePosition(offset: Offset, shift: number): void;
  /** Opens a link outside of the app; the host refuses what is not safe. */
  openExternal(url: string): void;
  notify(notice: Omit<Notice, 'id'>): void;
  dismiss(id: string): void;
  backUpNow(): Promise<Result<BackupEntry, string>>;
  chooseBackupPlace(): Promise<void>;
  /** Stores what waits, then opens the other library, or the sample as it was at first, in this window. */
  turnTo(kind: LibraryKind | 'sample-afresh'): Promise<void>;
  /** Shows the dialog that a file is for: an archive is restored, everything else imported. */
  receiveFile(file: OpenedFile): void;
  receiveArchive(archive: ReceivedArchive): void;
  /** `receiveFile` for a file of the host's; only what is no archive is read at once. */
  receivePartFile(file: PartFile): HostResult<null>;
  /** Lets the reader choose a file and shows the dialog that it is for; nothing happens when that is cancelled. */
  chooseFile(types: readonly FileType[]): HostResult<null>;
  /** Lets the reader choose a file; null when cancelled. */
  openFile(types: readonly FileType[]): HostResult<OpenedFile | null>;
  /** Lets the reader choose where the file goes; null when cancelled. */
  saveFile(suggestedName: string, type: FileType, bytes: Uint8Array): HostResult<SavedFile | null>;
  /** The same for what may be larger than what can be held. */
  saveBlob(suggestedName: string, type: FileType, blob: Blob): HostResult<SavedFile | null>;
  /** Whether the host makes PDF files; elsewhere the reader does, in the browser's print dialog. */
  makesPdf(): boolean;
  /** Makes a PDF of a document; null when it was stopped. */
  printToPdf(html: string): HostResult<Uint8Array | null>;
  stopPrinting(): void;
  /** False where files cannot be written into a folder of the reader's choice. */
  choosesFolders(): boolean;
  /** Lets the reader choose a folder; null when cancelled. */
  chooseFolder(): HostResult<ChosenFolder | null>;
  /** The paths of the files with this extension in a chosen folder. */
  listFolderFiles(folderId: string, extension: string): HostResult<readonly string[]>;
  /** What stands at these paths of a chosen folder; null for nothing. */
  readFolderFiles(folderId: string, paths: readonly string[]): HostResult<readonly (Uint8Array | null)[]>;
  /** Writes into a chosen folder, over what stands at these paths. */
  writeFolderFiles(folderId: string, files: readonly FolderFile[]): HostResult<null>;
  /** Stores everything that waits, so that a worker can read the library, whose name is given back. */
  settleLibrary(): Promise<string>;
  /** The whole library as a `.postil` file, everything that waits stored first. */
  writeArchive(createdAt: number, watch: Watch): Promise<Result<Blob, StoreError>>;
  /**
   * Carries out a change made elsewhere (an import), one step for undo: stored first, then shown. Where nothing was altered the reader has
   * been told why, unless it was stopped by `signal`.
   */
  applyChange(change: Change, signal?: AbortSignal): Promise<'stored' | 'refused' | 'stopped'>;
}
