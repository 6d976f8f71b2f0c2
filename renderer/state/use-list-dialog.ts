import { useRef } from 'react';
import { useDeskActions } from './desk-context';

/** For a dialog that can end in the list of annotations: what it asked for shows there, and the next key goes there. */
export function useListDialog() {
  const actions = useDeskActions();
  const goesToList = useRef(false);
  return {
    close: () => actions.openDialog(null),
    showList: () => {
      goesToList.current = true;
      actions.setPreferences({ sidePanel: 'annotations', sidePanelOpen: true });
      actions.openDialog(null);
    },
    /** False where the focus went to the list. */
    returnFocus: () => {
      if (!goesToList.current) return true;
      goesToList.current = false;
      requestAnimationFrame(focusList);
      return false;
    },
  };
}

function focusList(): void {
  const side = document.querySelector<HTMLElement>('[data-region="side"]');
  const list =
    side?.querySelector<HTMLElement>('[role="listbox"]') ?? side?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
  list?.focus();
}
