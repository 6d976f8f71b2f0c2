import { joinBytes, readWhole, toByteSource } from '../../shared/base/byte-source';
import { err, ok } from '../../shared/base/result';
import { type BackupFiles, type BackupRules, createBackupStore } from '../../shared/host/backup-store';
import { isExternalUrl } from '../../shared/host/external-url';
import type { BackupPlace, BundledText, FileType, Host, HostCommand, HostError, HostResult, OpenedFile } from '../../shared/host/host';
import { createPartFiles, type PartFiles } from '../../shared/host/part-files';
import { createHostListeners } from './listeners';

/** Host methods that can be told to fail. */
export type FallibleMethod = Exclude<keyof Host, 'kind' | 'platform' | 'choosesFolders' | 'onCommand' | 'onBeforeClose'>;

export interface MemoryHostOptions {
  readonly texts?: readonly BundledText[];
  /** Backups by name; shared with the caller, so that a second host can find them. */
  readonly backups?: Map<string, Uint8Array>;
  readonly now?: () => number;
  /** By default every archive counts as verified, so that a test may back up any bytes. */
  readonly verify?: BackupRules['verify'];
  /** By default nothing is removed. */
  readonly selectToRemove?: BackupRules['selectToRemove'];
  /** What the open dialog answers, in order; when the list is used up the reader cancels. */
  readonly opens?: readonly OpenedFile[];
  /** Whether the reader confirms the save dialog; true by default. */
  readonly confirmsSave?: boolean;
  readonly backupPlace?: BackupPlace;
  /** The folder that the reader chooses, by path; without one, there is no picker for folders. */
  readonly folder?: Map<string, Uint8Array>;
}

export interface SavedInMemory {
  readonly name: string;
  readonly type: FileType;
  readonly bytes: Uint8Array;
}

/** A host without a world: what it was told to do can be read off it, and its dialogs are scripted. */
export interface MemoryHost extends Host {
  readonly saved: readonly SavedInMemory[];
  readonly openedUrls: readonly string[];
  readonly descriptions: readonly { readonly language: string; readonly title: string }[];
  readonly backups: ReadonlyMap<string, Uint8Array>;
  sendCommand(command: HostCommand): void;
  /** What the host does before it closes the window. */
  requestClose(): Promise<void>;
  /** From now on `method` fails with `error`; null lets it work again. */
  setFailure(method: FallibleMethod, error: HostError | null): void;
}

function createMapFiles(backups: Map<string, Uint8Array>): BackupFiles {
  return {
    list: async () => ok(Array.from(backups, ([name, bytes]) => ({ name, size: bytes.length }))),
    async open(name) {
      const bytes = backups.get(name);
      return bytes === undefined ? err({ code: 'not-found', detail: name }) : ok(toByteSource(bytes.slice()));
    },
    async writeAtomic(name, content) {
      backups.set(name, (await readWhole(content)).slice());
      return ok(null);
    },
    async remove(name) {
      backups.delete(name);
      return ok(null);
    },
  };
}

type Attempt = <T>(method: FallibleMethod, work: () => HostResult<T>) => HostResult<T>;
type FolderMethods = Pick<Host, 'choosesFolders' | 'chooseFolder' | 'listFolderFiles' | 'readFolderFiles' | 'writeFolderFiles'>;

function createMemoryFolder(folder: Map<string, Uint8Array> | undefined, attempt: Attempt): FolderMethods {
  const within = async <T>(id: string, work: (files: Map<string, Uint8Array>) => T): HostResult<T> =>
    folder === undefined || id !== 'memory' ? err({ code: 'not-found', detail: id }) : ok(work(folder));
  return {
    choosesFolders: folder !== undefined,
    chooseFolder: () => attempt('chooseFolder', async () => ok(folder === undefined ? null : { id: 'memory', label: 'memory' })),
    listFolderFiles: (id, extension) =>
      attempt('listFolderFiles', () => within(id, (files) => [...files.keys()].filter((path) => path.endsWith(`.${extension}`)).sort())),
    readFolderFiles: (id, paths) =>
      attempt('readFolderFiles', () => within(id, (files) => paths.map((path) => files.get(path)?.slice() ?? null))),
    writeFolderFiles: (id, written) =>
      attempt('writeFolderFiles', () =>
        within(id, (files) => {
          for (const { path, bytes } of written) files.set(path, bytes.slice());
          return null;
        }),
      ),
  };
}

