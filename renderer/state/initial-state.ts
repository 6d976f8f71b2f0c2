import { EMPTY_CODEBOOK } from '../../shared/codebook/codebook';
import { relationTypeId } from '../../shared/model/ids';
import { COMMENTARY_WIDTH, type Preferences, SIDE_WIDTH } from '../../shared/model/preferences';
import { NOTHING_READ } from '../../shared/orientation/progress';
import { RelationIndex } from '../../shared/relations/relation-index';
import { BUILT_IN_TYPES, type BuiltInNames, listTypes } from '../../shared/relations/relation-types';
import { EMPTY_FILTER } from '../../shared/search/filter-annotations';
import type { DeskState, LibraryKind } from './desk-state';
import { EMPTY_READING_TRAIL } from './reading-trail';

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
  commentaryWidth: COMMENTARY_WIDTH.usual,
};

/** Until the catalogue of the interface language has named them. */
const UNNAMED: BuiltInNames = {
  translates: { name: 'translates', inverseName: 'translated-by' },
  echoes: { name: 'echoes', inverseName: 'echoed-by' },
  contradicts: { name: 'contradicts', inverseName: 'contradicts' },
  explains: { name: 'explains', inverseName: 'explained-by' },
  quotes: { name: 'quotes', inverseName: 'quoted-by' },
};

export function initialState(preferences: Preferences, libraryKind: LibraryKind): DeskState {
  return {
    phase: { name: 'opening' },
    libraryKind,
    source: null,
    surface: null,
    isTextShown: false,
    annotationsVersion: 0,
    rowsLoaded: false,
    badRecords: [],
    trash: [],
    colorNames: [],
    codebook: EMPTY_CODEBOOK,
    bookmarks: [],
    read: NOTHING_READ,
    relations: new RelationIndex(),
    relationsVersion: 0,
    relationTypes: listTypes([], UNNAMED),
    relationNames: UNNAMED,
    relationChoice: { typeId: relationTypeId(BUILT_IN_TYPES[0]), isInverse: false },
    relating: null,
    work: null,
    citationStyles: new Map(),
    memos: new Map(),
    memoEpoch: 0,
    past: null,
    passes: [],
    showsEarlier: false,
    coding: null,
    correcting: null,
    lastSlip: 'wording',
    selection: null,
    toolbarOpen: false,
    caretOn: false,
    focusMode: false,
    activeId: null,
    activePlace: null,
    editingId: null,
    editingEpoch: 0,
    showAllNotes: false,
    drawerOpen: false,
    furnitureOpen: false,
    filter: EMPTY_FILTER,
    dialog: null,
    receivedFile: null,
    receivedArchive: null,
    findOpen: false,
    preferences,
    currentBlock: 0,
    trail: EMPTY_READING_TRAIL,
    undoState: { undo: null, redo: null },
    working: null,
    save: { state: 'saved', at: null },
    backup: { state: 'none' },
    backupPlace: null,
    notices: [],
  };
}
