import type { Environment } from '../../shared/base/environment';
import { err, type Result } from '../../shared/base/result';
import type { BackupEntry, Host } from '../../shared/host/host';
import { matchInterfaceLanguage } from '../../shared/host/menu-labels';
import { findHost } from '../host/find-host';
import { addBundledSource } from '../state/add-bundled-source';
import type { BackupTools } from '../state/backup-tools-context';
import { createDesk } from '../state/create-desk';
import type { Desk } from '../state/desk-context';
import { DEFAULT_PREFERENCES } from '../state/initial-state';
import { createLifeboat } from '../state/lifeboat';
import { findLastRead } from '../state/open-source';
import { markSession, type SessionMark } from '../state/session-mark';
import { whenIdle } from '../state/when-idle';
import { BackupSchedule, createMigrationBackup } from '../storage/backup-schedule';
import { type DexieLibrary, openLibrary } from '../storage/dexie-library';
import { discardLibrary } from '../storage/discard-library';
import type { Library, OpenFailure } from '../storage/library';
import { mendEngine } from '../storage/mend-engine';
import { createHeavyWork } from '../workers/heavy-client';
import { composeSample } from './compose-sample';
import { keepSafe } from './keep-safe';
import { findOwnSource, rememberSource } from './own-source';
import { takeLastWords } from './take-last-words';
import { findLibraryKind, turnTo } from './which-library';

/** Frozen: another name would show an empty library. */
const LIBRARY_NAME = 'postil';

/** Left where browsers do not clear when the disk runs full, as they do with databases: tells a lost library from a new one. */
const TRACE = 'postil-library-was-here';

/** How far the app has come with the reader's library. */
export type Opening =
  | { readonly name: 'opening' }
  /** The database does not open. Backups are offered. */
  | { readonly name: 'failed'; readonly failure: OpenFailure; readonly backups: readonly BackupEntry[] }
  /** The database is empty while backups exist or a library was here before: never taken for a new reader. */
  | { readonly name: 'empty'; readonly library: DexieLibrary; readonly backups: readonly BackupEntry[] }
  | { readonly name: 'ready'; readonly desk: Desk; readonly backups: BackupTools };

/** The parts one window is made of, put together once. */
export interface App {
  readonly host: Host;
  readonly environment: Environment;
  open(): Promise<Opening>;
  /** Opens the desk on a library that was just restored, or puts the bundled text on an empty one. */
  openDesk(library: DexieLibrary): Promise<Opening>;
  /** Deletes the library that does not open and opens an empty one in its place. The error is the system's message. */
  startAfresh(): Promise<Result<DexieLibrary, string>>;
}

export function composeApp(): App {
  const host = findHost();
  const environment: Environment = { now: () => Date.now(), newId: () => crypto.randomUUID() };
  return findLibraryKind(sessionStorage) === 'sample' ? composeSample(host, environment) : composeOwn(host, environment);
}

function composeOwn(host: Host, environment: Environment): App {
  const session = environment.newId();
  const settled = Promise.withResolvers<void>();
  const marking = markSession(() => navigator.storage.getDirectory(), navigator.locks, session);
  const openPostil = () =>
    openLibrary({
      name: LIBRARY_NAME,
      session,
      now: environment.now,
      beforeMigration: createMigrationBackup(host, environment.now),
      heavyWork: createHeavyWork(),
      isUnclean: marking.then((mark) => mark.isUnclean),
      whenSettled: settled.promise,
      async mendEngine() {
        const mended = await mendEngine(LIBRARY_NAME);
        if (mended.ok) (await marking).forgetOthers();
        return mended;
      },
    });
  return {
    host,
    environment,
    openDesk: (library) => openDesk({ library, host, environment, marking, settle: settled.resolve }),
    async startAfresh() {
      const discarded = await discardLibrary(LIBRARY_NAME);
      if (!discarded.ok) return discarded;
      const library = await openPostil();
      return library.ok ? library : err('detail' in library.error ? library.error.detail : library.error.code);
    },
    async open() {
      // Looked for before the library is: another window that starts now leaves its trace when its library is filled.
      const wasHere = localStorage.getItem(TRACE) !== null;
      // A first start needs both: they come while the library is opened.
      const first = wasHere ? null : { backups: listBackups(host), texts: host.loadBundledTexts() };
      const library = await openPostil();
      const backups = library.ok && !library.value.isEmpty ? [] : await (first?.backups ?? listBackups(host));
      if (!library.ok) return { name: 'failed', failure: library.error, backups };
      if (library.value.isEmpty && (backups.length > 0 || wasHere)) return { name: 'empty', library: library.value, backups };
      return await openDesk({ library: library.value, host, environment, marking, settle: settled.resolve }, first?.texts);
    },
  };
}

