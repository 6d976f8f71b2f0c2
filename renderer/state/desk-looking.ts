import type { AnnotationId } from '../../shared/model/records';
import { type Span, span } from '../../shared/text/offset';
import type { DeskParts } from './desk-parts';
import type { ActivatedFrom, DeskActions } from './desk-state';
import type { Mark } from './mark';
import { createTrailActions, readPlace, type TrailActions } from './reading-trail';

type LookingActions = Pick<
  DeskActions,
  | 'attachSurface'
  | 'select'
  | 'closeToolbar'
  | 'openToolbar'
  | 'setCaret'
  | 'setFocusMode'
  | 'activate'
  | 'hover'
  | 'walk'
  | 'setFilter'
  | 'setShowAllNotes'
  | 'setDrawer'
  | 'setFurniture'
  | 'openDialog'
  | 'setFind'
  | 'setCurrentBlock'
  | 'tellTextShown'
  | 'savePosition'
>;

/** What changes only where the reader looks; nothing here is stored as a record. */
export function createLookingActions(parts: DeskParts): LookingActions & TrailActions {
  const { store, hover } = parts;
  return {
    ...createSelecting(parts),
    ...createTrailActions(parts),
    savePosition: (at, shift) => parts.position.save(at, shift),
    hover: (id) => {
      if (hover.getState().id !== id) hover.setState({ id });
    },
    setFocusMode: (on) => {
      // The note that is being written leaves with the margin.
      if (on) parts.actions().edit(null);
      store.setState({ focusMode: on, drawerOpen: false });
    },
    setFilter: (filter) => store.setState((state) => ({ filter: { ...state.filter, ...filter } })),
    setShowAllNotes: (on) => store.setState({ showAllNotes: on }),
    setDrawer: (open) => store.setState({ drawerOpen: open }),
    setFurniture: (open) => store.setState({ furnitureOpen: open }),
    openDialog: (dialog) => {
      if (dialog === 'backups' && store.getState().libraryKind === 'sample')
        parts.notify({ kind: 'info', key: 'sample-no-backups', values: {}, canUndo: false });
      else store.setState({ dialog, receivedFile: null, receivedArchive: null });
    },
    setFind: (open) => store.setState({ findOpen: open }),
    setCurrentBlock: (block) => {
      if (store.getState().currentBlock !== block) store.setState({ currentBlock: block });
    },
    tellTextShown: () => store.setState({ isTextShown: true }),
  };
}

function createSelecting({ store, actions }: DeskParts) {
  function activate(id: AnnotationId | null, from: ActivatedFrom, place: Span | null = null): void {
    const { activeId, activePlace, editingId, source, surface } = store.getState();
    const here = from === 'list' || from === 'find' ? readPlace(store.getState()) : null;
    if (editingId !== null && editingId !== id) actions().edit(null);
    if (activeId !== id || activePlace !== place) store.setState({ activeId: id, activePlace: place });
    const mark = id === null ? undefined : source?.annotations.findPlace(id, place);
    if (mark === undefined || mark.anchor === 'orphaned' || from === 'text') return;
    // Where a list or a search leads one comes back from; to the next annotation one walks.
    if (from === 'list' || from === 'find') actions().leavePlace(from, here);
    surface?.reveal(spanOf(mark), { align: from === 'note' ? 'nearest' : 'center', smooth: true });
  }

  function walk(direction: 'next' | 'previous'): void {
    const { source, surface, activeId, activePlace } = store.getState();
    if (source === null) return;
    const marks = source.annotations.allInOrder().filter((mark) => !source.annotations.isEarlier(mark.id));
    const inHand = activeId === null ? undefined : source.annotations.findPlace(activeId, activePlace);
    const active = inHand === undefined ? -1 : marks.indexOf(inHand);
    const found =
      active >= 0 ? marks[active + (direction === 'next' ? 1 : -1)] : nearestTo(marks, surface?.getVisibleSpan() ?? null, direction);
    if (found !== undefined) activate(found.id, 'keyboard', spanOf(found));
  }

  return {
    activate,
    walk,
    attachSurface: (surface: Parameters<DeskActions['attachSurface']>[0]) => store.setState({ surface }),
    select(where: Span | null): void {
      const { selection } = store.getState();
      if (where === null && selection === null) return;
      if (where !== null && selection !== null && where.start === selection.start && where.end === selection.end) return;
      store.setState({ selection: where, toolbarOpen: where !== null });
    },
    closeToolbar: () => store.setState({ toolbarOpen: false }),
    openToolbar: () => store.setState(({ selection }) => ({ toolbarOpen: selection !== null })),
    setCaret: (on: boolean) => store.setState({ caretOn: on }),
  };
}

function spanOf(mark: Mark): Span {
  return span(mark.start, mark.end);
}

function nearestTo(marks: readonly Mark[], view: Span | null, direction: 'next' | 'previous'): Mark | undefined {
  if (view === null) return direction === 'next' ? marks[0] : marks.at(-1);
  return direction === 'next' ? marks.find((mark) => mark.start >= view.start) : marks.findLast((mark) => mark.start < view.start);
}
