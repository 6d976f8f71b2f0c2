import type { Preferences } from '../../shared/model/preferences';
import type { DeskState } from '../state/desk-state';
import { COMMANDS, type Command, findCommand } from './commands';
import { type CommandScope, isPossible } from './commands/command';
import { hasModifier, isFreeInFields, type KeyPress, readCombination } from './key-combination';

/** What the reader bound, by command; no combinations where a command has no key any more. */
export type Rebound = Preferences['shortcuts'];

/**
 * The combinations that run a command now, the one to show first. What the reader bound goes before what any other command
 * has by default, also where a later version brings a new command with that default.
 */
export function keysOf(command: Command, rebound: Rebound): readonly string[] {
  const own = rebound[command.id];
  if (own !== undefined) return own;
  const taken = Object.entries(rebound).flatMap(([id, keys]) => (findCommand(id) === undefined ? [] : keys));
  return taken.length === 0 ? command.keys : command.keys.filter((keys) => !taken.includes(keys));
}

/** The combination to show for a command; undefined where it has none. A name that the table lacks is a bug and throws. */
export function findShortcut(id: string, rebound: Rebound): string | undefined {
  const command = findCommand(id);
  if (command === undefined) throw new Error(`no such command: ${id}`);
  return keysOf(command, rebound)[0];
}

/** Where the focus is when a key is pressed. */
export interface KeyContext {
  /** In a text field or editor, where keys write. */
  readonly inField: boolean;
  /** On a button, link, menu or other widget that answers to Enter and arrows itself. */
  readonly onControl: boolean;
  /** In a modal dialog, which keeps the page behind it quiet. */
  readonly inDialog: boolean;
  /** In the text, nowhere in particular, or on the card or sign of the active annotation. */
  readonly atAnnotation: boolean;
  readonly apple: boolean;
  readonly state: DeskState;
}

function isToolbarShown({ toolbarOpen, selection, activeId, editingId }: DeskState): boolean {
  return toolbarOpen || (selection === null && activeId !== null && editingId === null);
}

function isHeard(scope: CommandScope, combination: string, context: KeyContext): boolean {
  if (context.inDialog) return false;
  if (context.inField && !isFreeInFields(combination, context.apple)) return false;
  switch (scope) {
    case 'anywhere':
      return true;
    case 'outside-fields':
      return !context.inField;
    case 'annotation':
      return context.atAnnotation && !context.inField;
    case 'toolbar':
      if (hasModifier(combination)) return true;
      return isToolbarShown(context.state) && !(context.onControl && combination === 'Enter');
  }
}

/** The command that a key press asks for, or undefined. Never while an input method composes. */
export function matchCommand(press: KeyPress, rebound: Rebound, context: KeyContext): Command | undefined {
  const combination = readCombination(press, context.apple);
  if (combination === null) return undefined;
  return COMMANDS.find(
    (command) =>
      keysOf(command, rebound).includes(combination) && isHeard(command.scope, combination, context) && isPossible(command, context.state),
  );
}
