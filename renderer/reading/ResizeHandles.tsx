import { type KeyboardEvent, type PointerEvent, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Span, span } from '../../shared/text/offset';
import { useDeskActions, useDeskLater } from '../state/desk-context';
import type { Mark } from '../state/mark';
import { findCaretAt } from './hit-test';
import type { ReadingEngine } from './reading-engine';
import { type HandleEnd, moveEnd, stepEnd, wordsAtEdge } from './resizing';
import { usePlacing } from './use-view';

/** As many characters of the edge are spoken. */
const SPOKEN = 40;

/** The two ends of the active highlight, to be dragged or moved by keyboard. */
export function ResizeHandles({ engine }: { readonly engine: ReadingEngine }) {
  const activeId = useDeskLater((state) => (state.selection === null ? state.activeId : null));
  useDeskLater((state) => state.annotationsVersion);
  const place = useDeskLater((state) => state.activePlace);
  const mark = activeId === null ? undefined : engine.open.annotations.findPlace(activeId, place);
  const isPast = useDeskLater((state) => state.past !== null);
  if (isPast || mark === undefined || mark.anchor === 'orphaned') return null;
  return <HandlePair key={mark.id} engine={engine} mark={mark} />;
}

/** An end that was moved but is not stored yet, and the highlight it was moved from. */
interface Moved {
  readonly from: Mark;
  readonly to: Span;
}

function HandlePair({ engine, mark }: { readonly engine: ReadingEngine; readonly mark: Mark }) {
  const { resize } = useDeskActions();
  const [moved, setMoved] = useState<Moved | null>(null);
  const pending = useRef<Span | null>(null);
  const preview = useCallback(
    (to: Span | null) => {
      pending.current = to;
      setMoved(to === null ? null : { from: mark, to });
      engine.preview(to);
    },
    [engine, mark],
  );
  const commit = useCallback(() => {
    const to = pending.current;
    pending.current = null;
    if (to === null) return;
    if (to.start === mark.start && to.end === mark.end) preview(null);
    else resize(mark.id, to, span(mark.start, mark.end));
  }, [mark, preview, resize]);
  // What was previewed is shown until the highlight itself has changed.
  const where = moved !== null && moved.from === mark ? moved.to : span(mark.start, mark.end);
  const shared = { engine, color: mark.color, where, preview, commit };
  return (
    <>
      <Handle end="start" {...shared} />
      <Handle end="end" {...shared} />
    </>
  );
}

interface HandleProps {
  readonly engine: ReadingEngine;
  readonly end: HandleEnd;
  readonly color: Mark['color'];
  readonly where: Span;
  readonly preview: (where: Span | null) => void;
  readonly commit: () => void;
}

function Handle({ engine, end, color, where, preview, commit }: HandleProps) {
  const { t } = useTranslation('reading');
  const handle = useRef<HTMLDivElement>(null);
  const move = { text: engine.open.text, where, end };
  usePlacing(
    engine,
    useCallback(() => placeHandle(engine, handle.current, where, end), [engine, where, end]),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      preview(null);
      engine.focus();
    } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const by = event.ctrlKey || event.altKey ? 'word' : 'character';
      preview(stepEnd(move, event.key === 'ArrowLeft' ? 'backward' : 'forward', by));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={handle}
      role="slider"
      tabIndex={0}
      className={`reading-handle reading-handle-${end}`}
      style={{ backgroundColor: `var(--hl-${color}-line)` }}
      aria-label={t(`handle-${end}`)}
      aria-valuemin={0}
      aria-valuemax={engine.open.text.text.length}
      aria-valuenow={end === 'start' ? where.start : where.end}
      aria-valuetext={t(`handle-value-${end}`, { words: wordsAtEdge(move, SPOKEN) })}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => {
        if (event.key.startsWith('Arrow')) commit();
      }}
      onBlur={commit}
      onPointerDown={(event) => startDrag(event, { engine, end, where, preview, commit })}
    />
  );
}

function placeHandle(engine: ReadingEngine, handle: HTMLElement | null, where: Span, end: HandleEnd): void {
  const parent = handle?.offsetParent ?? handle?.parentElement;
  if (handle == null || parent == null) return;
  const lines = engine.rectsOf(where);
  const line = end === 'start' ? lines[0] : lines.at(-1);
  handle.style.visibility = line === undefined ? 'hidden' : '';
  if (line === undefined) return;
  const origin = parent.getBoundingClientRect();
  const left = (end === 'start' ? line.left : line.right) - origin.left;
  handle.style.transform = `translate(${left}px, ${line.top - origin.top}px)`;
  handle.style.height = `${line.height}px`;
}

/** Follows the pointer until it is released; Esc gives the highlight back as it was. */
function startDrag(event: PointerEvent, { engine, end, where, preview, commit }: Omit<HandleProps, 'color'>): void {
  if (event.button !== 0) return;
  event.preventDefault();
  const stopped = new AbortController();
  const { signal } = stopped;
  const { frame } = engine;
  let current = where;
  const finish = () => {
    stopped.abort();
    frame.classList.remove('reading-resizing');
  };
  // While dragging, the handle itself must not be what is found under the pointer.
  frame.classList.add('reading-resizing');
  document.addEventListener(
    'pointermove',
    ({ clientX, clientY, altKey }) => {
      const at = findCaretAt(engine.editor.dom, clientX, clientY);
      if (at === null) return;
      current = moveEnd({ text: engine.open.text, where, end }, at, altKey ? 'word' : 'character');
      preview(current);
    },
    { signal },
  );
  const cancel = () => {
    finish();
    preview(null);
  };
  document.addEventListener(
    'pointerup',
    () => {
      finish();
      commit();
    },
    { signal },
  );
  document.addEventListener('pointercancel', cancel, { signal });
  document.addEventListener(
    'keydown',
    (key) => {
      if (key.key !== 'Escape') return;
      key.preventDefault();
      key.stopPropagation();
      cancel();
    },
    { signal, capture: true },
  );
}
