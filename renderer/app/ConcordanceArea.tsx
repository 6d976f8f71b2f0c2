import { useEffect } from 'react';
import { useConcordance } from '../state/desk-context';
import { createOnDemand } from './on-demand';

const PANEL = createOnDemand(() => import('../panels/concordance/ConcordancePanel').then((panel) => panel.ConcordancePanel));

/** The foot of the desk. What it shows comes when the page is idle or when it is asked for. */
export function ConcordanceArea() {
  const isOpen = useConcordance((state) => state.isOpen);
  useEffect(() => {
    const idle = requestIdleCallback(PANEL.preload);
    return () => cancelIdleCallback(idle);
  }, []);
  return isOpen && <PANEL.Part />;
}
