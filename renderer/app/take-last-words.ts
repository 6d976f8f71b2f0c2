import type { Environment } from '../../shared/base/environment';
import { storeLastWords } from '../state/last-words';
import type { Lifeboat } from '../state/lifeboat';
import type { Library } from '../storage/library';

/** What a window before this one could not store in time is stored now; what cannot be stays where it is kept. */
export async function takeLastWords(library: Library, lifeboat: Lifeboat, environment: Environment): Promise<void> {
  for (const { name, words } of lifeboat.findLeft()) {
    const stored = await storeLastWords(library, words, environment);
    if (stored.ok) lifeboat.drop(name);
  }
}
