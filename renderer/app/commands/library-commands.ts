import type { Desk } from '../../state/desk-context';
import type { DeskState, LibraryKind } from '../../state/desk-state';
import { always, type CommandShape, isReading, openDialog } from './command';

const isOwn = ({ libraryKind }: DeskState) => libraryKind === 'own';
const isSample = ({ libraryKind }: DeskState) => libraryKind === 'sample';
const turnTo = (kind: LibraryKind | 'sample-afresh') => (desk: Desk) => void desk.actions.turnTo(kind);

function dismissMessages({ store, actions }: Desk): void {
  for (const notice of store.getState().notices) actions.dismiss(notice.id);
}

/** The library as a whole: in and out of it, keeping it safe, the reader's settings. */
export const LIBRARY_COMMANDS = [
  { id: 'texts', group: 'library', scope: 'anywhere', keys: ['Mod+Shift+X'], when: always, run: openDialog('texts') },
  { id: 'export', group: 'library', scope: 'anywhere', keys: ['Mod+E'], when: isReading, run: openDialog('export') },
  { id: 'import', group: 'library', scope: 'anywhere', keys: ['Mod+O'], when: always, run: openDialog('import') },
  { id: 'citation', group: 'library', scope: 'anywhere', keys: [], when: isReading, run: openDialog('citation') },
  { id: 'memo-source', group: 'library', scope: 'anywhere', keys: [], when: isReading, run: openDialog('memo-source') },
  { id: 'memo-library', group: 'library', scope: 'anywhere', keys: [], when: always, run: openDialog('memo-library') },
  {
    id: 'back-up-now',
    group: 'library',
    scope: 'anywhere',
    keys: ['Mod+S'],
    when: isOwn,
    run: ({ actions }: Desk) => void actions.backUpNow(),
  },
  { id: 'backups', group: 'library', scope: 'anywhere', keys: [], when: isOwn, run: openDialog('backups') },
  {
    id: 'choose-backup-folder',
    group: 'library',
    scope: 'anywhere',
    keys: [],
    when: (state: DeskState) => state.backupPlace?.canChoose === true,
    run: ({ actions }: Desk) => void actions.chooseBackupPlace(),
  },
  {
    id: 'dismiss-messages',
    group: 'library',
    scope: 'anywhere',
    keys: [],
    when: (state: DeskState) => state.notices.length > 0,
    run: dismissMessages,
  },
  { id: 'settings', group: 'library', scope: 'anywhere', keys: ['Mod+,'], when: always, run: openDialog('settings') },
  { id: 'legend', group: 'library', scope: 'anywhere', keys: [], when: isReading, run: openDialog('legend') },
  { id: 'shortcuts', group: 'library', scope: 'anywhere', keys: ['Mod+/'], when: always, run: openDialog('shortcuts') },
  { id: 'about', group: 'library', scope: 'anywhere', keys: [], when: always, run: openDialog('about') },
  { id: 'open-sample', group: 'library', scope: 'anywhere', keys: [], when: isOwn, run: turnTo('sample') },
  { id: 'restart-sample', group: 'library', scope: 'anywhere', keys: [], when: isSample, run: turnTo('sample-afresh') },
  { id: 'leave-sample', group: 'library', scope: 'anywhere', keys: [], when: isSample, run: turnTo('own') },
] as const satisfies readonly CommandShape[];
