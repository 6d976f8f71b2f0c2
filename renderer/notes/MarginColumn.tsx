import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationId } from '../../shared/model/records';
import { useDesk, useDeskHandle, useDeskLater } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import type { Mark } from '../state/mark';
import type { ReadingSurface } from '../state/reading-surface';
import { useMarginState } from '../state/use-margin-state';
import '../styles/notes.css';
import { DeskCard } from './DeskCard';
import { EMPTY_VIEW, MarginController, type MarginView, toTransform } from './margin-controller';
import type { CardCommands } from './NoteCard';
import { NotesDrawer } from './NotesDrawer';
import { Signs } from './Signs';
import { useCardCommands } from './use-card-commands';
import { useMinuteClock, useNarrowWindow } from './use-window';

export interface MarginColumnProps {
  /** The element that scrolls text and margin together. */
  readonly scroller: HTMLElement;
}

/**
 * The notes beside the text: in the margin where there is room, in a drawer where there is none.
 * Stands beside the text inside the scroller; how wide it is, its container decides.
 */
export function MarginColumn({ scroller }: MarginColumnProps) {
  const isNarrow = useNarrowWindow();
  const source = useDesk((state) => state.source);
  const surface = useDesk((state) => state.surface);
  if (source === null) return null;
  if (isNarrow) return <NotesDrawer source={source} />;
  return surface === null ? null : <Margin scroller={scroller} source={source} surface={surface} />;
}

interface MarginProps extends MarginColumnProps {
  readonly source: OpenSource;
  readonly surface: ReadingSurface;
}

function Margin({ scroller, source, surface }: MarginProps) {
  const { t } = useTranslation('notes');
  const [controller] = useState(() => new MarginController());
  const [view, setView] = useState<MarginView>(EMPTY_VIEW);
  const column = useRef<HTMLElement>(null);
  const marginState = useMarginState();
  const focusCard = useFocusCard(controller, view);
  const commands = useCardCommands(focusCard);
  const now = useMinuteClock();
  const activeId = useDeskLater((state) => state.activeId);
  useLayoutEffect(() => (column.current === null ? undefined : controller.connect(column.current, setView)), [controller]);
  useMarginLayout(controller, scroller, source, surface);
  useNoteInSight(controller, view);
  const tabStop = view.cards.some((mark) => mark.id === activeId) ? activeId : view.cards[0]?.id;
  const active = view.cards.find((mark) => mark.id === activeId);
  return (
    <aside ref={column} className="notes-column" data-region="notes" data-margin={marginState} aria-label={t('margin')}>
      {active !== undefined && (
        <svg className="notes-thread" data-color={active.color} aria-hidden="true">
          <path ref={(path) => controller.setThread(path)} />
        </svg>
      )}
      <Signs text={source.text} signs={view.signs} />
      {view.cards.map((mark) => (
        <Slot
          key={mark.id}
          controller={controller}
          source={source}
          mark={mark}
          isRaised={mark.id === activeId}
          isTabStop={mark.id === tabStop}
          now={now}
          commands={commands}
        />
      ))}
    </aside>
  );
}

interface SlotProps {
  readonly controller: MarginController;
  readonly source: OpenSource;
  readonly mark: Mark;
  readonly isRaised: boolean;
  readonly isTabStop: boolean;
  readonly now: number;
  readonly commands: CardCommands;
}

function Slot({ controller, source, mark, isRaised, isTabStop, now, commands }: SlotProps) {
  const { id } = mark;
  const place = useCallback((slot: HTMLElement | null) => controller.setSlot(id, slot), [controller, id]);
  return (
    <div ref={place} className="notes-slot" data-raised={isRaised || undefined} style={{ transform: toTransform(controller.topOf(id)) }}>
      <DeskCard source={source} mark={mark} isTabStop={isTabStop} now={now} commands={commands} />
    </div>
  );
}

/** Tells the controller what it lays out from, and when. */
function useMarginLayout(controller: MarginController, scroller: HTMLElement, source: OpenSource, surface: ReadingSurface): void {
  const marginState = useMarginState();
  const activeId = useDeskLater((state) => state.activeId);
  const activePlace = useDeskLater((state) => state.activePlace);
  const editingId = useDesk((state) => state.editingId);
  const showAllNotes = useDesk((state) => state.showAllNotes);
  const { later } = useDeskHandle();
  useLayoutEffect(() => {
    const { annotations, text } = source;
    controller.setInput({
      surface,
      annotations,
      textLength: text.text.length,
      marginState,
      activeId,
      activePlace,
      editingId,
      showAllNotes,
    });
    // At once, so that a card that was opened stands there before the next key is pressed.
    controller.layout('still');
  }, [controller, surface, source, marginState, activeId, activePlace, editingId, showAllNotes]);
  useEffect(
    () =>
      later.subscribe((state, before) => {
        if (state.annotationsVersion === before.annotationsVersion && state.rowsLoaded === before.rowsLoaded) return;
        controller.schedule(state.editingId === null ? 'still' : 'moving');
      }),
    [controller, later],
  );
  useEffect(() => {
    const scroll = () => controller.followScroll();
    const unsubscribe = surface.onLayout(() => {
      controller.forgetLines();
      controller.schedule('moving');
    });
    scroller.addEventListener('scroll', scroll, { passive: true });
    return () => {
      unsubscribe();
      scroller.removeEventListener('scroll', scroll);
    };
  }, [controller, scroller, surface]);
}

/** A note that is begun is seen: once, for who scrolls away from it then is not brought back. */
function useNoteInSight(controller: MarginController, view: MarginView): void {
  const editingId = useDesk((state) => state.editingId);
  const seen = useRef<AnnotationId | null>(null);
  useEffect(() => {
    if (editingId === null) seen.current = null;
    else if (seen.current !== editingId && view.cards.some((mark) => mark.id === editingId) && controller.bringIntoView(editingId))
      seen.current = editingId;
  }, [controller, view, editingId]);
}

/** Gives a card the focus now or, when it is not in the page yet, as soon as it is. */
function useFocusCard(controller: MarginController, view: MarginView): (id: AnnotationId) => void {
  const waiting = useRef<AnnotationId | null>(null);
  useEffect(() => {
    const arrived = view.cards.find((mark) => mark.id === waiting.current);
    if (arrived !== undefined && controller.focusCard(arrived.id)) waiting.current = null;
  }, [controller, view]);
  return useCallback(
    (id) => {
      waiting.current = controller.focusCard(id) ? null : id;
    },
    [controller],
  );
}
