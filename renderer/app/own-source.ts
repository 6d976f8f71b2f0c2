import type { Source } from '../../shared/model/records';
import type { Desk } from '../state/desk-context';

/** Lives as long as the tab or window does. */
const OPEN = 'postil-open-source';

/** Several windows may have different texts open: one that is loaded again comes back to its own. */
export function rememberSource(storage: Storage, { store }: Desk): void {
  store.subscribe(({ source }, before) => {
    if (source !== null && source.source.id !== before.source?.source.id) storage.setItem(OPEN, source.source.id);
  });
}

/** The text that lay on this window's desk before it was loaded again; undefined for a new window. */
export function findOwnSource(storage: Storage, sources: readonly Source[]): Source | undefined {
  const id = storage.getItem(OPEN);
  return sources.find((source) => source.id === id);
}
