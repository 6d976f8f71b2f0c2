import { parsePreferences } from '../../shared/model/parse-preferences';
import type { Preferences } from '../../shared/model/preferences';
import type { LibraryKind } from '../state/desk-state';

/** Lives as long as the tab or window does: a new one opens the reader's own library. */
const OPEN = 'postil-sample-open';
const LOOK = 'postil-sample-look';
/** The sample is to be laid out anew. */
const AFRESH = 'afresh';

/** The library that this window looks at. */
export function findLibraryKind(storage: Storage): LibraryKind {
  return storage.getItem(OPEN) === null ? 'own' : 'sample';
}

/** Whether the sample was asked for as it was at first; asked once. */
export function takeAfresh(storage: Storage): boolean {
  const isAfresh = storage.getItem(OPEN) === AFRESH;
  if (isAfresh) storage.setItem(OPEN, 'yes');
  return isAfresh;
}

/** How the reader's own library looked when the sample was opened from it. */
export function findLook(storage: Storage): Partial<Preferences> {
  try {
    return parsePreferences(JSON.parse(storage.getItem(LOOK) ?? '{}'));
  } catch {
    // Not ours: the usual look does.
    return {};
  }
}

/** Opens the other library, or the sample afresh, in this window. */
export function turnTo(storage: Storage, kind: LibraryKind | 'sample-afresh', look: Preferences): void {
  if (kind === 'own') {
    storage.removeItem(OPEN);
    storage.removeItem(LOOK);
  } else {
    storage.setItem(OPEN, kind === 'sample' ? 'yes' : AFRESH);
    storage.setItem(LOOK, JSON.stringify(look));
  }
  location.reload();
}
