import type { Desk } from '../../state/desk-context';
import type { DeskState } from '../../state/desk-state';
import { type CommandShape, isReading, isTaken, openDialog } from './command';

const isNotPicking = ({ relating }: DeskState) => relating === null;

function begin({ store, actions }: Desk): void {
  if (isNotPicking(store.getState())) actions.startRelating();
}

/** What ties passages and annotations together. Enter and Esc while the other end is picked are the picking's own keys. */
export const RELATION_COMMANDS = [
  {
    id: 'relate',
    group: 'passage',
    scope: 'toolbar',
    keys: ['L', 'R'],
    when: isTaken,
    offered: isNotPicking,
    run: begin,
  },
  { id: 'relations', group: 'view', scope: 'anywhere', keys: ['Mod+Alt+R'], when: isReading, run: openDialog('relations') },
  { id: 'relation-types', group: 'library', scope: 'anywhere', keys: [], when: isReading, run: openDialog('relation-types') },
] as const satisfies readonly CommandShape[];
