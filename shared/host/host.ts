import type { Result } from '../base/result';
import type { Provenance } from '../model/records';

/** Frozen from day one: the origin decides where the reader's data lies. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'bundle';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const APP_ID = 'app.postil.desktop';
export const PRODUCT_NAME = 'Postil';

export type HostErrorCode = 'not-found' | 'no-space' | 'no-permission' | 'too-large' | 'damaged' | 'unsupported' | 'bad-request' | 'failed';

/** An expected failure at the border. `detail` is the system's own message, for the reader's report. */
export interface HostError {
  readonly code: HostErrorCode;
  readonly detail: string;
}

export type HostResult<T> = Promise<Result<T, HostError>>;

export interface FileType {
  /** Shown in the dialog. */
  readonly name: string;
  readonly mime: string;
  /** Without the dot. */
  readonly extensions: readonly string[];
}

export interface OpenedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file that is read in parts, so that it may be larger than what can be held. */
export interface PartFile {
  /** By which the host knows it, until the window closes. */
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** What is to be written: bytes, or the id of a `PartFile`, or of a file that was made in parts (`startFile`). */
export type FileContent = Uint8Array | string;

export interface SavedFile {
  /** Where it went, as far as the host may know: a path, or a file name. */
  readonly location: string;
}

/** A folder that the reader has chosen to have files written into, until the window closes. */
export interface ChosenFolder {
  /** By which the host knows it; says nothing about where it lies. */
  readonly id: string;
  /** A path or folder name to show. */
  readonly label: string;
}

/** A file in a chosen folder. */
export interface FolderFile {
  /** Names joined by `/`, each one that every system takes (`safeFileName`); never out of the folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface BundledText {
  readonly id: string;
  readonly provenance: Provenance;
  readonly bytes: Uint8Array;
}

export type BackupReason = 'timer' | 'quit' | 'migration' | 'restore' | 'manual';

/** One automatic archive. */
export interface BackupEntry {
  /** File name: `postil-<UTC time>-<reason>.postil`. */
  readonly name: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly reason: BackupReason;
  /** Bytes. */
  readonly size: number;
}

/** Where backups go. `private` is storage that the reader cannot see (OPFS): it asks for downloads now and then. */
export interface BackupPlace {
  readonly kind: 'folder' | 'private';
  /** A path or folder name to show. */
  readonly label: string;
  /** True when the reader must grant the folder again (browser, after a restart). */
  readonly needsPermission: boolean;
  /** True when the reader can choose another folder. */
  readonly canChoose: boolean;
}

/** What the host shows of the desk around the page. */
export interface WindowDescription {
  /** Of the interface. */
  readonly language: string;
  /** Of the open source; '' when there is none. */
  readonly title: string;
  /** Key combinations of commands in the menu (`Mod+Shift+F`), as the reader has them now; those without a key are left out. */
  readonly shortcuts: Readonly<Record<string, string>>;
}

/** What the host asks of the page: menu items, files opened from the system. */
export type HostCommand = { readonly type: 'command'; readonly id: string } | { readonly type: 'open-file'; readonly file: PartFile };

/**
 * The one contract between the page and where it runs: Electron over a preload bridge, a plain browser, or memory (tests).
 * Plain data and Uint8Array only: what crosses must survive structured clone and every bridge. Methods never throw for
 * expected failures; `null` inside an ok means that the reader cancelled.
 */
export interface Host {
  readonly kind: 'electron' | 'browser' | 'memory';
  readonly platform: 'mac' | 'windows' | 'linux' | 'web';
  /** The bundled texts, each checked against its SHA-256; a text whose bytes do not match is `damaged`. */
  loadBundledTexts(): HostResult<readonly BundledText[]>;
  openFile(types: readonly FileType[]): HostResult<OpenedFile | null>;
  /** As `openFile`, to be read in parts. */
  choosePartFile(types: readonly FileType[]): HostResult<PartFile | null>;
  /** The bytes from `start` on, at most `length` of them. */
  readPart(id: string, start: number, length: number): HostResult<Uint8Array>;
  /** Begins a file that is made in parts; gives its id. It is gone once it was saved, and when the window closes. */
  startFile(): HostResult<string>;
  appendPart(id: string, bytes: Uint8Array): HostResult<null>;
  /** Gives up a file that was begun, or lets go one that was read. */
  dropFile(id: string): HostResult<null>;
  saveFile(suggestedName: string, type: FileType, content: FileContent): HostResult<SavedFile | null>;
  /**
   * Makes a tagged PDF of a self-contained HTML document that brings its own pages; null when it was stopped. `unsupported` where only
   * the reader can do that, in the browser's print dialog. A second document stops the first.
   */
  printToPdf(html: string): HostResult<Uint8Array | null>;
  /** Stops what is being printed; nothing happens when nothing is. */
  stopPrinting(): HostResult<null>;
  /** False where there is no picker for folders: files then go out in a zip. */
  readonly choosesFolders: boolean;
  /** Lets the reader choose a folder to write into; null when cancelled. */
  chooseFolder(): HostResult<ChosenFolder | null>;
  /** The paths of the files with this extension (without the dot) in the folder and below it; hidden folders are left out. */
  listFolderFiles(folderId: string, extension: string): HostResult<readonly string[]>;
  /** The files at these paths, in the same order; null where there is none. */
  readFolderFiles(folderId: string, paths: readonly string[]): HostResult<readonly (Uint8Array | null)[]>;
  /** Writes each file whole, over one that is there, with the folders that lead to it. Stops at the first that fails. */
  writeFolderFiles(folderId: string, files: readonly FolderFile[]): HostResult<null>;
  /** Writes atomically, reads back, verifies the archive, then applies the retention rule. `ok` means: proven on disk. */
  writeBackup(reason: BackupReason, archive: FileContent): HostResult<BackupEntry>;
  /** Newest first. */
  listBackups(): HostResult<readonly BackupEntry[]>;
  openBackup(name: string): HostResult<PartFile>;
  getBackupPlace(): HostResult<BackupPlace>;
  /** Lets the reader choose or re-grant the folder; null when cancelled. */
  chooseBackupPlace(): HostResult<BackupPlace | null>;
  /** Only https: and mailto:. False when refused. */
  openExternal(url: string): HostResult<boolean>;
  /** Tells the host what its menus and the window title are to show. */
  describeWindow(description: WindowDescription): HostResult<null>;
  /** Calls back for menu commands and files opened from the system. Returns the unsubscriber. */
  onCommand(listener: (command: HostCommand) => void): () => void;
  /** The host waits (a few seconds at most) for the promise before it closes the window. Returns the unsubscriber. */
  onBeforeClose(listener: () => Promise<void>): () => void;
}
