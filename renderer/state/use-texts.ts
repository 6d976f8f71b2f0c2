import { useEffect, useState } from 'react';
import { useDesk, useDeskActions } from './desk-context';
import type { ListedSource } from './desk-sources';

/** The texts of the library as they are stored, read anew when a step was done anywhere; null until they are there. */
export function useTexts(): readonly ListedSource[] | null {
  const actions = useDeskActions();
  const step = useDesk((state) => state.undoState);
  const [texts, setTexts] = useState<readonly ListedSource[] | null>(null);
  useEffect(() => {
    let isWanted = step !== null;
    void actions.listSources().then((listed) => {
      if (isWanted) setTexts(listed);
    });
    return () => {
      isWanted = false;
    };
  }, [actions, step]);
  return texts;
}
