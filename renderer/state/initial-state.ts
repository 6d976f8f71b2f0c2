import { EMPTY_CODEBOOK } from '../../shared/codebook/codebook';
import { type Preferences, SIDE_WIDTH } from '../../shared/model/preferences';
import { NOTHING_READ } from '../../shared/orientation/progress';
import { EMPTY_FILTER } from '../../shared/search/filter-annotations';
import type { DeskState, LibraryKind } from './desk-state';

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'paper',
  typeface: 'serif',
  typeSize: 18,
  measure: 66,
  lineHeight: 1.67,
  language: 'en',
  marginState: 'margin',
  minimap: true,
  focusUnit: 'paragraph',
  ruler: 'none',
  progress: true,
  lastColor: 'yellow',
  shortcuts: {},
  sidePanel: 'outline',
  sidePanelOpen: true,
  sideWidth: SIDE_WIDTH.usual,
};

export function initialState(preferences: Preferences, libraryKind: LibraryKind): DeskState {
  return {
    phase: { name: 'opening' },
    libraryKind,
    source: null,
    surface: null,
    annotationsVersion: 0,
    rowsLoaded: false,
    badRecords: [],
    trash: [],
    colorNames: [],
    codebook: EMPTY_CODEBOOK,
    bookmarks: [],
    read: NOTHING_READ,
    coding: null,
    selection: null,
    toolbarOpen: false,
    caretOn: false,
    focusMode: false,
    activeId: null,
    activePlace: null,
    hoveredId: null,
    editingId: null,
    editingEpoch: 0,
    showAllNotes: false,
    drawerOpen: false,
    furnitureOpen: false,
    filter: EMPTY_FILTER,
    dialog: null,
    receivedFile: null,
    findOpen: false,
    preferences,
    currentBlock: 0,
    undoState: { undo: null, redo: null },
    save: { state: 'saved', at: null },
    backup: { state: 'none' },
    backupPlace: null,
    notices: [],
  };
}
