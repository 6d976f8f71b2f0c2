import { useEffect } from 'react';
import { useConcordance, useDeskHandle } from '../state/desk-context';
import { isCoveringText } from '../state/use-margin-state';
import { createOnDemand } from './on-demand';

const PANEL = createOnDemand(() => import('../panels/concordance/ConcordancePanel').then((panel) => panel.ConcordancePanel));

/** The foot of the desk. What it shows comes when the page is idle or when it is asked for. */
export function ConcordanceArea() {
  const { commentary, concordance } = useDeskHandle();
  const isOpen = useConcordance((state) => state.isOpen);
  const asked = useConcordance((state) => state.focusRequests);
  useEffect(() => {
    const idle = requestIdleCallback(PANEL.preload);
    return () => cancelIdleCallback(idle);
  }, []);
  // Who asks for it in a window where the commentary stands in the place of the text wants to see it.
  useEffect(() => {
    if (asked === 0 || !isCoveringText() || !commentary.store.getState().isOpen) return;
    commentary.actions.close();
    // What is covered cannot take the focus.
    concordance.actions.open();
  }, [asked, commentary, concordance]);
  return isOpen && <PANEL.Part />;
}
