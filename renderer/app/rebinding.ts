import { deepEqual } from '../../shared/base/deep-equal';
import { FORMAT_KEYS } from '../notes/format-keys';
import { COMMANDS, type Command, type CommandId, findCommand } from './commands';
import { hasModifier } from './key-combination';
import { keysOf, type Rebound } from './keymap';

export type BindingProblem =
  /** Another command has it: it can be taken from there. */
  | { readonly code: 'taken'; readonly by: CommandId }
  /** The system or the text needs it (copy, tab, caret movements). */
  | { readonly code: 'reserved' }
  /** Single keys are kept for the selection toolbar; elsewhere they would write. */
  | { readonly code: 'needs-modifier' };

/** What speaks against a combination that can be had all the same. */
export type BindingCaution =
  /** A browser or the system may keep it for itself, and then nothing happens. */
  | 'kept'
  /** Ctrl+Alt is AltGr on many keyboards, which writes characters. */
  | 'alt-graph'
  /** In a note it means a format there. */
  | 'formats';

const RESERVED =
  /^(Mod\+[ACVX]|(Mod\+)?(Shift\+)?(Tab|Escape|Space)|(Mod\+|Ctrl\+)?(Shift\+)?(Arrow\w+|Home|End|PageUp|PageDown)|Alt\+(Shift\+)?Page(Up|Down))$/;

/** What takes words away in a field, and may take an annotation away outside of one. */
const DELETING = /^(Mod\+)?(Delete|Backspace)$/;

/** What Chromium, Firefox, Safari and the desktops around them do not hand on, or not everywhere. */
const KEPT =
  /^(Mod\+[HLMNQRTW]|Mod\+Shift\+[NQTW]|Mod\+[1-9]|Mod\+Alt\+(T|L|Delete)|(Mod|Alt)\+(F4|Tab)|Alt\+[DEF]|F5|F11|F12|(Shift\+)?F10|Mod\+`)$/;
const KEPT_APPLE = /^(Mod\+(Space|Alt\+D|Shift\+[345])|Ctrl\+(Arrow\w+|Space)|F11)$/;

/** Where the focus is in a note they come first. */
const FORMATTING: ReadonlySet<string> = new Set(Object.values(FORMAT_KEYS));

/** Says why a command cannot be bound to a combination, or null when it can. */
export function checkBinding(command: Command, combination: string, rebound: Rebound): BindingProblem | null {
  if (RESERVED.test(combination) || (DELETING.test(combination) && command.scope !== 'annotation')) return { code: 'reserved' };
  if (command.scope !== 'toolbar' && !hasModifier(combination) && !DELETING.test(combination)) return { code: 'needs-modifier' };
  const other = COMMANDS.find((candidate) => candidate.id !== command.id && keysOf(candidate, rebound).includes(combination));
  return other === undefined ? null : { code: 'taken', by: other.id };
}

export function cautionsOf(combination: string, apple: boolean): readonly BindingCaution[] {
  const cautions: BindingCaution[] = [];
  if (KEPT.test(combination) || (apple && KEPT_APPLE.test(combination))) cautions.push('kept');
  if (!apple && /^Mod\+Alt\+(Shift\+)?.$/u.test(combination)) cautions.push('alt-graph');
  if (FORMATTING.has(combination)) cautions.push('formats');
  return cautions;
}

/** The command has the combination after its others, and no other command has it. */
export function addKeys(rebound: Rebound, command: Command, combination: string): Rebound {
  const freed = COMMANDS.filter((other) => other.id !== command.id && rebound[other.id]?.includes(combination) === true).reduce(
    (left, other) => removeKeys(left, other, combination),
    rebound,
  );
  return bind(freed, command, [...keysOf(command, freed).filter((keys) => keys !== combination), combination]);
}

export function removeKeys(rebound: Rebound, command: Command, combination: string): Rebound {
  return bind(
    rebound,
    command,
    keysOf(command, rebound).filter((keys) => keys !== combination),
  );
}

/** The command has its default keys again, and no other command has them of the reader's doing. */
export function resetKeys(rebound: Rebound, command: Command): Rebound {
  const defaults: readonly string[] = command.keys;
  const others = COMMANDS.filter((other) => other.id !== command.id);
  const freed = others.reduce((left, other) => {
    const own = left[other.id];
    const without = own?.filter((keys) => !defaults.includes(keys));
    return own === undefined || without === undefined || without.length === own.length ? left : bind(left, other, without);
  }, rebound);
  return bind(freed, command, defaults);
}

/** Combinations that run two commands, both by the reader's doing, by command: only the first in the table hears them. */
export function findConflicts(rebound: Rebound): ReadonlyMap<CommandId, readonly { readonly keys: string; readonly by: CommandId }[]> {
  const users = new Map<string, CommandId[]>();
  for (const id of Object.keys(rebound)) {
    const command = findCommand(id);
    if (command === undefined) continue;
    for (const keys of keysOf(command, rebound)) users.set(keys, [...(users.get(keys) ?? []), command.id]);
  }
  const conflicts = new Map<CommandId, { keys: string; by: CommandId }[]>();
  for (const [keys, ids] of users) {
    for (const id of ids) {
      const by = ids.find((other) => other !== id);
      if (by !== undefined) conflicts.set(id, [...(conflicts.get(id) ?? []), { keys, by }]);
    }
  }
  return conflicts;
}

function bind(rebound: Rebound, command: Command, keys: readonly string[]): Rebound {
  const { [command.id]: _, ...others } = rebound;
  return deepEqual(keys, command.keys) ? others : { ...others, [command.id]: keys };
}
