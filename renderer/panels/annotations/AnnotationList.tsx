import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useRef } from 'react';
import type { AnnotationId } from '../../../shared/model/records';
import { useDeskHandle, useDeskLater } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { AnnotationOption } from './AnnotationOption';
import type { AnnotationRow } from './annotation-rows';
import { type ListSelection, reachRow, rowAfter, type SelectionMode, selectAll } from './list-selection';

export interface AnnotationListProps {
  readonly source: OpenSource;
  readonly rows: readonly AnnotationRow[];
  readonly label: string;
  readonly now: number;
  readonly selection: ListSelection;
  readonly onSelection: (selection: ListSelection) => void;
  readonly onDelete: (ids: readonly AnnotationId[]) => void;
  readonly className?: string;
}

/** Height of a row that was never measured. CSS pixels. */
const ESTIMATED_ROW = 84;
const PAGE_OF_ROWS = 8;

/** A list of any length: only what is in view is in the page. One stop for Tab; arrows, Home and End walk. */
export function AnnotationList(props: AnnotationListProps) {
  const { source, rows, label, now, selection, onSelection, className } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const idPrefix = useId();
  const { store, actions } = useDeskHandle();
  const activeId = useDeskLater((state) => state.activeId);
  const order = useMemo(() => rows.map((row) => row.id), [rows]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATED_ROW,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  });
  const cursorIndex = selection.cursor === null ? -1 : order.indexOf(selection.cursor);
  useEffect(() => {
    if (cursorIndex >= 0) virtualizer.scrollToIndex(cursorIndex, { align: 'auto' });
  }, [virtualizer, cursorIndex]);
  const press = (event: MouseEvent) => {
    const id = rows[indexOfRow(event.target)]?.id;
    if (id === undefined) return;
    scroller.current?.focus({ preventScroll: true });
    const mode = modeOf(event);
    onSelection(reachRow(selection, order, id, mode));
    if (mode === 'replace') actions.activate(id, 'list');
  };
  const open = () => {
    if (selection.cursor === null) return;
    // While the other end of a relation is picked, Enter takes it; what is chosen here otherwise is shown first.
    if (store.getState().relating === null) actions.activate(selection.cursor, 'list');
    else actions.relateTo(selection.cursor);
  };
  return (
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable="true"
      aria-activedescendant={cursorIndex >= 0 ? `${idPrefix}-${selection.cursor}` : undefined}
      className={className ?? 'panel-annotations-list'}
      // A press on a row neither takes the focus from the list nor selects words.
      onMouseDown={(event) => indexOfRow(event.target) >= 0 && event.preventDefault()}
      onClick={press}
      onKeyDown={(event) => pressKey(event, { ...props, order, open })}
      onFocus={() => {
        const first = order[0];
        if (cursorIndex < 0 && first !== undefined) onSelection(reachRow(selection, order, first, 'move'));
      }}
    >
      <div role="presentation" className="panel-annotations-sizer" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <AnnotationOption
              key={row.id}
              id={`${idPrefix}-${row.id}`}
              ref={virtualizer.measureElement}
              index={item.index}
              count={rows.length}
              top={item.start}
              source={source}
              row={row}
              now={now}
              isSelected={selection.selected.has(row.id)}
              isCursor={row.id === selection.cursor}
              isActive={row.id === activeId}
            />
          );
        })}
      </div>
    </div>
  );
}

/** -1 when the press was beside the rows. */
function indexOfRow(target: EventTarget): number {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return Number(row?.dataset.index ?? -1);
}

function modeOf(event: { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }): SelectionMode {
  if (event.shiftKey) return 'range';
  return event.ctrlKey || event.metaKey ? 'toggle' : 'replace';
}

interface KeyContext extends Pick<AnnotationListProps, 'selection' | 'onSelection' | 'onDelete'> {
  readonly order: readonly AnnotationId[];
  readonly open: () => void;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE_OF_ROWS,
  PageUp: -PAGE_OF_ROWS,
  End: Number.MAX_SAFE_INTEGER,
  Home: Number.MIN_SAFE_INTEGER,
};

function pressKey(event: KeyboardEvent, context: KeyContext): void {
  if (event.nativeEvent.isComposing || event.altKey) return;
  if (!takeKey(event, context)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** True when the key was one of the list's own. */
function takeKey(event: KeyboardEvent, { selection, order, onSelection, onDelete, open }: KeyContext): boolean {
  const step = STEPS[event.key];
  const isModified = event.ctrlKey || event.metaKey;
  if (step !== undefined) {
    const next = rowAfter(selection, order, step);
    const mode = event.shiftKey ? 'range' : isModified ? 'move' : 'replace';
    if (next !== undefined) onSelection(reachRow(selection, order, next, mode));
    return true;
  }
  if (isModified && event.key.toLowerCase() === 'a') onSelection(selectAll(selection, order));
  else if (event.key === ' ' && selection.cursor !== null) onSelection(reachRow(selection, order, selection.cursor, 'toggle'));
  else if (event.key === 'Enter' && !isModified) open();
  else if (event.key === 'Delete' && !isModified) onDelete([...selection.selected]);
  else if (event.key === 'Escape' && selection.selected.size > 1) onSelection({ ...selection, selected: new Set() });
  else return false;
  return true;
}
