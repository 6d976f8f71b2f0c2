import { placeBookmarks } from '../../shared/anchor/place-bookmarks';
import { createCodebook } from '../../shared/codebook/codebook';
import { findCurrentPass } from '../../shared/history/passes';
import type { Edit } from '../../shared/model/change';
import type { SourceId } from '../../shared/model/records';
import { NOTHING_READ } from '../../shared/orientation/progress';
import { RelationIndex } from '../../shared/relations/relation-index';
import { listTypes } from '../../shared/relations/relation-types';
import type { Library } from '../storage/library';
import type { DeskParts } from './desk-parts';
import type { DeskState, OpenSource } from './desk-state';
import { loadRows, openSource } from './open-source';
import type { ReadingPlace } from './reading-trail';
import { markMoment } from './timing';
import { whenIdle } from './when-idle';

export interface Showing {
  readonly id: SourceId;
  /** What of it is to be in view; null for where reading stopped. */
  readonly at: ReadingPlace | null;
  readonly isWanted: () => boolean;
  readonly onReading: () => void;
}

/**
 * Puts a source on the desk in the place of the one that lies there, everything of which is handed to storage first. `isWanted` is asked
 * when it has been read: another may have been asked for by then. `onReading` is called when the text itself is being fetched.
 */
export async function showSource(parts: DeskParts, { id, at, isWanted, onReading }: Showing): Promise<void> {
  const { store, hover, library, records, position, notify, report } = parts;
  markMoment('source-open');
  await records.flush();
  // What any window does while this one reads belongs to what is read.
  const meanwhile: Edit[] = [];
  const stop = library.subscribe((event) => {
    if (event.type === 'applied') meanwhile.push(...event.applied.edits);
  });
  const read = await readSource(library, id, onReading);
  stop();
  if (!isWanted()) return;
  // What was written while this was read: no field of the text before outlives it.
  records.handOver();
  void position.flush();
  if (read === null || !read.opened.ok) {
    // What the library no longer holds is not shown as if it did.
    if (store.getState().source?.source.id === id) store.setState({ source: null, activeId: null, editingId: null });
    notify({ kind: 'error', key: read === null || read.opened.ok ? 'source-missing' : read.opened.error, values: {}, canUndo: false });
    return;
  }
  const open = at === null ? read.opened.value : openedAt(read.opened.value, at);
  open.annotations.setReading(findCurrentPass(read.passes.records)?.id ?? null);
  hover.setState({ id: null });
  store.setState((state) => ({ ...stateOf(state, open, read), undoState: library.getUndoState() }));
  records.show([...meanwhile, ...records.waiting.flatMap((change) => change.edits)]);
  report(followRows(parts, open));
}

function openedAt(open: OpenSource, { sourceId, where, activeId }: ReadingPlace): OpenSource {
  return { ...open, position: { sourceId, offset: where.start, shift: 0, activeId, readAt: open.position?.readAt ?? 0 } };
}

/** Null when there is no such source. */
async function readSource(library: Library, id: SourceId, onReading: () => void) {
  const source = await library.findRecord('sources', id);
  if (source === undefined) return null;
  const [opened, colors, codes, kinds, bookmarks, progress, trash, memos, styles, passes] = await Promise.all([
    openSource(library, source, onReading),
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
  return { opened, colors, codes, kinds, bookmarks, progress, trash, memos, styles, passes };
}

type ReadSource = NonNullable<Awaited<ReturnType<typeof readSource>>>;

function stateOf(state: DeskState, open: OpenSource, read: ReadSource): Partial<DeskState> {
  const { colors, codes, kinds, bookmarks, progress, trash, memos, styles, passes } = read;
  const activeId = open.position?.activeId ?? null;
  const isSame = state.source?.source.id === open.source.id;
  return {
    ...(isSame ? {} : LEFT_BEHIND),
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
    memos: new Map(memos.flatMap((memo) => (memo === undefined ? [] : [[memo.id, memo] as const]))),
    coding: null,
    past: null,
    passes: passes.records,
    trash: trash.records,
    badRecords: [...colors.bad, ...codes.bad, ...kinds.bad, ...bookmarks.bad, ...trash.bad, ...styles.bad, ...passes.bad],
    selection: null,
    toolbarOpen: false,
    activeId: activeId !== null && open.annotations.findMark(activeId) === undefined ? null : activeId,
    activePlace: null,
    editingId: null,
  };
}

/** What belongs to the text that was open and means nothing in another. */
const LEFT_BEHIND: Partial<DeskState> = { currentBlock: 0, furnitureOpen: false, showsEarlier: false };

/** Rows and notes come in behind the geometry; the page shows each portion as it arrives. */
async function followRows({ store, library }: Pick<DeskParts, 'store' | 'library'>, open: OpenSource): Promise<void> {
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
