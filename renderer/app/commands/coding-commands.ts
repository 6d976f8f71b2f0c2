import { type CommandShape, isReading, openDialog } from './command';

/** Looking at the codings as a whole. */
export const CODING_COMMANDS = [
  { id: 'combine-codes', group: 'going', scope: 'anywhere', keys: [], when: isReading, run: openDialog('combine-codes') },
  { id: 'code-matrix', group: 'going', scope: 'anywhere', keys: [], when: isReading, run: openDialog('code-matrix') },
] as const satisfies readonly CommandShape[];
