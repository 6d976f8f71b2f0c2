import type { Desk } from '../../state/desk-context';
import { always, type CommandShape, isReading, openDialog } from './command';

/** The library as a whole: in and out of it, keeping it safe, the reader's settings. */
export const LIBRARY_COMMANDS = [
  { id: 'export', group: 'library', scope: 'anywhere', keys: ['Mod+E'], when: isReading, run: openDialog('export') },
  { id: 'import', group: 'library', scope: 'anywhere', keys: ['Mod+O'], when: always, run: openDialog('import') },
  {
    id: 'back-up-now',
    group: 'library',
    scope: 'anywhere',
    keys: ['Mod+S'],
    when: always,
    run: ({ actions }: Desk) => void actions.backUpNow(),
  },
  { id: 'backups', group: 'library', scope: 'anywhere', keys: [], when: always, run: openDialog('backups') },
  { id: 'settings', group: 'library', scope: 'anywhere', keys: ['Mod+,'], when: always, run: openDialog('settings') },
  { id: 'legend', group: 'library', scope: 'anywhere', keys: [], when: isReading, run: openDialog('legend') },
  { id: 'shortcuts', group: 'library', scope: 'anywhere', keys: ['Mod+/'], when: always, run: openDialog('shortcuts') },
  { id: 'about', group: 'library', scope: 'anywhere', keys: [], when: always, run: openDialog('about') },
] as const satisfies readonly CommandShape[];
