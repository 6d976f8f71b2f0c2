import { RULERS } from '../../../shared/model/preferences';
import type { Desk } from '../../state/desk-context';
import { type CommandShape, isReading } from './command';

function toggleMinimap({ store, actions }: Desk): void {
  actions.setPreferences({ minimap: !store.getState().preferences.minimap });
}

function cycleRuler({ store, actions }: Desk): void {
  const { ruler } = store.getState().preferences;
  actions.setPreferences({ ruler: RULERS[(RULERS.indexOf(ruler) + 1) % RULERS.length] ?? 'none' });
}

/** What helps to keep one's place: bookmarks, what was read, focus, map and ruler. */
export const AID_COMMANDS = [
  { id: 'toggle-minimap', group: 'view', scope: 'anywhere', keys: [], when: isReading, run: toggleMinimap },
  { id: 'cycle-ruler', group: 'view', scope: 'anywhere', keys: [], when: isReading, run: cycleRuler },
] as const satisfies readonly CommandShape[];
