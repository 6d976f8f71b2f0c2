import { useEffect, useState } from 'react';
import type { ColorId } from '../../../shared/model/records';
import { useDeskHandle } from '../../state/desk-context';

export type ColorCounts = Readonly<Record<ColorId, number>>;

export function countColors(marks: readonly { readonly color: ColorId }[]): ColorCounts {
  const counts = { yellow: 0, red: 0, blue: 0, green: 0, purple: 0 };
  for (const mark of marks) counts[mark.color] += 1;
  return counts;
}

/** How many highlights stand in each colour. Counted when the page is idle: counting grows with their number. */
export function useColorCounts(): ColorCounts {
  const { store } = useDeskHandle();
  const [counts, setCounts] = useState<ColorCounts>(() => countColors([]));
  useEffect(() => {
    let waiting: number | null = null;
    const recount = () => {
      waiting = null;
      setCounts(countColors(store.getState().source?.annotations.allInOrder() ?? []));
    };
    const schedule = () => {
      waiting ??= requestIdleCallback(recount, { timeout: 400 });
    };
    schedule();
    const unsubscribe = store.subscribe((state, before) => {
      if (state.annotationsVersion !== before.annotationsVersion || state.source !== before.source) schedule();
    });
    return () => {
      unsubscribe();
      if (waiting !== null) cancelIdleCallback(waiting);
    };
  }, [store]);
  return counts;
}
