import type { Environment } from '../../shared/base/environment';
import { err, ok, type Result } from '../../shared/base/result';
import type { Host } from '../../shared/host/host';
import { matchInterfaceLanguage } from '../../shared/host/menu-labels';
import { parseSample } from '../../shared/sample/sample';
import { readSourceText } from '../../shared/text/read-source-text';
import { addBundledSource } from '../state/add-bundled-source';
import { createDesk } from '../state/create-desk';
import type { Desk } from '../state/desk-context';
import { DEFAULT_PREFERENCES } from '../state/initial-state';
import { createLifeboat } from '../state/lifeboat';
import { findLastRead } from '../state/open-source';
import { type DexieLibrary, openLibrary } from '../storage/dexie-library';
import { discardLibrary } from '../storage/discard-library';
import type { Library } from '../storage/library';
import { createHeavyWork } from '../workers/heavy-client';
import type { App, Opening } from './compose';
import { keepSafe } from './keep-safe';
import { findOwnSource, rememberSource } from './own-source';
import { takeLastWords } from './take-last-words';
import { findLook, takeAfresh, turnTo } from './which-library';

/** Beside the reader's own library, never in it. */
const SAMPLE_NAME = 'postil-sample';

/** The text that the sample was written on. */
const SAMPLE_TEXT = 'internet-governance';

/** A window on the sample: nothing is backed up, nothing of the reader's own is read or written. */
export function composeSample(host: Host, environment: Environment): App {
  const openIt = () =>
    openLibrary({
      name: SAMPLE_NAME,
      session: environment.newId(),
      now: environment.now,
      // It can be laid out anew at any time.
      beforeMigration: async () => ok(null),
      heavyWork: createHeavyWork(),
    });
  const startAfresh = async (): Promise<Result<DexieLibrary, string>> => {
    const discarded = await discardLibrary(SAMPLE_NAME);
    if (!discarded.ok) return discarded;
    const library = await openIt();
    return library.ok ? library : err(library.error.code);
  };
  return {
    host,
    environment,
    startAfresh,
    openDesk: (library) => openSampleDesk(library, host, environment),
    async open() {
      if (takeAfresh(sessionStorage)) await discardLibrary(SAMPLE_NAME);
      const library = await openIt();
      if (!library.ok) return { name: 'failed', failure: library.error, backups: [] };
      return await openSampleDesk(library.value, host, environment);
    },
  };
}

async function openSampleDesk(library: DexieLibrary, host: Host, environment: Environment): Promise<Opening> {
  // The page's storage of this window alone: the reader's own last words are none of the sample's.
  const lifeboat = createLifeboat(sessionStorage, environment.newId());
  await takeLastWords(library, lifeboat, environment);
  const language = matchInterfaceLanguage(navigator.language);
  const preferences = { ...DEFAULT_PREFERENCES, language, ...findLook(sessionStorage), ...(await library.loadPreferences()) };
  const noBackup = async () => err('the sample is not backed up');
  const desk: Desk = createDesk({
    library,
    host,
    environment,
    preferences,
    libraryKind: 'sample',
    turnTo: (kind) => turnTo(sessionStorage, kind, desk.store.getState().preferences),
    backUpNow: noBackup,
  });
  keepSafe(desk, host, lifeboat);
  rememberSource(sessionStorage, desk);
  host.onBeforeClose(() => desk.actions.flush());
  void openSampleText(desk, library, host, environment).then(() => desk.store.setState({ phase: { name: 'ready' } }));
  return { name: 'ready', desk, backups: { ...environment, library, host, backUp: noBackup } };
}

async function openSampleText(desk: Desk, library: Library, host: Host, environment: Environment): Promise<void> {
  const [{ records }, positions] = await Promise.all([library.loadSources(), library.loadReadingPositions()]);
  const stored = findOwnSource(sessionStorage, records) ?? findLastRead(records, positions);
  if (stored !== undefined) return await desk.actions.openSource(stored.id);
  const bundled = await host.loadBundledTexts();
  const text = bundled.ok ? bundled.value.find(({ id }) => id === SAMPLE_TEXT) : undefined;
  if (text === undefined) {
    const detail = bundled.ok ? SAMPLE_TEXT : bundled.error.detail;
    return desk.actions.notify({ kind: 'error', key: 'bundled-text-failed', values: { detail }, canUndo: false });
  }
  // What only a first look at the sample needs: the reader's own library starts without it.
  const [{ buildSample }, written] = await Promise.all([
    import('../../shared/sample/build-sample'),
    import('../../resources/sample/sample.json'),
  ]);
  const sample = parseSample(written.default);
  const read = readSourceText(text.bytes);
  if (!sample.ok || !read.ok) throw new Error(sample.ok ? 'the bundled text cannot be read' : sample.error);
  const added = await addBundledSource(library, text, environment, (source) =>
    buildSample(sample.value, { source, text: read.value, at: environment.now() }),
  );
  if (added.ok) return await desk.actions.openSource(added.value.id);
  desk.actions.notify({ kind: 'error', key: 'save-failed', values: { code: added.error.code }, canUndo: false });
}
