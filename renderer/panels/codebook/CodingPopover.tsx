import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { span } from '../../../shared/text/offset';
import type { CodingTarget } from '../../state/coding-state';
import { useDesk, useDeskActions, useDeskHandle } from '../../state/desk-context';
import type { DeskState } from '../../state/desk-state';
import { findPopoverAnchor } from '../../state/popover-anchor';
import { AnchoredPopover } from '../../ui/AnchoredPopover';
import '../../styles/coding.css';
import { CodingField } from './CodingField';

/** Asks for codes beside what is being coded; Esc and a press elsewhere close it, and the focus goes back to where it was. */
export function CodingPopover() {
  const coding = useDesk((state) => state.coding);
  return coding !== null && <OpenPopover coding={coding} />;
}

function OpenPopover({ coding }: { readonly coding: CodingTarget }) {
  const { t } = useTranslation('codebook');
  const { store } = useDeskHandle();
  const actions = useDeskActions();
  const field = useRef<HTMLInputElement>(null);
  const opener = useRef(document.activeElement instanceof HTMLElement ? document.activeElement : null);
  const anchor = useRef<DOMRect>(null);
  // Where it opened it stays: the passage may become a highlight meanwhile.
  anchor.current ??= findPopoverAnchor(store.getState().surface, spanOf(store.getState(), coding), opener.current);
  useEffect(() => field.current?.focus(), []);
  const passage = useDesk((state) => wordsOf(state, coding));
  return (
    <AnchoredPopover
      label={t('coding')}
      anchor={anchor.current}
      initialFocus={field}
      finalFocus={opener}
      className="coding"
      onClose={actions.endCoding}
    >
      <p className="coding-target">{countOf(coding) > 1 ? t(COUNTED[coding.kind], { count: countOf(coding) }) : <q>{passage}</q>}</p>
      <CodingField ref={field} coding={coding} passage={passage} />
    </AnchoredPopover>
  );
}

const COUNTED = { passage: 'coding-passages', passages: 'coding-passages', annotations: 'coding-many' } as const;

function countOf(coding: CodingTarget): number {
  if (coding.kind === 'passage') return 1;
  return coding.kind === 'passages' ? coding.where.length : coding.ids.length;
}

function spanOf({ source }: DeskState, coding: CodingTarget) {
  if (coding.kind === 'passage') return coding.where;
  if (coding.kind === 'passages') return coding.where[0] ?? null;
  const [id] = coding.ids;
  const mark = id === undefined ? undefined : source?.annotations.findMark(id);
  return mark === undefined || mark.anchor === 'orphaned' ? null : span(mark.start, mark.end);
}

function wordsOf(state: DeskState, coding: CodingTarget): string {
  const where = coding.kind === 'annotations' && coding.ids.length > 1 ? null : spanOf(state, coding);
  return where === null ? '' : (state.source?.text.text.slice(where.start, where.end) ?? '').replace(/\s+/gu, ' ').trim();
}
