import { useEffect, useState } from 'react';
import { type CodeCount, countCodings } from '../../shared/codebook/count-codings';
import type { CodeId } from '../../shared/model/records';
import { useDeskHandle } from './desk-context';
import type { DeskState } from './desk-state';

export type CodeCounts = ReadonlyMap<CodeId, CodeCount>;

/** How many annotations of the open text each code is given to. Counted when the page is idle, and only when codings have changed. */
export function useCodeCounts(): CodeCounts {
  const { store } = useDeskHandle();
  const [counts, setCounts] = useState<CodeCounts>(() => count(store.getState()));
  useEffect(() => {
    let waiting: number | null = null;
    let counted = store.getState();
    let version = counted.source?.annotations.codingsVersion;
    const recount = () => {
      waiting = null;
      counted = store.getState();
      version = counted.source?.annotations.codingsVersion;
      setCounts(count(counted));
    };
    const unsubscribe = store.subscribe((state) => {
      const isSame = state.codebook === counted.codebook && state.source === counted.source;
      if (isSame && state.source?.annotations.codingsVersion === version) return;
      waiting ??= requestIdleCallback(recount, { timeout: 300 });
    });
    return () => {
      unsubscribe();
      if (waiting !== null) cancelIdleCallback(waiting);
    };
  }, [store]);
  return counts;
}

function count({ codebook, source }: DeskState): CodeCounts {
  return countCodings(codebook, source?.annotations.codings() ?? []);
}
