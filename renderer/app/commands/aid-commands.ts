import { RULERS } from '../../../shared/model/preferences';
import type { Desk } from '../../state/desk-context';
import type { DeskState } from '../../state/desk-state';
import { type CommandShape, isReading, openDialog } from './command';

const hasBookmarks = (state: DeskState) => isReading(state) && state.bookmarks.length > 0;

const keepsProgress = (state: DeskState) => isReading(state) && state.preferences.progress;

function toggleMinimap({ store, actions }: Desk): void {
  actions.setPreferences({ minimap: !store.getState().preferences.minimap });
}

function cycleRuler({ store, actions }: Desk): void {
  const { ruler } = store.getState().preferences;
  actions.setPreferences({ ruler: RULERS[(RULERS.indexOf(ruler) + 1) % RULERS.length] ?? 'none' });
}

/** What helps to keep one's place: bookmarks, what was read, focus, map and ruler. */
export const AID_COMMANDS = [
  {
    id: 'toggle-bookmark',
    group: 'going',
    scope: 'outside-fields',
    keys: ['Mod+D'],
    when: isReading,
    run: ({ actions }: Desk) => actions.toggleBookmark(),
  },
  {
    id: 'next-bookmark',
    group: 'going',
    scope: 'outside-fields',
    keys: ['Alt+Shift+ArrowDown', 'Mod+Alt+Shift+ArrowDown'],
    when: hasBookmarks,
    run: ({ actions }: Desk) => actions.stepBookmark('next'),
  },
  {
    id: 'previous-bookmark',
    group: 'going',
    scope: 'outside-fields',
    keys: ['Alt+Shift+ArrowUp', 'Mod+Alt+Shift+ArrowUp'],
    when: hasBookmarks,
    run: ({ actions }: Desk) => actions.stepBookmark('previous'),
  },
  {
    id: 'next-unread',
    group: 'going',
    scope: 'anywhere',
    keys: ['Mod+J'],
    when: keepsProgress,
    run: ({ actions }: Desk) => actions.goToUnread(),
  },
  {
    id: 'mark-read',
    group: 'going',
    scope: 'anywhere',
    keys: [],
    when: keepsProgress,
    run: ({ actions }: Desk) => actions.markReadToHere(),
  },
  { id: 'forget-read', group: 'going', scope: 'anywhere', keys: [], when: keepsProgress, run: openDialog('forget-read') },
  {
    id: 'focus-mode',
    group: 'view',
    scope: 'anywhere',
    keys: ['F9'],
    when: isReading,
    run: ({ store, actions }: Desk) => actions.setFocusMode(!store.getState().focusMode),
  },
  { id: 'toggle-minimap', group: 'view', scope: 'anywhere', keys: [], when: isReading, run: toggleMinimap },
  { id: 'cycle-ruler', group: 'view', scope: 'anywhere', keys: [], when: isReading, run: cycleRuler },
] as const satisfies readonly CommandShape[];
