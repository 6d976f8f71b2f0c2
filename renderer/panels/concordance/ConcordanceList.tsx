import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { COLOR_IDS } from '../../../shared/model/records';
import { type ConcordanceActions, countTicked } from '../../state/concordance-state';
import type { Concordance } from '../../state/concordance-store';
import { useConcordance, useDeskHandle, useDeskLater } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { ConcordanceLineOption } from './ConcordanceLineOption';

/** CSS pixels; concordance.css says the same. */
const LINE_HEIGHT = 27;
const PAGE_OF_LINES = 8;

/** Lines of any number: only what is in view is in the page. One stop for Tab; arrows, Home and End walk and show the passage. */
export function ConcordanceList({ source }: { readonly source: OpenSource }) {
  const { t } = useTranslation('concordance');
  const { concordance } = useDeskHandle();
  const scroller = useRef<HTMLDivElement>(null);
  const idPrefix = useId();
  const lines = useConcordance((state) => state.lines);
  const matches = useConcordance((state) => state.matches);
  const unticked = useConcordance((state) => state.unticked);
  const cursor = useConcordance((state) => state.cursor);
  useDeskLater((state) => state.annotationsVersion);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 6,
  });
  useEffect(() => {
    if (cursor >= 0) virtualizer.scrollToIndex(cursor, { align: 'auto' });
    else if (lines.length > 0) virtualizer.scrollToOffset(0);
  }, [virtualizer, cursor, lines]);
  return (
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={t('list')}
      aria-multiselectable="true"
      aria-activedescendant={cursor >= 0 ? `${idPrefix}-${cursor}` : undefined}
      className="concordance-list"
      // A press on a line neither takes the focus from the list nor selects words.
      onMouseDown={(event) => lineAt(event.target) >= 0 && event.preventDefault()}
      onClick={(event) => press(event, concordance.actions)}
      onKeyDown={(event) => pressKey(event, concordance)}
      onFocus={() => concordance.store.getState().cursor < 0 && concordance.actions.moveTo(0)}
    >
      <div role="presentation" className="concordance-sizer" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const match = lines[index] ?? 0;
          const from = matches.starts[match] ?? 0;
          return (
            <ConcordanceLineOption
              key={from}
              id={`${idPrefix}-${index}`}
              index={index}
              count={lines.length}
              top={start}
              source={source}
              start={from}
              end={matches.ends[match] ?? from}
              marked={source.annotations.query(from, matches.ends[match] ?? from)}
              isTicked={!unticked.has(match)}
              isCursor={index === cursor}
            />
          );
        })}
      </div>
    </div>
  );
}

/** -1 when the press was beside the lines. */
function lineAt(target: EventTarget): number {
  const line = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return Number(line?.dataset.index ?? -1);
}

/** A press on the tick toggles it; anywhere else the text goes to the passage, and the focus stays for walking on. */
function press(event: MouseEvent<HTMLElement>, actions: ConcordanceActions): void {
  const line = lineAt(event.target);
  if (line < 0) return;
  if (event.target instanceof Element && event.target.closest('[data-tick]') !== null) actions.toggle(line);
  else actions.moveTo(line);
  event.currentTarget.focus({ preventScroll: true });
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE_OF_LINES,
  PageUp: -PAGE_OF_LINES,
  End: Number.MAX_SAFE_INTEGER,
  Home: Number.MIN_SAFE_INTEGER,
};

function pressKey(event: KeyboardEvent, concordance: Concordance): void {
  if (event.nativeEvent.isComposing || event.altKey || event.shiftKey || !takeKey(event, concordance)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** True when the key was one of the list's own. */
function takeKey(event: KeyboardEvent, { store, actions }: Concordance): boolean {
  const state = store.getState();
  const step = STEPS[event.key];
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() !== 'a') return false;
    actions.tickAll(countTicked(state) < state.lines.length);
    return true;
  }
  const color = COLOR_IDS[Number(event.key) - 1];
  if (step !== undefined) actions.moveTo(Math.min(state.lines.length - 1, Math.max(0, state.cursor + step)));
  else if (event.key === ' ' && state.cursor >= 0) actions.toggle(state.cursor);
  else if (event.key === 'Enter' && state.cursor >= 0) actions.take(state.cursor);
  else if (event.key !== ' ' && color !== undefined) actions.highlight(color);
  else if (event.key.toLowerCase() === 'c') actions.code();
  else return false;
  return true;
}
