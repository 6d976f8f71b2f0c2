import { useVirtualizer } from '@tanstack/react-virtual';
import { X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { AnnotationId } from '../../shared/model/records';
import { useDesk, useDeskActions, useDeskHandle, useDeskLater } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import { type Mark, saysSomething } from '../state/mark';
import '../styles/notes.css';
import { IconButton } from '../ui/IconButton';
import { DeskCard } from './DeskCard';
import { isComposing } from './NoteEditor';
import { notedMarks, useCardCommands } from './use-card-commands';
import { useMinuteClock } from './use-window';

/** Every note in order of place, over the right edge of a window that is too narrow for a margin. */
export function NotesDrawer({ source }: { readonly source: OpenSource }) {
  const isOpen = useDesk((state) => state.drawerOpen);
  useOpenForWriting();
  return isOpen ? createPortal(<Drawer source={source} />, document.body) : null;
}

function Drawer({ source }: { readonly source: OpenSource }) {
  const { t } = useTranslation('notes');
  const actions = useDeskActions();
  const activeId = useDeskLater((state) => state.activeId);
  const marks = useDrawerMarks(source);
  const closeButton = useRef<HTMLButtonElement>(null);
  const drawer = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const close = useCallback(() => actions.setDrawer(false), [actions]);
  const { virtualizer, commands } = useDrawerList(marks, list, close);
  const now = useMinuteClock();
  useBorrowedFocus(drawer, closeButton);
  const tabStop = marks.some((mark) => mark.id === activeId) ? activeId : marks[0]?.id;
  const pressKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isComposing(event.nativeEvent) || event.defaultPrevented) return;
    event.stopPropagation();
    close();
  };
  return (
    <aside ref={drawer} className="notes-drawer" data-region="notes" aria-label={t('drawer')} onKeyDown={pressKey}>
      <header className="notes-drawer-head">
        <h2>{t('note-count', { count: marks.filter((mark) => mark.hasNote).length })}</h2>
        <IconButton ref={closeButton} size="small" label={t('drawer-close')} icon={<X size={16} aria-hidden="true" />} onClick={close} />
      </header>
      <div ref={list} className="notes-drawer-list">
        {marks.length === 0 && <p className="notes-drawer-empty">{t('drawer-empty')}</p>}
        <div className="notes-drawer-sizer" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const mark = marks[item.index];
            return mark === undefined ? null : (
              <div
                key={mark.id}
                ref={virtualizer.measureElement}
                data-index={item.index}
                data-card={mark.id}
                className="notes-drawer-item"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <DeskCard source={source} mark={mark} isTabStop={mark.id === tabStop} now={now} commands={commands} />
              </div>
            );
          })}
        </div>
      </div>
    </aside>
  );
}

/**
 * A drawer that was opened by a button takes the focus; one that came by itself beside the text that is being read does not.
 * When it goes with the focus in it, the focus returns to where it came from.
 */
function useBorrowedFocus(drawer: RefObject<HTMLElement | null>, first: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const inside = drawer.current;
    if (opener instanceof HTMLButtonElement) first.current?.focus();
    return () => {
      if (opener instanceof HTMLElement && inside?.contains(document.activeElement)) opener.focus({ preventScroll: true });
    };
  }, [drawer, first]);
}

/** The notes in order, and the active highlight among them while it has none. */
function useDrawerMarks(source: OpenSource): readonly Mark[] {
  const desk = useDeskHandle();
  const version = useDeskLater((state) => state.annotationsVersion);
  const openedId = useDesk((state) => state.editingId ?? state.activeId);
  return useMemo(() => {
    const noted = version < 0 ? [] : notedMarks(desk);
    const opened = openedId === null ? undefined : source.annotations.findMark(openedId);
    if (opened === undefined || saysSomething(opened) || opened.anchor === 'orphaned') return noted;
    return [...noted, opened].sort((a, b) => a.start - b.start || b.end - a.end);
  }, [desk, source, version, openedId]);
}

/** Estimated height of a card that was never shown, with the gap below it. CSS pixels. */
const ESTIMATED_CARD = 96;

function useDrawerList(marks: readonly Mark[], list: RefObject<HTMLDivElement | null>, close: () => void) {
  const virtualizer = useVirtualizer({
    count: marks.length,
    getScrollElement: () => list.current,
    estimateSize: () => ESTIMATED_CARD,
    getItemKey: (index) => marks[index]?.id ?? index,
    overscan: 6,
  });
  const activeId = useDeskLater((state) => state.activeId);
  const activeIndex = marks.findIndex((mark) => mark.id === activeId);
  const waiting = useRef<AnnotationId | null>(null);
  useEffect(() => {
    if (activeIndex >= 0) virtualizer.scrollToIndex(activeIndex, { align: 'auto' });
  }, [virtualizer, activeIndex]);
  const takeFocus = useCallback(() => {
    const id = waiting.current;
    const card = id === null ? null : list.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"] article`);
    if (card === null || card === undefined) return;
    card.focus({ preventScroll: true });
    waiting.current = null;
  }, [list]);
  useEffect(takeFocus);
  const focusCard = useCallback(
    (id: AnnotationId) => {
      waiting.current = id;
      takeFocus();
    },
    [takeFocus],
  );
  const cards = useCardCommands(focusCard);
  const commands = useMemo(
    () => ({
      ...cards,
      onReturn: (id: AnnotationId) => {
        close();
        cards.onReturn(id);
      },
    }),
    [cards, close],
  );
  return { virtualizer, commands };
}

/** A note that is opened for writing, or chosen in the text, must be seen: the drawer opens, the focus stays where it is. */
function useOpenForWriting(): void {
  const { store, actions } = useDeskHandle();
  const editingId = useDesk((state) => state.editingId);
  const activeId = useDeskLater((state) => state.activeId);
  useEffect(() => {
    if (editingId !== null) actions.setDrawer(true);
  }, [actions, editingId]);
  // What was active when the desk was opened was not chosen now.
  const seen = useRef(activeId);
  useEffect(() => {
    if (seen.current === activeId) return;
    seen.current = activeId;
    const { source, preferences } = store.getState();
    const mark = activeId === null ? undefined : source?.annotations.findMark(activeId);
    if (mark !== undefined && saysSomething(mark) && preferences.marginState !== 'hidden') actions.setDrawer(true);
  }, [store, actions, activeId]);
}
