import { useEffect, useRef } from 'react';
import { useDeskHandle } from '../state/desk-context';
import { useMediaQuery } from './use-media-query';
import { NARROW_WIDTHS } from './window-widths';

/** Closes the side panel when the window becomes narrow, and opens it again when there is room, if it was open before. */
export function useNarrowSidePanel(): void {
  const { store, actions } = useDeskHandle();
  const narrow = useMediaQuery(NARROW_WIDTHS);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (narrow) {
      wasOpen.current = store.getState().preferences.sidePanelOpen;
      if (wasOpen.current) actions.setPreferences({ sidePanelOpen: false });
    } else if (wasOpen.current) {
      wasOpen.current = false;
      actions.setPreferences({ sidePanelOpen: true });
    }
  }, [narrow, store, actions]);
}