async function listBackups(host: Host): Promise<readonly BackupEntry[]> {
  const listed = await host.listBackups();
  return listed.ok ? listed.value : [];
}

interface DeskOpening {
  readonly library: DexieLibrary;
  readonly host: Host;
  readonly environment: Environment;
  readonly marking: Promise<SessionMark>;
  /** Called when what the reader waits for is there. */
  readonly settle: () => void;
}

async function openDesk(
  { library, host, environment, marking, settle }: DeskOpening,
  texts?: ReturnType<Host['loadBundledTexts']>,
): Promise<Opening> {
  const sources = library.loadSources();
  const positions = library.loadReadingPositions();
  const lifeboat = createLifeboat(localStorage, environment.newId());
  await takeLastWords(library, lifeboat, environment);
  const stored = await library.loadPreferences();
  const preferences = { ...DEFAULT_PREFERENCES, language: matchInterfaceLanguage(navigator.language), ...stored };
  const backups = new BackupSchedule({
    library,
    host,
    now: environment.now,
    flush: () => desk.actions.flush(),
    onStatus: (backup) => desk.store.setState({ backup }),
  });
  const desk: Desk = createDesk({
    library,
    host,
    environment,
    preferences,
    libraryKind: 'own',
    turnTo: (kind) => turnTo(sessionStorage, kind, desk.store.getState().preferences),
    backUpNow: () => backups.backUp('manual'),
  });
  keepSafe(desk, host, lifeboat);
  rememberSource(sessionStorage, desk);
  void marking.then((mark) => unmarkWhenLeft(desk, mark));
  host.onBeforeClose(async () => {
    await desk.actions.flush();
    unmark(desk, await marking);
  });
  void backups.start();
  void showBackupPlace(desk, host);
  // The desk is drawn while its text is being fetched, and not before: drawing would keep the questions that lead to it waiting.
  await new Promise<void>((resolve) => {
    const coming = { sources, positions, loadTexts: () => texts ?? host.loadBundledTexts(), onReading: resolve };
    void openFirstSource(desk, library, environment, coming)
      .then(() => {
        desk.store.setState({ phase: { name: 'ready' } });
        // Not before there is something that could be lost.
        localStorage.setItem(TRACE, 'yes');
        void whenIdle().then(() => {
          settle();
          void backups.prepare();
        });
      })
      .finally(resolve);
  });
  return { name: 'ready', desk, backups: { ...environment, library, host, backUp: () => backups.backUp('restore') } };
}

async function showBackupPlace(desk: Desk, host: Host): Promise<void> {
  const place = await host.getBackupPlace();
  if (place.ok) desk.store.setState({ backupPlace: place.value });
}

/** A new library opens on the bundled texts; any other on the source that this window or, if it is a new one, any window has read last. */
async function openFirstSource(
  desk: Desk,
  library: Library,
  environment: Environment,
  coming: {
    readonly sources: ReturnType<Library['loadSources']>;
    readonly positions: ReturnType<Library['loadReadingPositions']>;
    readonly loadTexts: Host['loadBundledTexts'];
    /** The text itself is being fetched. */
    readonly onReading: () => void;
  },
): Promise<void> {
  const { records, bad } = await coming.sources;
  const latest = findOwnSource(sessionStorage, records) ?? findLastRead(records, await coming.positions);
  if (latest !== undefined) return await desk.actions.openSource(latest.id, coming.onReading);
  const [unreadable] = bad;
  if (unreadable !== undefined) {
    desk.store.setState({ badRecords: bad });
    desk.actions.notify({ kind: 'error', key: 'source-unreadable', values: { detail: unreadable.reason }, canUndo: false });
    return;
  }
  const bundled = await coming.loadTexts();
  if (!bundled.ok) {
    desk.actions.notify({ kind: 'error', key: 'bundled-text-failed', values: { detail: bundled.error.detail }, canUndo: false });
    return;
  }
  for (const text of bundled.value) {
    const source = await addBundledSource(library, text, environment);
    if (source.ok) return await desk.actions.openSource(source.value.id, coming.onReading);
    desk.actions.notify({ kind: 'error', key: 'save-failed', values: { code: source.error.code }, canUndo: false });
  }
}

/** A window that goes with everything stored leaves no mark; one that comes back out of the browser's cache is open again. */
function unmarkWhenLeft(desk: Desk, mark: SessionMark): void {
  window.addEventListener('pagehide', () => unmark(desk, mark));
  window.addEventListener('pageshow', () => mark.set());
}

function unmark(desk: Desk, mark: SessionMark): void {
  if (desk.store.getState().save.state === 'saved') mark.clear();
}
