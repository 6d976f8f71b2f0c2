import { useVirtualizer } from '@tanstack/react-virtual';
import { Check } from 'lucide-react';
import { type KeyboardEvent, memo, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isStretchRead } from '../../../shared/orientation/progress';
import type { Block, OutlineEntry } from '../../../shared/text/source-text';
import { useDesk, useDeskActions, useDeskLater } from '../../state/desk-context';
import '../../styles/outline.css';
import { findCurrentEntry, moveInOutline } from './current-entry';

/** CSS pixels; also in outline.css. */
const ROW_HEIGHT = 25;
/** Milliseconds on one entry before the list follows. */
const REST = 120;
const NO_BLOCKS: readonly Block[] = [];
const NO_ENTRIES: readonly OutlineEntry[] = [];

/** The derived outline: follows the reading position, goes where one clicks. */
export function OutlinePanel() {
  const { t } = useTranslation('panels');
  const outline = useDesk((state) => state.source?.outline() ?? NO_ENTRIES);
  const current = useDeskLater((state) => findCurrentEntry(outline, state.currentBlock));
  const read = useDeskLater((state) => state.read);
  const keepsProgress = useDesk((state) => state.preferences.progress);
  const blocks = useDesk((state) => state.source?.text.blocks ?? NO_BLOCKS);
  const scroller = useRef<HTMLElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const virtualizer = useVirtualizer({
    count: outline.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    // Following the reading is never urgent: its rows come with the next rendering, not in the midst of a frame of scrolling.
    useFlushSync: false,
  });

  useEffect(() => {
    // Following asks for the page's layout: not in every frame of scrolling, but when it rests.
    const timer = setTimeout(() => {
      const list = scroller.current;
      if (current !== -1 && list !== null && !list.contains(document.activeElement)) virtualizer.scrollToIndex(current, { align: 'auto' });
    }, REST);
    return () => clearTimeout(timer);
  }, [current, virtualizer]);

  useEffect(() => {
    if (focused !== null) scroller.current?.querySelector<HTMLElement>(`[data-index="${focused}"]`)?.focus();
  }, [focused]);

  const move = useCallback(
    (event: KeyboardEvent, index: number) => {
      const next = moveInOutline(event.key, index, outline.length);
      if (next === null || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      virtualizer.scrollToIndex(next, { align: 'auto' });
      setFocused(next);
    },
    [outline, virtualizer],
  );
  const tabStop = focused ?? Math.max(0, current);
  if (outline.length === 0) return <p className="outline-empty">{t('outline-empty')}</p>;
  const isUnnumbered = outline.every((entry) => entry.paragraph === null);
  return (
    <nav
      ref={scroller}
      className="outline"
      data-unnumbered={isUnnumbered || undefined}
      aria-label={t('outline-label')}
      onBlur={() => setFocused(null)}
    >
      <ol className="outline-list" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const entry = outline[index];
          if (entry === undefined) return null;
          return (
            <OutlineRow
              key={index}
              entry={entry}
              isRead={keepsProgress && isStretchRead(blocks, read, entry.block, (outline[index + 1]?.block ?? blocks.length) - 1)}
              index={index}
              top={start}
              total={outline.length}
              isCurrent={index === current}
              isTabStop={index === tabStop}
              onMove={move}
            />
          );
        })}
      </ol>
    </nav>
  );
}

interface OutlineRowProps {
  readonly entry: OutlineEntry;
  /** Everything up to the next entry was read. */
  readonly isRead: boolean;
  readonly index: number;
  /** CSS pixels. */
  readonly top: number;
  readonly total: number;
  readonly isCurrent: boolean;
  readonly isTabStop: boolean;
  readonly onMove: (event: KeyboardEvent, index: number) => void;
}

/** Drawn again only when it is another's turn to be current: the list follows every paragraph that is scrolled past. */
const OutlineRow = memo(function OutlineRow({ entry, isRead, index, top, total, isCurrent, isTabStop, onMove }: OutlineRowProps) {
  const actions = useDeskActions();
  return (
    <li className="outline-item" style={{ top }} aria-setsize={total} aria-posinset={index + 1}>
      <button
        type="button"
        className="outline-entry"
        data-index={index}
        data-level={entry.level}
        aria-current={isCurrent ? 'location' : undefined}
        tabIndex={isTabStop ? 0 : -1}
        onKeyDown={(event) => onMove(event, index)}
        onClick={() => actions.goTo(entry.span)}
        title={entry.label}
      >
        <OutlineNumber paragraph={entry.paragraph} />
        <span className="outline-text" lang={entry.language}>
          {entry.label}
        </span>
        {isRead && <ReadSign />}
      </button>
    </li>
  );
});

function ReadSign() {
  const { t } = useTranslation('panels');
  return (
    <>
      <Check className="outline-read" size={12} aria-hidden="true" />
      <span className="ui-visually-hidden">, {t('outline-read')}</span>
    </>
  );
}

function OutlineNumber({ paragraph }: { readonly paragraph: number | null }) {
  const { t } = useTranslation('panels');
  if (paragraph === null) return <span className="outline-number" />;
  return (
    <>
      <span className="outline-number" aria-hidden="true">
        {paragraph}
      </span>
      <span className="ui-visually-hidden">{t('outline-paragraph', { number: paragraph })} </span>
    </>
  );
}
