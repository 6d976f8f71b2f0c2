import { useEffect } from 'react';
import { useCommentary } from '../state/desk-context';
import { createOnDemand } from './on-demand';

const PANE = createOnDemand(() => import('../commentary/CommentaryPane').then((pane) => pane.CommentaryPane));

/** The essay beside the text. Its script comes when the page is idle or when it is asked for; its words when it is opened. */
export function CommentaryArea() {
  const isOpen = useCommentary((state) => state.isOpen);
  useEffect(() => {
    const idle = requestIdleCallback(PANE.preload);
    return () => cancelIdleCallback(idle);
  }, []);
  return isOpen && <PANE.Part />;
}
