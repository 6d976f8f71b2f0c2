import { Dexie } from 'dexie';
import { err, ok, type Result } from '../../shared/base/result';
import { describeError } from './store-errors';

/** Deletes a database that cannot be opened, so that a backup can take its place. The reader has been asked. */
export async function discardLibrary(name: string): Promise<Result<null, string>> {
  try {
    await Dexie.delete(name);
    return ok(null);
  } catch (error) {
    return err(describeError(error));
  }
}
