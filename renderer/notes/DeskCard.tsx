import { memo, useMemo } from 'react';
import { span } from '../../shared/text/offset';
import { useDesk, useDeskLater, useHovered } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import type { Mark } from '../state/mark';
import { useColorName } from '../state/use-color-name';
import { usePlaceLabel } from '../state/use-place-label';
import { type CardCommands, NoteCard } from './NoteCard';

export interface DeskCardProps {
  readonly source: OpenSource;
  readonly mark: Mark;
  readonly isTabStop: boolean;
  readonly now: number;
  readonly commands: CardCommands;
}

/** As many characters of the passage as name it to the ear. */
const SPOKEN_QUOTATION = 80;

/** A card with what the desk knows of its mark. */
export const DeskCard = memo(function DeskCard({ source, mark, isTabStop, now, commands }: DeskCardProps) {
  const placeOf = usePlaceLabel(source.text);
  const colorNameOf = useColorName();
  // The set is not reactive in itself, but every change of it changes the state: these look again then, and render when it concerns them.
  const note = useDeskLater(() => source.annotations.findNote(mark.id));
  const annotation = useDeskLater(() => source.annotations.findAnnotation(mark.id));
  const isActive = useDeskLater((state) => state.activeId === mark.id);
  const isHovered = useHovered(mark.id);
  const isEditing = useDesk((state) => state.editingId === mark.id);
  const showsAll = useDeskLater((state) => state.showAllNotes);
  const isPast = useDesk((state) => state.past !== null);
  const place = useMemo(() => placeOf(mark.start), [placeOf, mark.start]);
  const where = span(mark.start, Math.min(mark.end, mark.start + SPOKEN_QUOTATION));
  return (
    <NoteCard
      mark={mark}
      annotation={annotation}
      note={note}
      place={place}
      colorName={colorNameOf(mark.color)}
      quotation={source.text.text.slice(where.start, where.end).replace(/\s+/gu, ' ')}
      isActive={isActive}
      isHovered={isHovered}
      isEditing={isEditing}
      isTabStop={isTabStop}
      showsAll={showsAll}
      isPast={isPast}
      now={now}
      commands={commands}
    />
  );
});
