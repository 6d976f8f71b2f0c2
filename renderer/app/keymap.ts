import type { DeskState } from '../state/desk-state';
import { COMMANDS, type Command, type CommandId } from './commands';
import type { CommandScope } from './commands/command';
import { hasModifier, type KeyPress, readCombination } from './key-combination';

/** Preferences.shortcuts: what the reader bound, `null` where the command has no key any more. */
export type Rebound = Readonly<Record<string, string | null>>;

/** The combinations that run a command now, the one to show first. */
export function keysOf(command: Command, rebound: Rebound): readonly string[] {
  const own = rebound[command.id];
  if (own === undefined) return command.keys;
  return own === null ? [] : [own];
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
  readonly state: DeskState;
}

function isToolbarShown({ toolbarOpen, selection, activeId, editingId }: DeskState): boolean {
  return toolbarOpen || (selection === null && activeId !== null && editingId === null);
}

function isHeard(scope: CommandScope, combination: string, context: KeyContext): boolean {
  if (context.inDialog) return false;
  switch (scope) {
    case 'anywhere':
      return hasModifier(combination) || !context.inField;
    case 'outside-fields':
      return !context.inField;
    case 'annotation':
      return context.atAnnotation && !context.inField;
    case 'toolbar':
      if (hasModifier(combination)) return true;
      return isToolbarShown(context.state) && !context.inField && !(context.onControl && combination === 'Enter');
  }
}

/** The command that a key press asks for, or undefined. Never while an input method composes. */
export function matchCommand(press: KeyPress, apple: boolean, rebound: Rebound, context: KeyContext): Command | undefined {
  const combination = readCombination(press, apple);
  if (combination === null) return undefined;
  return COMMANDS.find(
    (command) =>
      keysOf(command, rebound).includes(combination) && isHeard(command.scope, combination, context) && command.when(context.state),
  );
}

export type BindingProblem =
  /** Another command has it. */
  | { readonly code: 'taken'; readonly by: CommandId }
  /** The system or the text needs it (copy, tab, caret movements). */
  | { readonly code: 'reserved' }
  /** Single keys are kept for the selection toolbar; elsewhere they would write. */
  | { readonly code: 'needs-modifier' };

const RESERVED =
  /^(Mod\+[ACVXWQTNR]|Mod\+Shift\+[NTW]|F5|F11|F12|(Shift\+)?(Tab|Escape|Space|Backspace)|(Mod\+)?(Shift\+)?(Arrow\w+|Home|End|PageUp|PageDown))$/;

/** Says why a command cannot be bound to a combination, or null when it can. */
export function checkBinding(command: Command, combination: string, rebound: Rebound): BindingProblem | null {
  if (RESERVED.test(combination)) return { code: 'reserved' };
  if (command.scope !== 'toolbar' && !hasModifier(combination) && combination !== 'Delete') return { code: 'needs-modifier' };
  const other = COMMANDS.find((candidate) => candidate.id !== command.id && keysOf(candidate, rebound).includes(combination));
  return other === undefined ? null : { code: 'taken', by: other.id };
}
