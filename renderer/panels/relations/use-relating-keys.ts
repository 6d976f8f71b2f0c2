import { useEffect } from 'react';
import { annotationId } from '../../../shared/model/ids';
import type { AnnotationId } from '../../../shared/model/records';
import { type Desk, useDeskHandle } from '../../state/desk-context';
import { findPickedEnd } from '../../state/desk-relations';

/** Where Enter and Esc mean something else. */
const LAYERS = '[role="dialog"], [role="alertdialog"], [role="menu"], .ui-layer [role="listbox"]';
const FIELDS = 'input, textarea, select, [contenteditable="true"]';
const CONTROLS = 'button, a[href], [role="listbox"], [role="option"], [role="tab"], [role="treeitem"], [role="separator"]';

/**
 * Enter takes what is picked, or the card that has the focus; Esc ends the picking. Heard before the text and its toolbar, to which
 * both keys mean something else.
 */
export function useRelatingKeys(): void {
  const desk = useDeskHandle();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const element = event.target instanceof Element ? event.target : null;
      if (element?.closest(LAYERS) != null || !takeKey(event.key, element, desk)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [desk]);
}

/** True when the key was one of the picking's own. */
function takeKey(key: string, element: Element | null, { store, actions }: Desk): boolean {
  const isOwn = element?.closest('[data-region="relating"]') != null;
  const inField = element?.closest(FIELDS) != null;
  if (key === 'Escape' && (isOwn || !inField)) {
    actions.endRelating();
    if (isOwn) store.getState().surface?.focus();
    return true;
  }
  if (key !== 'Enter' || inField || element?.closest(CONTROLS) != null) return false;
  const state = store.getState();
  const card = findCard(element);
  const isBeginning = state.relating?.from.kind === 'annotation' && state.relating.from.id === card;
  if (card !== null && !isBeginning) actions.relateTo(card);
  else if (findPickedEnd(state) === null) return false;
  else actions.relateTo();
  return true;
}

function findCard(element: Element | null): AnnotationId | null {
  const id = element?.matches('article[data-annotation]') === true ? element.getAttribute('data-annotation') : null;
  return id === null || id === '' ? null : annotationId(id);
}
