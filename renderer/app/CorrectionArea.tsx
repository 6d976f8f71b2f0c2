import { useEffect } from 'react';
import { useDesk } from '../state/desk-context';
import { createOnDemand } from './on-demand';

const FORM = createOnDemand(() => import('../panels/correction/CorrectionForm').then((panel) => panel.CorrectionForm));

/** Where one says what a passage should say. The form comes when the page is idle or when it is asked for. */
export function CorrectionArea() {
  const isOpen = useDesk((state) => state.correcting !== null);
  useEffect(() => {
    const idle = requestIdleCallback(FORM.preload);
    return () => cancelIdleCallback(idle);
  }, []);
  return isOpen && <FORM.Part />;
}
