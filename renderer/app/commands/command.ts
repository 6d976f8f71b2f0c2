import type { Desk } from '../../state/desk-context';
import type { DeskState, DialogName } from '../../state/desk-state';

export const COMMAND_GROUPS = ['passage', 'annotations', 'going', 'view', 'history', 'library'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/**
 * Where a shortcut is heard. `anywhere`: also while writing. `outside-fields`: not where keys edit text, which has an undo
 * and caret movements of its own. `toolbar`: only while a toolbar shows
 * (for the selection or the active highlight) and focus is in no field. `annotation`: only where focus is in the text, nowhere
 * in particular, or on what stands for the active annotation.
 */
export type CommandScope = 'anywhere' | 'outside-fields' | 'toolbar' | 'annotation';

/** One row of the table of commands. */
export interface CommandShape {
  /** Also its key in the `commands` catalogue, and what the host's menu sends. */
  readonly id: string;
  readonly group: CommandGroup;
  readonly scope: CommandScope;
  /** The first is the one that is shown. Notation: `Mod+Shift+F`, Mod being Cmd on macOS and Ctrl elsewhere. */
  readonly keys: readonly string[];
  readonly when: (state: DeskState) => boolean;
  /** Where menus and the palette offer it, unless wherever it can be run: what then has nothing to do says so when its key is pressed. */
  readonly offered?: (state: DeskState) => boolean;
  readonly run: (desk: Desk) => void;
}

export const always = () => true;
export const isReading = (state: DeskState) => state.source !== null;
export const isActive = (state: DeskState) => state.source !== null && state.activeId !== null;
export const hasSelection = (state: DeskState) => state.source !== null && state.selection !== null;
/** The selected passage, or the highlight whose toolbar shows. */
export const isTaken = (state: DeskState) => hasSelection(state) || isActive(state);

/** What a command waits for that cannot be run now: told beside its name. */
export type Need = 'text' | 'selection' | 'passage' | 'annotation' | 'other';

const NEEDS: ReadonlyMap<CommandShape['when'], Need> = new Map([
  [isReading, 'text'],
  [hasSelection, 'selection'],
  [isTaken, 'passage'],
  [isActive, 'annotation'],
]);

/** What can be done while the desk is shown as it was: looking, and leaving. */
const IN_THE_PAST: ReadonlySet<string> = new Set([
  'next-annotation',
  'previous-annotation',
  'annotation-history',
  'return-to-now',
  'settings',
  'legend',
  'shortcuts',
  'commands',
  'about',
]);
const LOOKING: ReadonlySet<CommandGroup> = new Set(['going', 'view']);

function isOpenTo({ id, group }: CommandShape, state: DeskState): boolean {
  return state.past === null || LOOKING.has(group) || IN_THE_PAST.has(id);
}

/** Whether a command can be run now. */
export function isPossible(command: CommandShape, state: DeskState): boolean {
  return isOpenTo(command, state) && command.when(state);
}

/** What is missing for a command to be run now; null when it can be. */
export function needOf(command: CommandShape, state: DeskState): Need | null {
  if (!isOpenTo(command, state)) return 'other';
  if (!command.when(state)) return state.source === null ? 'text' : (NEEDS.get(command.when) ?? 'other');
  return command.offered === undefined || command.offered(state) ? null : 'other';
}

export const openDialog = (dialog: DialogName) => (desk: Desk) => desk.actions.openDialog(dialog);
