import type { StoreApi } from 'zustand';
import { afterPaint } from './after-paint';

/** What can be followed of a store. */
export type FollowedStore<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>;

/**
 * The same state, told of when the frame that shows its change in the text is out: for everything that tells of an edit
 * (cards, counts, lists), so that the edit itself never waits for it. What is read is always the newest state.
 */
export function createLaterStore<T>(store: StoreApi<T>): FollowedStore<T> {
  const listeners = new Set<(state: T, before: T) => void>();
  let told = store.getState();
  let unsubscribe: (() => void) | null = null;
  let callOff: (() => void) | null = null;
  const tell = () => {
    callOff = null;
    const [state, before] = [store.getState(), told];
    told = state;
    for (const listener of [...listeners]) listener(state, before);
  };
  const begin = () => {
    told = store.getState();
    return store.subscribe(() => {
      callOff ??= afterPaint(tell);
    });
  };
  const end = () => {
    unsubscribe?.();
    callOff?.();
    unsubscribe = null;
    callOff = null;
  };
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe(listener) {
      listeners.add(listener);
      unsubscribe ??= begin();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) end();
      };
    },
  };
}
