import { MARGIN_STATES, type SidePanel, THEMES, type Theme } from '../../shared/model/preferences';
import type { ColorId } from '../../shared/model/records';
import { span } from '../../shared/text/offset';
import type { Desk } from '../state/desk-context';
import type { DeskState, DialogName } from '../state/desk-state';
import { cycleRegion } from './regions';
import { DEFAULT_TYPE_SIZE, stepTypeSize } from './type-size';

export const COMMAND_GROUPS = ['passage', 'annotations', 'going', 'view', 'library'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/**
 * Where a shortcut is heard. `anywhere`: also while writing. `outside-fields`: not where keys edit text, which has an undo
 * and caret movements of its own. `toolbar`: only while a toolbar shows
 * (for the selection or the active highlight) and focus is in no field. `annotation`: only where focus is in the text, nowhere
 * in particular, or on what stands for the active annotation.
 */
export type CommandScope = 'anywhere' | 'outside-fields' | 'toolbar' | 'annotation';

interface CommandShape {
  /** Also its key in the `commands` catalogue, and what the host's menu sends. */
  readonly id: string;
  readonly group: CommandGroup;
  readonly scope: CommandScope;
  /** The first is the one that is shown. Notation: `Mod+Shift+F`, Mod being Cmd on macOS and Ctrl elsewhere. */
  readonly keys: readonly string[];
  readonly when: (state: DeskState) => boolean;
  readonly run: (desk: Desk) => void;
}

const isReading = (state: DeskState) => state.source !== null;
const isActive = (state: DeskState) => state.source !== null && state.activeId !== null;
const hasSelection = (state: DeskState) => state.source !== null && state.selection !== null;
const always = () => true;

const open = (dialog: DialogName) => (desk: Desk) => desk.actions.openDialog(dialog);
const showPanel = (sidePanel: SidePanel) => (desk: Desk) => desk.actions.setPreferences({ sidePanel, sidePanelOpen: true });
const setTheme = (theme: Theme) => (desk: Desk) => desk.actions.setPreferences({ theme });

/** The selected passage, or the highlight whose toolbar shows. */
const isTaken = (state: DeskState) => hasSelection(state) || isActive(state);

function following<T>(values: readonly T[], value: T): T {
  const next = values[values.indexOf(value) + 1] ?? values[0];
  if (next === undefined) throw new Error('nothing to cycle through');
  return next;
}

function mark(color: ColorId) {
  return ({ store, actions }: Desk) => {
    const { selection, activeId } = store.getState();
    if (selection !== null) actions.highlight(color);
    else if (activeId !== null) actions.recolor(activeId, color);
  };
}

function markInLastColor({ store, actions }: Desk): void {
  actions.highlight(store.getState().preferences.lastColor);
}

function recolorActive(color: ColorId) {
  return ({ store, actions }: Desk) => {
    const { activeId } = store.getState();
    if (activeId !== null) actions.recolor(activeId, color);
  };
}

function trashActive({ store, actions }: Desk): void {
  const { activeId } = store.getState();
  if (activeId !== null) actions.trashAnnotations([activeId]);
}

function editActive({ store, actions }: Desk): void {
  const { activeId } = store.getState();
  if (activeId !== null) actions.edit(activeId);
}

/** Of the selection, or of the highlight whose toolbar shows. */
function listOccurrences({ store, concordance }: Desk): void {
  const { activeId, source } = store.getState();
  const mark = activeId === null ? undefined : source?.annotations.findMark(activeId);
  concordance.actions.open(mark === undefined ? undefined : span(mark.start, mark.end));
}

function resizeType(steps: number) {
  return ({ store, actions }: Desk) => actions.setPreferences({ typeSize: stepTypeSize(store.getState().preferences.typeSize, steps) });
}

function cycleMargin({ store, actions }: Desk): void {
  actions.setPreferences({ marginState: following(MARGIN_STATES, store.getState().preferences.marginState) });
}

function cycleTheme({ store, actions }: Desk): void {
  actions.setPreferences({ theme: following(THEMES, store.getState().preferences.theme) });
}

function toggleSidePanel({ store, actions }: Desk): void {
  actions.setPreferences({ sidePanelOpen: !store.getState().preferences.sidePanelOpen });
}

/** Every command there is: menus, shortcuts, the host's menu and the sheet of shortcuts are drawn from this one table. */
export const COMMANDS = [
  { id: 'highlight-yellow', group: 'passage', scope: 'toolbar', keys: ['1'], when: isTaken, run: mark('yellow') },
  { id: 'highlight-red', group: 'passage', scope: 'toolbar', keys: ['2'], when: isTaken, run: mark('red') },
  { id: 'highlight-blue', group: 'passage', scope: 'toolbar', keys: ['3'], when: isTaken, run: mark('blue') },
  { id: 'highlight-green', group: 'passage', scope: 'toolbar', keys: ['4'], when: isTaken, run: mark('green') },
  { id: 'highlight-purple', group: 'passage', scope: 'toolbar', keys: ['5'], when: isTaken, run: mark('purple') },
  { id: 'highlight', group: 'passage', scope: 'toolbar', keys: ['H'], when: hasSelection, run: markInLastColor },
  {
    id: 'write-note',
    group: 'passage',
    scope: 'toolbar',
    keys: ['N', 'Enter'],
    when: isTaken,
    run: ({ actions }: Desk) => void actions.startNote(),
  },
  { id: 'code', group: 'passage', scope: 'toolbar', keys: ['C'], when: isTaken, run: ({ actions }: Desk) => actions.startCoding() },
  { id: 'occurrences', group: 'passage', scope: 'toolbar', keys: ['O'], when: isTaken, run: listOccurrences },

  {
    id: 'undo',
    group: 'annotations',
    scope: 'outside-fields',
    keys: ['Mod+Z'],
    when: always,
    run: ({ actions }: Desk) => void actions.undo(),
  },
  {
    id: 'redo',
    group: 'annotations',
    scope: 'outside-fields',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    when: always,
    run: ({ actions }: Desk) => void actions.redo(),
  },
  {
    id: 'next-annotation',
    group: 'annotations',
    scope: 'outside-fields',
    keys: ['Alt+ArrowDown', 'Mod+Alt+ArrowDown'],
    when: isReading,
    run: ({ actions }: Desk) => actions.walk('next'),
  },
  {
    id: 'previous-annotation',
    group: 'annotations',
    scope: 'outside-fields',
    keys: ['Alt+ArrowUp', 'Mod+Alt+ArrowUp'],
    when: isReading,
    run: ({ actions }: Desk) => actions.walk('previous'),
  },
  { id: 'edit-note', group: 'annotations', scope: 'outside-fields', keys: ['Mod+Enter'], when: isActive, run: editActive },
  { id: 'delete-annotation', group: 'annotations', scope: 'annotation', keys: ['Delete'], when: isActive, run: trashActive },
  { id: 'recolor-yellow', group: 'annotations', scope: 'outside-fields', keys: ['Alt+1'], when: isActive, run: recolorActive('yellow') },
  { id: 'recolor-red', group: 'annotations', scope: 'outside-fields', keys: ['Alt+2'], when: isActive, run: recolorActive('red') },
  { id: 'recolor-blue', group: 'annotations', scope: 'outside-fields', keys: ['Alt+3'], when: isActive, run: recolorActive('blue') },
  { id: 'recolor-green', group: 'annotations', scope: 'outside-fields', keys: ['Alt+4'], when: isActive, run: recolorActive('green') },
  { id: 'recolor-purple', group: 'annotations', scope: 'outside-fields', keys: ['Alt+5'], when: isActive, run: recolorActive('purple') },

  {
    id: 'find',
    group: 'going',
    scope: 'anywhere',
    keys: ['Mod+F'],
    when: isReading,
    run: ({ find }: Desk) => find.actions.open(),
  },
  {
    id: 'find-next',
    group: 'going',
    scope: 'anywhere',
    keys: ['F3', 'Mod+G'],
    when: isReading,
    run: ({ find }: Desk) => find.actions.step(1),
  },
  {
    id: 'find-previous',
    group: 'going',
    scope: 'anywhere',
    keys: ['Shift+F3', 'Mod+Shift+G'],
    when: isReading,
    run: ({ find }: Desk) => find.actions.step(-1),
  },
  {
    id: 'concordance',
    group: 'going',
    scope: 'anywhere',
    keys: ['Mod+Shift+F'],
    when: isReading,
    run: ({ concordance }: Desk) => concordance.actions.open(),
  },
  { id: 'go-to', group: 'going', scope: 'anywhere', keys: ['Mod+P'], when: isReading, run: open('palette') },
  {
    id: 'go-back',
    group: 'going',
    scope: 'outside-fields',
    keys: ['Alt+ArrowLeft', 'Mod+['],
    when: isReading,
    run: ({ actions }: Desk) => actions.goBack(),
  },
  {
    id: 'toggle-caret',
    group: 'going',
    scope: 'anywhere',
    keys: ['F7'],
    when: isReading,
    run: ({ store, actions }: Desk) => actions.setCaret(!store.getState().caretOn),
  },
  { id: 'next-region', group: 'going', scope: 'anywhere', keys: ['F6'], when: always, run: () => cycleRegion(1) },
  { id: 'previous-region', group: 'going', scope: 'anywhere', keys: ['Shift+F6'], when: always, run: () => cycleRegion(-1) },

  { id: 'toggle-side-panel', group: 'view', scope: 'anywhere', keys: ['Mod+\\'], when: isReading, run: toggleSidePanel },
  { id: 'show-outline', group: 'view', scope: 'anywhere', keys: ['Mod+Shift+O'], when: isReading, run: showPanel('outline') },
  { id: 'show-annotations', group: 'view', scope: 'anywhere', keys: ['Mod+Shift+A'], when: isReading, run: showPanel('annotations') },
  { id: 'show-trash', group: 'view', scope: 'anywhere', keys: [], when: isReading, run: showPanel('trash') },
  { id: 'cycle-margin', group: 'view', scope: 'anywhere', keys: ['Mod+Shift+M'], when: isReading, run: cycleMargin },
  {
    id: 'show-all-notes',
    group: 'view',
    scope: 'anywhere',
    keys: ['Mod+Shift+L'],
    when: isReading,
    run: ({ store, actions }: Desk) => actions.setShowAllNotes(!store.getState().showAllNotes),
  },
  { id: 'type-larger', group: 'view', scope: 'anywhere', keys: ['Mod+Plus'], when: always, run: resizeType(1) },
  { id: 'type-smaller', group: 'view', scope: 'anywhere', keys: ['Mod+-'], when: always, run: resizeType(-1) },
  {
    id: 'type-reset',
    group: 'view',
    scope: 'anywhere',
    keys: ['Mod+0'],
    when: always,
    run: ({ actions }: Desk) => actions.setPreferences({ typeSize: DEFAULT_TYPE_SIZE }),
  },
  { id: 'next-theme', group: 'view', scope: 'anywhere', keys: ['Mod+Alt+T'], when: always, run: cycleTheme },
  { id: 'theme-paper', group: 'view', scope: 'anywhere', keys: [], when: always, run: setTheme('paper') },
  { id: 'theme-sepia', group: 'view', scope: 'anywhere', keys: [], when: always, run: setTheme('sepia') },
  { id: 'theme-dark', group: 'view', scope: 'anywhere', keys: [], when: always, run: setTheme('dark') },
  { id: 'theme-contrast', group: 'view', scope: 'anywhere', keys: [], when: always, run: setTheme('contrast') },

  { id: 'export', group: 'library', scope: 'anywhere', keys: ['Mod+E'], when: isReading, run: open('export') },
  { id: 'import', group: 'library', scope: 'anywhere', keys: ['Mod+O'], when: always, run: open('import') },
  {
    id: 'back-up-now',
    group: 'library',
    scope: 'anywhere',
    keys: ['Mod+S'],
    when: always,
    run: ({ actions }: Desk) => void actions.backUpNow(),
  },
  { id: 'backups', group: 'library', scope: 'anywhere', keys: [], when: always, run: open('backups') },
  { id: 'settings', group: 'library', scope: 'anywhere', keys: ['Mod+,'], when: always, run: open('settings') },
  { id: 'legend', group: 'library', scope: 'anywhere', keys: [], when: isReading, run: open('legend') },
  { id: 'shortcuts', group: 'library', scope: 'anywhere', keys: ['Mod+/'], when: always, run: open('shortcuts') },
  { id: 'about', group: 'library', scope: 'anywhere', keys: [], when: always, run: open('about') },
] as const satisfies readonly CommandShape[];

export type Command = (typeof COMMANDS)[number];
export type CommandId = Command['id'];

export function findCommand(id: string): Command | undefined {
  return COMMANDS.find((command) => command.id === id);
}

/** Runs a command if it can be run now. */
export function runCommand(command: Command, desk: Desk): boolean {
  if (!command.when(desk.store.getState())) return false;
  command.run(desk);
  return true;
}
