import { createContext, useContext } from 'react';
import type { Preferences } from '../../shared/model/preferences';
import { useDesk } from './desk-context';

/** The combination shown for a command, given what the reader has rebound; undefined where it has none. */
export type FindShortcut = (command: string, rebound: Preferences['shortcuts']) => string | undefined;

const ShortcutContext = createContext<FindShortcut>(() => undefined);

/** Tells the whole page the keys of the table of commands, which lies above everything that shows them. */
export const ShortcutProvider = ShortcutContext.Provider;

/** The key combination that runs a command now, for tooltips and menus; undefined where it has none. */
export function useShortcut(command: string): string | undefined {
  const find = useContext(ShortcutContext);
  return useDesk((state) => find(command, state.preferences.shortcuts));
}
