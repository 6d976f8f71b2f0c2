import { useRef } from 'react';
import { useDesk, useDeskActions } from './desk-context';
import type { DialogName, OpenSource } from './desk-state';

interface ListDialog {
  /** The text that it asks about; null while none is open, and so is the dialog. */
  readonly source: OpenSource | null;
  /** Closes it; what it asked for shows in the list, and the next key goes there. */
  readonly showList: () => void;
  readonly dialog: {
    readonly open: boolean;
    readonly onOpenChange: (open: boolean) => void;
    /** False where the focus went to the list. */
    readonly returnFocus: () => boolean;
  };
}

/** For a dialog that asks about the open text and can end in the list of annotations. */
export function useListDialog(name: DialogName): ListDialog {
  const actions = useDeskActions();
  const isOpen = useDesk((state) => state.dialog === name);
  const source = useDesk((state) => state.source);
  const goesToList = useRef(false);
  return {
    source,
    showList: () => {
      goesToList.current = true;
      actions.setPreferences({ sidePanel: 'annotations', sidePanelOpen: true });
      actions.openDialog(null);
    },
    dialog: {
      open: isOpen && source !== null,
      onOpenChange: (open) => !open && actions.openDialog(null),
      returnFocus: () => {
        if (!goesToList.current) return true;
        goesToList.current = false;
        requestAnimationFrame(focusList);
        return false;
      },
    },
  };
}

function focusList(): void {
  const side = document.querySelector<HTMLElement>('[data-region="side"]');
  const list =
    side?.querySelector<HTMLElement>('[role="listbox"]') ?? side?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
  list?.focus();
}
