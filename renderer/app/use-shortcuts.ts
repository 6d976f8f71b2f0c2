import { useEffect } from 'react';
import { type Desk, useDeskHandle } from '../state/desk-context';
import type { DeskState } from '../state/desk-state';
import { isApplePlatform } from '../ui/key-names';
import { runCommand } from './commands';
import { describeKeyPress } from './key-combination';
import { type KeyContext, matchCommand } from './keymap';

const FIELDS = 'input:not([type="button"], [type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable="true"]';
const CONTROLS =
  'button, a[href], [role="menu"], [role="menuitem"], [role="listbox"], [role="option"], [role="tab"], [role="slider"], [role="radio"], [role="separator"]';

/** What keeps the page behind it quiet, unless it is on its way out. */
const LAYERS = '[role="dialog"]:not([data-closed]), [role="alertdialog"]:not([data-closed]), [role="menu"], .ui-layer [role="listbox"]';

/** What stands for an annotation outside of the text names its id; the list of annotations hears Delete itself. */
function isAtAnnotation(element: Element | null, { activeId }: DeskState): boolean {
  if (element === null || element === document.body || element.closest('[data-region="text"]') !== null) return true;
  return activeId !== null && element.closest<HTMLElement>('[data-annotation]')?.dataset.annotation === activeId;
}

function readContext(target: EventTarget | null, desk: Desk, apple: boolean): KeyContext {
  const element = target instanceof Element ? target : null;
  const state = desk.store.getState();
  return {
    inField: element?.closest(FIELDS) != null,
    onControl: element?.closest(CONTROLS) != null,
    inDialog: element?.closest(LAYERS) != null,
    atAnnotation: isAtAnnotation(element, state),
    apple,
    state,
  };
}

/** Hears the keys of the whole window. Rooms that use a key themselves call preventDefault first. */
export function useShortcuts(): void {
  const desk = useDeskHandle();
  useEffect(() => {
    const apple = isApplePlatform();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const rebound = desk.store.getState().preferences.shortcuts;
      const command = matchCommand(describeKeyPress(event), rebound, readContext(event.target, desk, apple));
      if (command === undefined) return;
      event.preventDefault();
      runCommand(command, desk);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [desk]);
}
