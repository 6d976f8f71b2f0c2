import { useMemo } from 'react';
import type { AnnotationId } from '../../shared/model/records';
import { span } from '../../shared/text/offset';
import { type Desk, useDeskHandle } from '../state/desk-context';
import { type Mark, saysSomething } from '../state/mark';
import type { CardCommands } from './NoteCard';

/** What keys on a card do. `focusCard` gives a card the focus now, or as soon as it stands in the page. */
export function useCardCommands(focusCard: (id: AnnotationId) => void): CardCommands {
  const desk = useDeskHandle();
  return useMemo(
    () => ({
      onWalk: (from, direction) => {
        const next = neighbourOf(desk, from, direction);
        if (next === undefined) return;
        desk.actions.activate(next.id, 'note');
        focusCard(next.id);
      },
      onReturn: (id) => returnToPassage(desk, id),
      onDelete: (id) => {
        const next = neighbourOf(desk, id, 'next') ?? neighbourOf(desk, id, 'previous');
        desk.actions.trashAnnotations([id]);
        if (next === undefined) desk.store.getState().surface?.focus();
        else focusCard(next.id);
      },
      onFocusCard: focusCard,
    }),
    [desk, focusCard],
  );
}

/** Every annotation with a note or a correction at its first place, in order of place. Grows with their number: for a key press, not for a frame. */
export function notedMarks(desk: Desk): readonly Mark[] {
  const annotations = desk.store.getState().source?.annotations;
  return annotations?.firstPlaces().filter((mark) => saysSomething(mark) && !annotations.isEarlier(mark.id)) ?? [];
}

function neighbourOf(desk: Desk, from: AnnotationId, direction: 'next' | 'previous'): Mark | undefined {
  const origin = desk.store.getState().source?.annotations.findMark(from);
  const noted = notedMarks(desk);
  const at = noted.findIndex((mark) => mark.id === from);
  if (at >= 0) return noted[direction === 'next' ? at + 1 : at - 1];
  // A highlight without a note stands between its neighbours all the same.
  if (origin === undefined) return undefined;
  return direction === 'next' ? noted.find((mark) => mark.start >= origin.start) : noted.findLast((mark) => mark.start < origin.start);
}

function returnToPassage(desk: Desk, id: AnnotationId): void {
  const { source, surface } = desk.store.getState();
  const mark = source?.annotations.findMark(id);
  if (surface === null) return;
  if (mark !== undefined && mark.anchor !== 'orphaned') surface.reveal(span(mark.start, mark.end), { align: 'nearest' });
  surface.focus();
}
