import { useVirtualizer } from '@tanstack/react-virtual';
import { PanelRightOpen, X } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { AnnotationId } from '../../shared/model/records';
import type { Mark } from '../state/annotation-set';
import { useDesk, useDeskActions, useDeskHandle } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import '../styles/notes.css';
import { IconButton } from '../ui/IconButton';
import { DeskCard } from './DeskCard';
import { isComposing } from './NoteEditor';
import { notedMarks, useCardCommands } from './use-card-commands';
import { useMinuteClock } from './use-window';

/** Every note in order of place, over the right edge of a window that is too narrow for a margin. */
export function NotesDrawer({ source }: { readonly source: OpenSource }) {
  const { t } = useTranslation('notes');
  const actions = useDeskActions();
  const isOpen = useDesk((state) => state.drawerOpen);
  const marks = useDrawerMarks(source);
  const toggle = useRef<HTMLButtonElement>(null);
  const wantsFocus = useRef(false);
  useOpenForWriting();
  const noted = marks.filter((mark) => mark.hasNote).length;
  const close = () => {
    actions.setDrawer(false);
    wantsFocus.current = true;
  };
  useEffect(() => {
    if (!isOpen && wantsFocus.current) toggle.current?.focus();
    if (!isOpen) wantsFocus.current = false;
  }, [isOpen]);
  return createPortal(
    <aside className="notes-drawer-region" data-region="notes" aria-label={t('drawer')}>
      {isOpen ? (
        <Drawer source={source} marks={marks} takesFocus={wantsFocus.current} onClose={close} title={t('note-count', { count: noted })} />
      ) : (
        <button
          ref={toggle}
          type="button"
          className="notes-drawer-toggle"
          aria-expanded={false}
          onClick={() => {
            wantsFocus.current = true;
            actions.setDrawer(true);
          }}
        >
          <PanelRightOpen size={16} aria-hidden="true" />
          {t('note-count', { count: noted })}
        </button>
      )}
    </aside>,
    document.body,
  );
}

interface DrawerProps {
  readonly source: OpenSource;
  readonly marks: readonly Mark[];
  readonly title: string;
  /** True when the reader opened it; false when it came by itself beside the text that is being read. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}

function Drawer({ source, marks, title, takesFocus, onClose }: DrawerProps) {
  const { t } = useTranslation('notes');
  const activeId = useDesk((state) => state.activeId);
  const closeButton = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { virtualizer, commands } = useDrawerList(marks, list);
  const now = useMinuteClock();
  const tabStop = marks.some((mark) => mark.id === activeId) ? activeId : marks[0]?.id;
  useEffect(() => {
    if (takesFocus) closeButton.current?.focus();
  }, [takesFocus]);
  const pressKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isComposing(event.nativeEvent) || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  };
  return (
    // The key comes from what stands in the drawer: Esc anywhere in it closes it.
    <section className="notes-drawer" aria-label={title} onKeyDown={pressKey}>
      <header className="notes-drawer-head">
        <h2>{title}</h2>
        <IconButton ref={closeButton} size="small" label={t('drawer-close')} icon={<X size={16} aria-hidden="true" />} onClick={onClose} />
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
    </section>
  );
}

/** The notes in order, and the active highlight among them while it has none. */
function useDrawerMarks(source: OpenSource): readonly Mark[] {
  const desk = useDeskHandle();
  const version = useDesk((state) => state.annotationsVersion);
  const openedId = useDesk((state) => state.editingId ?? state.activeId);
  return useMemo(() => {
    const noted = version < 0 ? [] : notedMarks(desk);
    const opened = openedId === null ? undefined : source.annotations.findMark(openedId);
    if (opened === undefined || opened.hasNote || opened.anchor === 'orphaned') return noted;
    return [...noted, opened].sort((a, b) => a.start - b.start || b.end - a.end);
  }, [desk, source, version, openedId]);
}

/** Estimated height of a card that was never shown, with the gap below it. CSS pixels. */
const ESTIMATED_CARD = 96;

function useDrawerList(marks: readonly Mark[], list: { readonly current: HTMLDivElement | null }) {
  const virtualizer = useVirtualizer({
    count: marks.length,
    getScrollElement: () => list.current,
    estimateSize: () => ESTIMATED_CARD,
    getItemKey: (index) => marks[index]?.id ?? index,
    overscan: 6,
  });
  const activeId = useDesk((state) => state.activeId);
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
  return { virtualizer, commands: useCardCommands(focusCard) };
}

/** A note that is opened for writing, or chosen in the text, must be seen: the drawer opens, the focus stays where it is. */
function useOpenForWriting(): void {
  const { store, actions } = useDeskHandle();
  const editingId = useDesk((state) => state.editingId);
  const activeId = useDesk((state) => state.activeId);
  useEffect(() => {
    if (editingId !== null) actions.setDrawer(true);
  }, [actions, editingId]);
  useEffect(() => {
    const mark = activeId === null ? undefined : store.getState().source?.annotations.findMark(activeId);
    if (mark?.hasNote === true) actions.setDrawer(true);
  }, [store, actions, activeId]);
}
