import { useEffect } from 'react';
import type { Host } from '../../shared/host/host';
import { MENU_COMMANDS } from '../../shared/host/menu-labels';
import { useDesk } from '../state/desk-context';
import { findShortcut, type Rebound } from './keymap';

/** Keeps the window's title, the language of its menu and the keys that stand in it those of the desk. */
export function useWindowDescription(host: Host): void {
  const language = useDesk((state) => state.preferences.language);
  const rebound = useDesk((state) => state.preferences.shortcuts);
  const title = useDesk((state) => state.source?.source.provenance.title ?? '');
  useEffect(() => {
    void host.describeWindow({ language, title, shortcuts: shortcutsOf(rebound) });
  }, [host, language, title, rebound]);
}

function shortcutsOf(rebound: Rebound): Readonly<Record<string, string>> {
  return Object.fromEntries(
    MENU_COMMANDS.flatMap((id) => {
      const keys = findShortcut(id, rebound);
      return keys === undefined ? [] : [[id, keys]];
    }),
  );
}
