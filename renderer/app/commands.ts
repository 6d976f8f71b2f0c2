import type { Desk } from '../state/desk-context';
import { AID_COMMANDS } from './commands/aid-commands';
import { ANNOTATION_COMMANDS } from './commands/annotation-commands';
import { CODING_COMMANDS } from './commands/coding-commands';
import { isPossible } from './commands/command';
import { GOING_COMMANDS } from './commands/going-commands';
import { HISTORY_COMMANDS } from './commands/history-commands';
import { LIBRARY_COMMANDS } from './commands/library-commands';
import { PASSAGE_COMMANDS } from './commands/passage-commands';
import { RELATION_COMMANDS } from './commands/relation-commands';
import { VIEW_COMMANDS } from './commands/view-commands';

/**
 * Every command there is: menus, shortcuts, the palette, the host's menu and the sheet of shortcuts are drawn from this one
 * table. A new subject brings a file of its own beside those in `commands/`.
 */
export const COMMANDS = [
  ...PASSAGE_COMMANDS,
  ...RELATION_COMMANDS,
  ...ANNOTATION_COMMANDS,
  ...GOING_COMMANDS,
  ...CODING_COMMANDS,
  ...VIEW_COMMANDS,
  ...AID_COMMANDS,
  ...HISTORY_COMMANDS,
  ...LIBRARY_COMMANDS,
] as const;

export type Command = (typeof COMMANDS)[number];
export type CommandId = Command['id'];

export function findCommand(id: string): Command | undefined {
  return COMMANDS.find((command) => command.id === id);
}

/** Runs a command if it can be run now. */
export function runCommand(command: Command, desk: Desk): boolean {
  if (!isPossible(command, desk.store.getState())) return false;
  command.run(desk);
  return true;
}
