import { findCurrentPass } from '../../../shared/history/passes';
import type { Desk } from '../../state/desk-context';
import type { DeskState } from '../../state/desk-state';
import { type CommandShape, isActive, openDialog } from './command';

const isLoaded = (state: DeskState) => state.source !== null && state.rowsLoaded;
const isNow = (state: DeskState) => isLoaded(state) && state.past === null;
const isInPass = (state: DeskState) => isNow(state) && findCurrentPass(state.passes) !== null;

/** Looking back, and reading afresh. */
export const HISTORY_COMMANDS = [
  {
    id: 'annotation-history',
    group: 'history',
    scope: 'outside-fields',
    keys: ['Mod+Shift+H'],
    when: isActive,
    run: openDialog('history'),
  },
  {
    id: 'look-back',
    group: 'history',
    scope: 'outside-fields',
    keys: [],
    when: isNow,
    run: ({ actions }: Desk) => void actions.lookBack(),
  },
  {
    id: 'return-to-now',
    group: 'history',
    scope: 'outside-fields',
    keys: [],
    when: (state: DeskState) => state.past !== null,
    run: ({ actions }: Desk) => actions.returnToNow(),
  },
  { id: 'start-pass', group: 'history', scope: 'outside-fields', keys: [], when: isNow, run: openDialog('start-pass') },
  { id: 'end-pass', group: 'history', scope: 'outside-fields', keys: [], when: isInPass, run: ({ actions }: Desk) => actions.endPass() },
  {
    id: 'show-earlier',
    group: 'history',
    scope: 'outside-fields',
    keys: [],
    when: isInPass,
    run: ({ store, actions }: Desk) => actions.showEarlier(!store.getState().showsEarlier),
  },
  {
    id: 'compare-readings',
    group: 'history',
    scope: 'outside-fields',
    keys: [],
    when: isNow,
    run: openDialog('compare'),
  },
] as const satisfies readonly CommandShape[];
