import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

/** What a separator moves, in CSS pixels. */
export interface SeparatorRange {
  readonly min: number;
  readonly max: number;
  /** What a double click goes back to. */
  readonly usual: number;
}

export interface SeparatorProps {
  readonly label: string;
  /** Id of the element whose width it sets: the one on its left or, with `side` at the end, the one on its right. */
  readonly controls: string;
  readonly side?: 'start' | 'end' | undefined;
  readonly value: number;
  readonly range: SeparatorRange;
  /** The most that there is room for now; asked when a drag or a press of a key begins. */
  readonly findMost: () => number;
  /** Shows a width that is not kept yet. At most once a frame. */
  readonly onPreview: (value: number) => void;
  readonly onCommit: (value: number) => void;
}

const STEP = 8;
const LARGE_STEP = 40;

/** The edge between two parts of the desk: dragged, or moved by arrows, Home and End. Esc takes a drag back. */
export function Separator(props: SeparatorProps) {
  const { label, controls, value, range, onPreview, onCommit } = props;
  const toward = props.side === 'end' ? -1 : 1;
  const moved = useRef<number | null>(null);
  const preview = (element: HTMLElement, next: number) => {
    moved.current = next;
    element.setAttribute('aria-valuenow', String(next));
    onPreview(next);
  };
  const commit = () => {
    const next = moved.current;
    moved.current = null;
    if (next !== null && next !== value) onCommit(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = stepBy(event, Math.min(moved.current ?? value, props.findMost()), range, toward);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    preview(event.currentTarget, limit(next, range, props.findMost()));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const element = event.currentTarget;
    element.focus({ preventScroll: true });
    const most = props.findMost();
    const from = { x: event.clientX, value: Math.min(value, most) };
    followPointer(element, event.pointerId, {
      onMove: (x) => preview(element, limit(from.value + (x - from.x) * toward, range, most)),
      onDone: commit,
      onCancel: () => {
        preview(element, value);
        moved.current = null;
      },
    });
  };
  return (
    <hr
      tabIndex={0}
      className="ui-separator"
      aria-label={label}
      aria-controls={controls}
      aria-orientation="vertical"
      aria-valuemin={range.min}
      aria-valuemax={range.max}
      aria-valuenow={value}
      onKeyDown={onKeyDown}
      onKeyUp={commit}
      onBlur={commit}
      onPointerDown={onPointerDown}
      onDoubleClick={() => onCommit(range.usual)}
    />
  );
}

function limit(value: number, { min, max }: SeparatorRange, most: number): number {
  return Math.round(Math.max(min, Math.min(value, max, most)));
}

function stepBy({ key, shiftKey }: KeyboardEvent, value: number, { min, max }: SeparatorRange, toward: 1 | -1): number | null {
  const step = (shiftKey ? LARGE_STEP : STEP) * toward;
  switch (key) {
    case 'ArrowLeft':
      return value - step;
    case 'ArrowRight':
      return value + step;
    case 'Home':
      return min;
    case 'End':
      return max;
    default:
      return null;
  }
}

interface Drag {
  readonly onMove: (clientX: number) => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Follows the pointer until it is released. However often it moves, `onMove` is called once a frame. */
function followPointer(element: HTMLElement, pointerId: number, { onMove, onDone, onCancel }: Drag): void {
  const stopped = new AbortController();
  const { signal } = stopped;
  let latest: number | null = null;
  let frame = 0;
  const show = () => {
    frame = 0;
    if (latest !== null) onMove(latest);
    latest = null;
  };
  const finish = () => {
    stopped.abort();
    cancelAnimationFrame(frame);
    if (element.hasPointerCapture(pointerId)) element.releasePointerCapture(pointerId);
  };
  const cancel = () => {
    finish();
    onCancel();
  };
  element.setPointerCapture(pointerId);
  element.addEventListener(
    'pointermove',
    ({ clientX }) => {
      latest = clientX;
      if (frame === 0) frame = requestAnimationFrame(show);
    },
    { signal },
  );
  element.addEventListener(
    'pointerup',
    () => {
      finish();
      show();
      onDone();
    },
    { signal },
  );
  element.addEventListener('pointercancel', cancel, { signal });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      cancel();
    },
    { signal, capture: true },
  );
}
