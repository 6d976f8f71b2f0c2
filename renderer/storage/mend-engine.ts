import { Dexie, type Table } from 'dexie';
import { err, ok, type Result } from '../../shared/base/result';
import type { StoreError } from './library';
import { describeError, toStoreError } from './store-errors';

/** More than two logs of LevelDB's (4 MB each): the second turn waits until the first log is in a table and gone. Bytes. */
const FILLING = 10 * 1024 * 1024;
/** Below the size at which Chromium puts a value into a file of its own. Bytes. */
const PIECE = 60_000;
const PIECES_AT_ONCE = 20;
const PROBE = 'postil-room-probe';
const REMOVALS = 20;
const BETWEEN_REMOVALS_MS = 25;

/**
 * Makes the page's IndexedDB fit to be written to again after a connection broke. `name`: of the library beside which it works.
 *
 * Chromium keeps the databases of an origin in one LevelDB. A write that the disk refused leaves half a record at the end of its
 * log; LevelDB opens that log again and goes on behind the half record, and at the opening after that the log counts as damaged
 * and Chromium deletes every database in it. So nothing may be opened before there is room, and what is written first must be
 * enough to make LevelDB begin a new log and drop the old one. Errors: `no-space` while there is no room for that.
 */
export async function mendEngine(name: string): Promise<Result<null, StoreError>> {
  const room = await findRoom();
  if (!room.ok) return room;
  const scratch = new ScratchDatabase(`${name}-log-turning`);
  try {
    await scratch.open();
    const pieces = Array.from({ length: PIECES_AT_ONCE }, () => crypto.getRandomValues(new Uint8Array(PIECE)));
    for (let written = 0; written < FILLING; written += PIECE * PIECES_AT_ONCE) await scratch.filling.bulkAdd(pieces);
    await scratch.delete();
    return ok(null);
  } catch (error) {
    scratch.close();
    return err(toStoreError(error));
  }
}

class ScratchDatabase extends Dexie {
  declare readonly filling: Table<Uint8Array, number>;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict', autoOpen: false });
    this.version(1).stores({ filling: '++' });
  }
}

/** Tries the disk with a file, which the databases are not touched by. */
async function findRoom(): Promise<Result<null, StoreError>> {
  try {
    const root = await navigator.storage.getDirectory();
    const file = await root.getFileHandle(PROBE, { create: true });
    try {
      await fillFile(file);
    } finally {
      await removeProbe(root);
    }
    return ok(null);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return err({ code: 'no-space', detail: describeError(error) });
  }
}

/** Chromium lets go of a file a moment after its writing was given up. What stays after all is written over by the next try. */
async function removeProbe(root: FileSystemDirectoryHandle): Promise<void> {
  for (let attempt = 0; attempt < REMOVALS; attempt++) {
    try {
      return await root.removeEntry(PROBE);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'NoModificationAllowedError')) throw error;
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_REMOVALS_MS));
    }
  }
}

/** A file whose writing was given up half-way stays locked, and the next try would take that for a full disk. */
async function fillFile(file: FileSystemFileHandle): Promise<void> {
  const writing = await file.createWritable();
  try {
    await writing.write(new Uint8Array(FILLING + PIECE * PIECES_AT_ONCE));
    await writing.close();
  } catch (error) {
    await writing.abort();
    throw error;
  }
}
