import { useEffect } from 'react';
import { useDesk, useDeskHandle } from '../state/desk-context';
import type { DeskState } from '../state/desk-state';

const LAYERS = '[role="dialog"], [role="alertdialog"], [role="menu"], .ui-layer';

/** What has left the desk in focus mode was asked for: a panel, the margin, a note to write in. */
function isAskedFor(state: DeskState, before: DeskState): boolean {
  const [now, earlier] = [state.preferences, before.preferences];
  return (
    (state.editingId !== null && before.editingId === null) ||
    now.sidePanel !== earlier.sidePanel ||
    now.sidePanelOpen !== earlier.sidePanelOpen ||
    now.marginState !== earlier.marginState
  );
}

/** Esc leaves focus mode, after everything else that hears it: a dialog, the toolbar, a selection; so does what asks for a part that it hides. */
export function useFocusMode(): boolean {
  const desk = useDeskHandle();
  const isOn = useDesk((state) => state.focusMode);
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
      if (event.defaultPrevented || event.isComposing || event.key !== 'Escape' || !isPlain) return;
      if (event.target instanceof Element && event.target.closest(LAYERS) !== null) return;
      event.preventDefault();
      desk.actions.setFocusMode(false);
    };
    const leave = () => desk.actions.setFocusMode(false);
    const unsubscribe = [
      desk.store.subscribe((state, before) => {
        if (isAskedFor(state, before)) leave();
      }),
      desk.concordance.store.subscribe((state, before) => {
        if (state.isOpen && !before.isOpen) leave();
      }),
    ];
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      for (const stop of unsubscribe) stop();
    };
  }, [desk, isOn]);
  return isOn;
}
