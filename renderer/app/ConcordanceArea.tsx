import { lazy, Suspense, useEffect } from 'react';
import { useConcordance } from '../state/desk-context';

const load = () => import('../panels/concordance/ConcordancePanel').then((panel) => ({ default: panel.ConcordancePanel }));
const ConcordancePanel = lazy(load);

/** The foot of the desk. What it shows comes when the page is idle or when it is asked for. */
export function ConcordanceArea() {
  const isOpen = useConcordance((state) => state.isOpen);
  useEffect(() => {
    const idle = requestIdleCallback(() => void load());
    return () => cancelIdleCallback(idle);
  }, []);
  return (
    isOpen && (
      <Suspense fallback={null}>
        <ConcordancePanel />
      </Suspense>
    )
  );
}
