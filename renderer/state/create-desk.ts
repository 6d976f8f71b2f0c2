import { createStore } from 'zustand';
import { placeBookmarks } from '../../shared/anchor/place-bookmarks';
import type { Environment } from '../../shared/base/environment';
import type { Result } from '../../shared/base/result';
import { createCodebook } from '../../shared/codebook/codebook';
import { findCurrentPass } from '../../shared/history/passes';
import type { BackupEntry, Host } from '../../shared/host/host';
import type { Edit } from '../../shared/model/change';
import type { Preferences } from '../../shared/model/preferences';
import type { SourceId } from '../../shared/model/records';
import { NOTHING_READ } from '../../shared/orientation/progress';
import { RelationIndex } from '../../shared/relations/relation-index';
import { listTypes } from '../../shared/relations/relation-types';
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
import type { DeskActions, DeskState, LibraryKind, Notice } from './desk-state';
import { createUndoActions } from './desk-undoing';
import { createFind } from './find-store';
import { initialState } from './initial-state';
import { createLaterStore } from './later-store';
import { findNewest, loadRows, openSource } from './open-source';
import { PositionKeeper } from './position-keeper';
import { PreferencesKeeper } from './preferences-keeper';
import { ProgressKeeper } from './progress-keeper';
import { EMPTY_READING_TRAIL } from './reading-trail';
import { markMoment } from './timing';
import { whenIdle } from './when-idle';

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
        if (store.getState().notices.some((notice) => notice.key === 'library-unreachable')) return;
        notify({ kind: 'error', key: 'library-unreachable', values: { code }, canUndo: false });
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
    reload: () => report(reload(parts)),
  });
  const position = new PositionKeeper(store, library, report);
  const preferences = new PreferencesKeeper(store, library, report);
  const parts: DeskParts = {
    store,
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
    openSource: (id) => openById(parts, id),
    reload: () => reload(parts),
    turnTo: async (kind) => {
      await records.flush();
      ports.turnTo(kind);
    },
  };
  library.subscribe((event) => records.onLibraryEvent(event));
  const find = createFind({ desk: store, deskActions: actions, client: createSearchClient(), report });
  const concordance = createConcordance({ desk: store, deskActions: actions, client: createConcordanceClient(), report });
  const commentary = createCommentaryDesk(parts);
  return { store, later: createLaterStore(store), actions, find, concordance, commentary };
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

/** After everything was replaced: the text that is open as it is now, or else the one that was added last. */
async function reload(parts: DeskParts): Promise<void> {
  const { library, store, notify } = parts;
  const { records } = await library.loadSources();
  const open = store.getState().source?.source.id;
  const next = records.find((source) => source.id === open) ?? findNewest(records);
  if (next !== undefined) return await openById(parts, next.id);
  store.setState({ source: null, activeId: null, editingId: null });
  notify({ kind: 'error', key: 'source-missing', values: {}, canUndo: false });
}

async function openById({ store, library, records, notify, report }: DeskParts, id: SourceId): Promise<void> {
  markMoment('source-open');
  await records.flush();
  // What any window does while this one reads belongs to what is read.
  const meanwhile: Edit[] = [];
  const stop = library.subscribe((event) => {
    if (event.type === 'applied') meanwhile.push(...event.applied.edits);
  });
  const source = await library.findRecord('sources', id);
  const [opened, colors, codes, kinds, bookmarks, progress, trash, memos, styles, passes] = await Promise.all([
    source === undefined ? null : openSource(library, source),
    library.loadColors(),
    library.loadCodes(),
    library.loadRelationTypes(),
    library.loadBookmarks(id),
    library.loadProgress(id),
    library.loadTrash(id),
    Promise.all([library.findRecord('memos', id), library.findRecord('memos', 'library')]),
    library.loadCitationStyles(),
    library.loadPasses(id),
  ]);
  stop();
  if (opened === null || !opened.ok) {
    // What the library no longer holds is not shown as if it did.
    if (store.getState().source?.source.id === id) store.setState({ source: null, activeId: null, editingId: null });
    notify({ kind: 'error', key: opened === null ? 'source-missing' : opened.error, values: {}, canUndo: false });
    return;
  }
  const open = opened.value;
  open.annotations.setReading(findCurrentPass(passes.records)?.id ?? null);
  const activeId = open.position?.activeId ?? null;
  store.setState((state) => ({
    phase: { name: 'ready' },
    source: open,
    work: open.source,
    citationStyles: new Map(styles.records.map((style) => [style.id, style])),
    annotationsVersion: state.annotationsVersion + 1,
    rowsLoaded: false,
    colorNames: colors.records,
    codebook: createCodebook(codes.records),
    bookmarks: placeBookmarks(open.text, open.source.revisionId, bookmarks.records),
    read: progress?.revisionId === open.source.revisionId ? progress.read : NOTHING_READ,
    relations: new RelationIndex(),
    relationsVersion: state.relationsVersion + 1,
    relationTypes: listTypes(kinds.records, state.relationNames),
    relating: null,
    trail: state.source?.source.id === id ? state.trail : EMPTY_READING_TRAIL,
    memos: new Map(memos.flatMap((memo) => (memo === undefined ? [] : [[memo.id, memo] as const]))),
    coding: null,
    past: null,
    passes: passes.records,
    trash: trash.records,
    badRecords: [...colors.bad, ...codes.bad, ...kinds.bad, ...bookmarks.bad, ...trash.bad, ...styles.bad, ...passes.bad],
    selection: null,
    toolbarOpen: false,
    activeId: activeId !== null && open.annotations.findMark(activeId) === undefined ? null : activeId,
    hoveredId: null,
    editingId: null,
    undoState: library.getUndoState(),
  }));
  records.show([...meanwhile, ...records.waiting.flatMap((change) => change.edits)]);
  report(followRows({ store, library }, open));
}

/** Rows and notes come in behind the geometry; the page shows each portion as it arrives. */
async function followRows({ store, library }: Pick<DeskParts, 'store' | 'library'>, open: NonNullable<DeskState['source']>): Promise<void> {
  const isCurrent = () => store.getState().source === open;
  await whenIdle();
  const index = store.getState().relations;
  const related = await library.loadRelations();
  index.takeRows(related.records);
  if (isCurrent()) store.setState((state) => ({ relationsVersion: state.relationsVersion + 1 }));
  const trashed = store.getState().trash.map((annotation) => annotation.id);
  const rows = await loadRows(library, open, trashed, () => {
    if (isCurrent()) store.setState((state) => ({ annotationsVersion: state.annotationsVersion + 1 }));
  });
  if (isCurrent()) store.setState((state) => ({ rowsLoaded: true, badRecords: [...state.badRecords, ...related.bad, ...rows.bad] }));
}
