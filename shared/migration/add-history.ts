import type { Migration } from './migration';

/** Version 4 knew no history but the journal. */
export const addHistory: Migration = {
  to: 5,
  describe: 'What happened to annotations gets a table.',
  upgrade: (tables) => ({ ...tables, history: tables.history ?? [] }),
};
