import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { span } from '../../../shared/text/offset';
import { useDesk, useDeskActions, useDeskHandle } from '../../state/desk-context';
import type { CorrectingTarget } from '../../state/desk-correcting';
import type { DeskState } from '../../state/desk-state';
import { findPopoverAnchor } from '../../state/popover-anchor';
import { AnchoredPopover } from '../../ui/AnchoredPopover';
import '../../styles/correction.css';
import { CorrectionFields } from './CorrectionFields';
import { passageOf } from './passage-of';

/** Asks beside a passage what it should say. Enter saves, Esc and a press elsewhere leave, and the focus goes back to where it was. */
export function CorrectionForm() {
  const correcting = useDesk((state) => state.correcting);
  return correcting !== null && <OpenForm correcting={correcting} />;
}

function OpenForm({ correcting }: { readonly correcting: CorrectingTarget }) {
  const { t } = useTranslation('correction');
  const { store } = useDeskHandle();
  const actions = useDeskActions();
  const field = useRef<HTMLTextAreaElement>(null);
  const opener = useRef(document.activeElement instanceof HTMLElement ? document.activeElement : null);
  const anchor = useRef<DOMRect>(null);
  // Where it opened it stays: the passage may become a highlight meanwhile.
  anchor.current ??= findPopoverAnchor(store.getState().surface, spanOf(store.getState(), correcting), opener.current);
  // Both ways at once, so that the very next key is heard where it is meant to be.
  useEffect(() => {
    field.current?.focus();
    const from = opener.current;
    return () => {
      if (document.activeElement === document.body) from?.focus({ preventScroll: true });
    };
  }, []);
  const source = useDesk((state) => state.source);
  const passage = source === null ? null : passageOf(source, correcting);
  if (passage === null) return null;
  return (
    <AnchoredPopover
      label={t('title')}
      anchor={anchor.current}
      initialFocus={field}
      finalFocus={false}
      className="correction"
      onClose={actions.endCorrecting}
    >
      <CorrectionFields ref={field} passage={passage} />
    </AnchoredPopover>
  );
}

function spanOf({ source }: DeskState, correcting: CorrectingTarget) {
  if (correcting.kind === 'passage') return correcting.where;
  const mark = source?.annotations.findMark(correcting.id);
  return mark === undefined || mark.anchor === 'orphaned' ? null : span(mark.start, mark.end);
}
