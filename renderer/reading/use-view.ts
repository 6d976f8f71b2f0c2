import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { ReadingEngine } from './reading-engine';

/** Runs `place` now and whenever lines move or others come into view, at most once a frame. For positions written to elements. */
export function usePlacing(engine: ReadingEngine, place: () => void): void {
  useLayoutEffect(() => {
    let frame = 0;
    place();
    const stop = engine.onView(() => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        place();
      });
    });
    return () => {
      stop();
      if (frame !== 0) cancelAnimationFrame(frame);
    };
  }, [engine, place]);
}

/** Follows something of the view; `read` must give the same value while nothing has changed. */
export function useView<T>(engine: ReadingEngine, read: () => T): T {
  return useSyncExternalStore((listener) => engine.onView(listener), read);
}
