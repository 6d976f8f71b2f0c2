import { HISTORY_SIZE_KEPT } from '../../shared/history/history-step';
import { EDITS_KEPT, Journal, STEPS_KEPT } from './journal';
import type { LibrarySnapshot } from './library';
import { LibraryReader } from './library-reader';
import { PostilDatabase } from './schema';

/** In a worker: the library of this name as it is stored, read on a connection of its own. It must be open in the page. */
export async function readSnapshot(name: string): Promise<LibrarySnapshot> {
  const database = new PostilDatabase(name, { indexedDB, IDBKeyRange });
  await database.open();
  try {
    const journal = new Journal(database, { steps: STEPS_KEPT, edits: EDITS_KEPT, historySize: HISTORY_SIZE_KEPT });
    return await new LibraryReader(database, journal, null).snapshot();
  } finally {
    database.close();
  }
}
