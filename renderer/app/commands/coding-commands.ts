import type { Desk } from '../../state/desk-context';
import { type CommandShape, isReading, openDialog } from './command';

function toggleStripes({ store, actions }: Desk): void {
  actions.setPreferences({ codeStripes: store.getState().preferences.codeStripes !== true });
}

/** Looking at the codings as a whole. */
export const CODING_COMMANDS = [
  { id: 'combine-codes', group: 'going', scope: 'anywhere', keys: [], when: isReading, run: openDialog('combine-codes') },
  { id: 'code-matrix', group: 'going', scope: 'anywhere', keys: [], when: isReading, run: openDialog('code-matrix') },
  { id: 'code-stripes', group: 'view', scope: 'anywhere', keys: [], when: isReading, run: toggleStripes },
] as const satisfies readonly CommandShape[];
