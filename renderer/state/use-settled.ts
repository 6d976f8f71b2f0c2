import { useDeferredValue } from 'react';
import { useDesk } from './desk-context';

/**
 * True once the text is on the screen, or it is known that there is none to show: what stands beside the text is drawn then, in slices
 * that keep nobody waiting, and not while the reader waits for the text.
 */
export function useSettled(): boolean {
  return useDeferredValue(useDesk(({ isTextShown, phase, source }) => isTextShown || (phase.name === 'ready' && source === null)));
}
