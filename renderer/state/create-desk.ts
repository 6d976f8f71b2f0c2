import { createStore } from 'zustand';
import type { Environment } from '../../shared/base/environment';
import type { Result } from '../../shared/base/result';
import type { BackupEntry, Host } from '../../shared/host/host';
import type { Preferences } from '../../shared/model/preferences';
import type { Library } from '../storage/library';
import { toStoreError } from '../storage/store-errors';
import { createCitationClient } from '../workers/citation-client';
import { createConcordanceClient } from '../workers/concordance-client';
import { createSearchClient } from '../workers/search-client';
import { createCommentaryDesk } from './commentary-store';
import { createConcordance } from './concordance-store';
import { createAnnotatingActions } from './desk-annotating';
import { createBookmarkActions } from './desk-bookmarks';
import { createCitingActions } from './desk-citing';
import { createCodingActions } from './desk-coding';
import type { Desk } from './desk-context';
import { createCorrectingActions } from './desk-correcting';
import { createFileActions } from './desk-files';
import { createLookingBack } from './desk-history';
import { createLookingActions } from './desk-looking';
import { createMemoActions } from './desk-memos';
import type { DeskParts } from './desk-parts';
import { createPassActions } from './desk-passes';
import { createPlaceActions } from './desk-places';
import { createProgressActions } from './desk-progress';
import { DeskRecords } from './desk-records';
import { createRelationActions } from './desk-relations';
import { createSourceActions } from './desk-sources';
import type { DeskActions, DeskState, LibraryKind, Notice } from './desk-state';
import { createUndoActions } from './desk-undoing';
import { createFind } from './find-store';
import type { HoverState } from './hover-state';
import { initialState } from './initial-state';
import { createLaterStore } from './later-store';
import { PositionKeeper } from './position-keeper';
import { PreferencesKeeper } from './preferences-keeper';
import { ProgressKeeper } from './progress-keeper';

/** Messages that stand at the foot of the page at once; older ones make room. */
const NOTICES = 3;

export interface DeskPorts {
  readonly library: Library;
  readonly host: Host;
  readonly environment: Environment;
  readonly preferences: Preferences;
  readonly libraryKind: LibraryKind;
  /** Opens the other library, or the sample afresh, in this window. */
  readonly turnTo: (kind: LibraryKind | 'sample-afresh') => void;
  /** Makes a backup at once (the schedule lies in storage). */
  readonly backUpNow: () => Promise<Result<BackupEntry, string>>;
}

/** The desk of one window on an open library. Follows what other windows change from now on. */
export function createDesk(ports: DeskPorts): Desk {
  const { library, host, environment } = ports;
  const store = createStore<DeskState>(() => ({
    ...initialState(ports.preferences, ports.libraryKind),
    undoState: library.getUndoState(),
  }));
  const hover = createStore<HoverState>(() => ({ id: null }));
  const notify = (notice: Omit<Notice, 'id'>): void => {
    const fresh = { ...notice, id: environment.newId() };
    // One piece of news at a time; errors stay until the reader has seen them.
    const stays = (earlier: Notice) => earlier.kind === 'error' || notice.kind === 'error';
    store.setState((state) => ({ notices: [...state.notices.filter(stays), fresh].slice(-NOTICES) }));
  };
  const report = (work: Promise<unknown>): void => {
    work.catch((caught: unknown) => {
      try {
        const { code } = toStoreError(caught);
        const key = code === 'no-space' ? 'disk-full' : 'library-unreachable';
        if (store.getState().notices.some((notice) => notice.key === key || notice.key === 'save-failed')) return;
        notify({ kind: 'error', key, values: { code }, canUndo: false });
      } catch (bug) {
        queueMicrotask(() => raise(bug));
      }
    });
  };
  const records = new DeskRecords({
    library,
    store,
    environment,
    notify: (kind, key, values = {}) => notify({ kind, key, values, canUndo: false }),
    reload: () => report(actions.reload()),
  });
  const position = new PositionKeeper({ store, library, report, now: environment.now });
  const preferences = new PreferencesKeeper(store, library, report);
  const parts: DeskParts = {
    store,
    hover,
    library,
    host,
    environment,
    records,
    position,
    progress: new ProgressKeeper(library, report),
    notify,
    preferences,
    savePreferences: (changed) => preferences.save(changed),
    report,
    actions: () => actions,
  };
  const actions: DeskActions = {
    ...createAnnotatingActions(parts),
    ...createCodingActions(parts),
    ...createBookmarkActions(parts),
    ...createProgressActions(parts),
    ...createPlaceActions(parts),
    ...createRelationActions(parts),
    ...createMemoActions(parts),
    ...createCorrectingActions(parts),
    ...createCitingActions(parts, createCitationClient()),
    ...createLookingActions(parts),
    ...createUndoActions(parts),
    ...createLookingBack(parts),
    ...createPassActions(parts),
    ...createHostActions(parts, ports),
    ...createFileActions(parts),
    setPreferences: parts.savePreferences,
    notify,
    dismiss: (id) => store.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
    ...createSourceActions(parts),
    turnTo: async (kind) => {
      await records.flush();
      ports.turnTo(kind);
    },
  };
  library.subscribe((event) => records.onLibraryEvent(event));
  const find = createFind({ desk: store, deskActions: actions, client: createSearchClient(), report });
  const concordance = createConcordance({ desk: store, deskActions: actions, client: createConcordanceClient(), report });
  const commentary = createCommentaryDesk(parts);
  return { store, later: createLaterStore(store), hover, actions, find, concordance, commentary };
}

function raise(bug: unknown): never {
  throw bug;
}

function createHostActions({ store, host, notify, report }: DeskParts, ports: DeskPorts) {
  return {
    backUpNow: () => ports.backUpNow(),
    async chooseBackupPlace(): Promise<void> {
      const place = await host.chooseBackupPlace();
      if (!place.ok) notify({ kind: 'error', key: 'backup-place-failed', values: { detail: place.error.detail }, canUndo: false });
      else if (place.value !== null) store.setState({ backupPlace: place.value });
    },
    openExternal(url: string): void {
      report(
        host.openExternal(url).then((opened) => {
          if (!opened.ok || !opened.value) notify({ kind: 'error', key: 'link-refused', values: { url }, canUndo: false });
        }),
      );
    },
  };
}
