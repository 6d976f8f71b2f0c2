import { useEffect, useState, useSyncExternalStore } from 'react';

/** Below this window width text and margin do not fit side by side: notes move into a drawer. */
const NARROW_WINDOW = '(max-width: 1099.98px)';

export function useNarrowWindow(): boolean {
  return useSyncExternalStore(followWidth, () => window.matchMedia(NARROW_WINDOW).matches);
}

function followWidth(onChange: () => void): () => void {
  const query = window.matchMedia(NARROW_WINDOW);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** The time, renewed every minute: for "5 min. ago". Milliseconds since the Unix epoch. */
export function useMinuteClock(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 60_000);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