function createMemoryParts(): PartFiles {
  const startScratch = async () => {
    const made: Uint8Array[] = [];
    return {
      append: async (bytes: Uint8Array) => void made.push(bytes.slice()),
      finish: async () => toByteSource(joinBytes(made)),
      remove: async () => undefined,
    };
  };
  return createPartFiles({ newId: () => crypto.randomUUID(), startScratch, attempt: (work) => work() });
}

const PRIVATE_PLACE: BackupPlace = { kind: 'private', label: 'memory', needsPermission: false, canChoose: false };

/** The memory host for tests. */
export function createMemoryHost(options: MemoryHostOptions = {}): MemoryHost {
  const backups = options.backups ?? new Map<string, Uint8Array>();
  const opens = [...(options.opens ?? [])];
  const saved: SavedInMemory[] = [];
  const openedUrls: string[] = [];
  const descriptions: { readonly language: string; readonly title: string }[] = [];
  const failures = new Map<FallibleMethod, HostError>();
  const listeners = createHostListeners();
  const place = options.backupPlace ?? PRIVATE_PLACE;
  const store = createBackupStore(createMapFiles(backups), {
    now: options.now ?? Date.now,
    verify: options.verify ?? (async () => ok(null)),
    selectToRemove: options.selectToRemove ?? (() => []),
  });
  const parts = createMemoryParts();
  const attempt = async <T>(method: FallibleMethod, work: () => HostResult<T>): HostResult<T> => {
    const failure = failures.get(method);
    return failure === undefined ? work() : err(failure);
  };
  return {
    kind: 'memory',
    platform: 'web',
    saved,
    openedUrls,
    descriptions,
    backups,
    onCommand: listeners.onCommand,
    onBeforeClose: listeners.onBeforeClose,
    sendCommand: listeners.sendCommand,
    requestClose: listeners.beforeClose,
    setFailure: (method, error) => void (error === null ? failures.delete(method) : failures.set(method, error)),
    loadBundledTexts: () => attempt('loadBundledTexts', async () => ok(options.texts ?? [])),
    openFile: () => attempt('openFile', async () => ok(opens.shift() ?? null)),
    choosePartFile: () =>
      attempt('choosePartFile', async () => {
        const file = opens.shift();
        return ok(file === undefined ? null : parts.hold(file.name, toByteSource(file.bytes)));
      }),
    readPart: (id, start, length) => attempt('readPart', () => parts.readPart(id, start, length)),
    startFile: () => attempt('startFile', parts.startFile),
    appendPart: (id, bytes) => attempt('appendPart', () => parts.appendPart(id, bytes)),
    dropFile: (id) => attempt('dropFile', () => parts.dropFile(id)),
    saveFile: (name, type, content) =>
      attempt('saveFile', () =>
        parts.take(content, async (source) => {
          if (options.confirmsSave === false) return ok(null);
          saved.push({ name, type, bytes: (await readWhole(source)).slice() });
          return ok({ location: name });
        }),
      ),
    printToPdf: () => attempt('printToPdf', async () => err({ code: 'unsupported', detail: 'memory has no paper' })),
    stopPrinting: () => attempt('stopPrinting', async () => ok(null)),
    ...createMemoryFolder(options.folder, attempt),
    writeBackup: (reason, archive) => attempt('writeBackup', () => parts.take(archive, (source) => store.writeBackup(reason, source))),
    listBackups: () => attempt('listBackups', store.listBackups),
    openBackup: (name) =>
      attempt('openBackup', async () => {
        const opened = await store.openBackup(name);
        return opened.ok ? ok(parts.hold(name, opened.value)) : opened;
      }),
    getBackupPlace: () => attempt('getBackupPlace', async () => ok(place)),
    chooseBackupPlace: () => attempt('chooseBackupPlace', async () => ok(place.canChoose ? place : null)),
    openExternal: (url) =>
      attempt('openExternal', async () => {
        if (!isExternalUrl(url)) return ok(false);
        openedUrls.push(url);
        return ok(true);
      }),
    describeWindow: (description) =>
      attempt('describeWindow', async () => {
        descriptions.push(description);
        return ok(null);
      }),
  };
}
