import { useMemo } from 'react';
import { COMMANDS, type Command, runCommand } from '../../app/commands';
import { needOf } from '../../app/commands/command';
import { keysOf } from '../../app/keymap';
import { useCommandName } from '../../app/use-command-name';
import { useDesk, useDeskHandle } from '../../state/desk-context';
import { type CommandEntry, type CommandEntryGroup, matchCommands } from './command-entries';

/** Commands that the palette remembers. */
const RECENT = 5;
const NONE: readonly string[] = [];

/** Opening the palette from itself would do nothing. */
const LISTED: readonly Command[] = COMMANDS.filter((command) => command.id !== 'commands');

/** Every command as it stands now, in answer to words; null words ask for nothing. */
export function useCommandEntries(words: string | null): readonly CommandEntryGroup[] {
  const nameOf = useCommandName();
  const rebound = useDesk((state) => state.preferences.shortcuts);
  const recent = useDesk((state) => state.preferences.recentCommands ?? NONE);
  // What a command waits for may come while the palette is open: a step that is stored, another window's work.
  const state = useDesk((whole) => whole);
  return useMemo(() => {
    if (words === null) return [];
    const entries = LISTED.map(
      (command): CommandEntry => ({
        kind: 'command',
        key: command.id,
        command,
        name: nameOf(command),
        keys: keysOf(command, rebound)[0],
        need: needOf(command, state),
      }),
    );
    return matchCommands(entries, words, recent);
  }, [words, nameOf, rebound, recent, state]);
}

/** Runs a command from the palette and remembers it. */
export function useRunning(): (command: Command) => void {
  const desk = useDeskHandle();
  return (command) => {
    const { recentCommands = NONE } = desk.store.getState().preferences;
    desk.actions.setPreferences({ recentCommands: [command.id, ...recentCommands.filter((id) => id !== command.id)].slice(0, RECENT) });
    runCommand(command, desk);
  };
}
