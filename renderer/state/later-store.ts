import type { StoreApi } from 'zustand';
import { AfterPaint } from './after-paint';

/** What can be followed of a store. */
export type FollowedStore<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>;

/**
 * The same state, told of when the frame that shows its change in the text is out: for everything that tells of an edit
 * (cards, counts, lists), so that the edit itself never waits for it. What is read is always the newest state.
 */
export function createLaterStore<T>(store: StoreApi<T>): FollowedStore<T> {
  const listeners = new Set<(state: T, before: T) => void>();
  let following: { readonly end: () => void } | null = null;
  const begin = () => {
    let told = store.getState();
    const afterPaint = new AfterPaint(() => {
      const [state, before] = [store.getState(), told];
      told = state;
      for (const listener of [...listeners]) listener(state, before);
    });
    const unsubscribe = store.subscribe(() => afterPaint.ask());
    return {
      end: () => {
        unsubscribe();
        afterPaint.stop();
      },
    };
  };
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe(listener) {
      listeners.add(listener);
      following ??= begin();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        following?.end();
        following = null;
      };
    },
  };
}
