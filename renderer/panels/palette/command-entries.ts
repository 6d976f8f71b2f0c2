import { FOLD_ALL, foldText } from '../../../shared/text/fold';
import type { Command } from '../../app/commands';
import type { CommandGroup, Need } from '../../app/commands/command';

/** A command as the palette lists it. */
export interface CommandEntry {
  readonly kind: 'command';
  readonly key: string;
  readonly command: Command;
  /** In the interface language. */
  readonly name: string;
  /** The combination that is shown for it. */
  readonly keys: string | undefined;
  /** What is missing for it to be run now; null when it can be. */
  readonly need: Need | null;
}

export type CommandGroupName = CommandGroup | 'found' | 'recent' | 'not-now';

export interface CommandEntryGroup {
  readonly value: CommandGroupName;
  readonly items: readonly CommandEntry[];
}

interface Ranked {
  readonly entry: CommandEntry;
  /** 0: every word typed begins a word of the name; 1: it begins some and occurs in others; 2: it occurs in the English name only. */
  readonly rank: number;
}

/** What leads to the commands: a greater-than sign, as typed with an input method as well. */
const SIGN = /^\s*[>＞》〉]\s*/u;

/** The words after the sign, or null where there is none: the palette then looks for places. */
export function readCommandWords(typed: string): string | null {
  return SIGN.test(typed) ? typed.replace(SIGN, '') : null;
}

/**
 * The commands in whose name every word typed occurs, those that begin words first; also by their English name, whatever the language.
 * Without words: those used last, then all by subject. What cannot be run now comes at the end.
 */
export function matchCommands(entries: readonly CommandEntry[], words: string, recent: readonly string[]): readonly CommandEntryGroup[] {
  const wanted = fold(words)
    .split(/[\s-]+/u)
    .filter(Boolean);
  const found = entries
    .map((entry): Ranked | null => rank(entry, wanted))
    .filter((ranked) => ranked !== null)
    .sort((a, b) => a.rank - b.rank)
    .map((ranked) => ranked.entry);
  const possible = found.filter((entry) => entry.need === null);
  const groups: CommandEntryGroup[] = wanted.length > 0 ? [{ value: 'found', items: possible }] : bySubject(possible, recent);
  const notNow: CommandEntryGroup = { value: 'not-now', items: found.filter((entry) => entry.need !== null) };
  return [...groups, notNow].filter((group) => group.items.length > 0);
}

function bySubject(entries: readonly CommandEntry[], recent: readonly string[]): CommandEntryGroup[] {
  const used = recent.map((id) => entries.find((entry) => entry.key === id)).filter((entry) => entry !== undefined);
  const others = entries.filter((entry) => !used.includes(entry));
  const subjects = [...new Set(others.map((entry) => entry.command.group))];
  return [
    { value: 'recent', items: used },
    ...subjects.map((group) => ({ value: group, items: others.filter((entry) => entry.command.group === group) })),
  ];
}

function rank(entry: CommandEntry, wanted: readonly string[]): Ranked | null {
  const name = fold(entry.name);
  const begun = name.split(/[^\p{L}\p{N}]+/u);
  const english = entry.key.replaceAll('-', ' ');
  const ranks = wanted.map((word) => {
    if (begun.some((own) => own.startsWith(word))) return 0;
    if (name.includes(word)) return 1;
    return english.includes(word) ? 2 : null;
  });
  const found = ranks.filter((own) => own !== null);
  return found.length < ranks.length ? null : { entry, rank: Math.max(0, ...found) };
}

function fold(words: string): string {
  return foldText(words, FOLD_ALL).folded;
}
