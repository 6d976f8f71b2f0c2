import { Toolbar } from '@base-ui/react/toolbar';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { COLOR_IDS, type ColorId } from '../../shared/model/records';
import { type Span, span } from '../../shared/text/offset';
import { useDesk, useDeskHandle, useDeskLater } from '../state/desk-context';
import { findPickedEnd } from '../state/desk-relations';
import type { DeskState } from '../state/desk-state';
import { CodeButton } from './CodeButton';
import { ColorDot } from './ColorDot';
import { CommentaryButton } from './CommentaryButton';
import { CopyButtons } from './CopyButtons';
import { CorrectButton } from './CorrectButton';
import { LinkButton, PickButtons } from './LinkButton';
import { placeToolbar } from './place-toolbar';
import type { ReadingEngine } from './reading-engine';
import { ToolButton } from './ToolButton';
import { usePlacing, useView } from './use-view';

/** The toolbar that the text brings up: for a selection, or for the highlight that was clicked. */
export function SelectionToolbar({ engine }: { readonly engine: ReadingEngine }) {
  const selection = useDeskLater((state) => (state.toolbarOpen ? state.selection : null));
  const taken = useDeskLater((state) => (state.selection === null && state.editingId === null ? state.activeId : null));
  const isSelecting = useView(engine, () => engine.isSelecting);
  const takenId = useView(engine, () => engine.takenId);
  const isPicking = useDeskLater((state) => state.relating !== null);
  const isPast = useDesk((state) => state.past !== null);
  if (isSelecting || isPast) return null;
  if (isPicking) return <PickToolbar engine={engine} where={selection} isTaken={taken !== null && taken === takenId} />;
  if (selection !== null) return <PassageToolbar engine={engine} where={selection} />;
  return taken !== null && taken === takenId ? <AnnotationToolbar engine={engine} /> : null;
}

/** Takes what was selected or clicked for the other end of the relation that is being made. */
function PickToolbar({
  engine,
  where,
  isTaken,
}: {
  readonly engine: ReadingEngine;
  readonly where: Span | null;
  readonly isTaken: boolean;
}) {
  const { t } = useTranslation('relations');
  const { actions } = useDeskHandle();
  const picked = useDeskLater((state) => findPickedEnd(state)?.kind);
  const id = useDeskLater((state) => state.activeId);
  const place = useDeskLater((state) => state.activePlace);
  const mark = id === null || !isTaken ? undefined : engine.open.annotations.findPlace(id, place);
  const at = where ?? (mark === undefined ? null : span(mark.start, mark.end));
  if (picked === undefined || at === null) return null;
  return (
    <FloatingToolbar engine={engine} where={at} label={t('picking')} onClose={actions.endRelating}>
      <PickButtons />
    </FloatingToolbar>
  );
}

function PassageToolbar({ engine, where }: { readonly engine: ReadingEngine; readonly where: Span }) {
  const { t } = useTranslation('reading');
  const { actions } = useDeskHandle();
  const lastColor = useDesk((state) => state.preferences.lastColor);
  return (
    <FloatingToolbar engine={engine} where={where} label={t('toolbar-selection')} onClose={actions.closeToolbar}>
      <ColorDots label={t('toolbar-colors')} pressed={lastColor} onChoose={(color) => actions.highlight(color)} />
      <Toolbar.Separator className="reading-toolbar-separator" />
      <ToolButton command="write-note" onClick={() => actions.startNote()}>
        {t('note')}
      </ToolButton>
      <CodeButton />
      <CorrectButton />
      <LinkButton />
      <OccurrencesButton where={where} />
      <CommentaryButton />
      <CopyButtons open={engine.open} where={where} />
    </FloatingToolbar>
  );
}

function AnnotationToolbar({ engine }: { readonly engine: ReadingEngine }) {
  const { t } = useTranslation('reading');
  const { actions } = useDeskHandle();
  useDeskLater((state) => state.annotationsVersion);
  const id = useDeskLater((state: DeskState) => state.activeId);
  const place = useDeskLater((state: DeskState) => state.activePlace);
  const mark = id === null ? undefined : engine.open.annotations.findPlace(id, place);
  const close = useCallback(() => engine.take(null), [engine]);
  if (mark === undefined || mark.anchor === 'orphaned') return null;
  return (
    <FloatingToolbar engine={engine} where={span(mark.start, mark.end)} label={t('toolbar-annotation')} onClose={close}>
      <ColorDots label={t('toolbar-recolor')} pressed={mark.color} onChoose={(color) => actions.recolor(mark.id, color)} />
      <Toolbar.Separator className="reading-toolbar-separator" />
      <ToolButton command="write-note" onClick={() => actions.startNote()}>
        {t('note')}
      </ToolButton>
      <CodeButton />
      <CorrectButton />
      <LinkButton />
      <OccurrencesButton where={span(mark.start, mark.end)} />
      <ToolButton command="delete-annotation" onClick={() => actions.trashAnnotations([mark.id])}>
        {t('delete')}
      </ToolButton>
    </FloatingToolbar>
  );
}

function OccurrencesButton({ where }: { readonly where: Span }) {
  const { t } = useTranslation('reading');
  const { concordance } = useDeskHandle();
  return (
    <ToolButton command="occurrences" onClick={() => concordance.actions.open(where)}>
      {t('occurrences')}
    </ToolButton>
  );
}

interface ColorDotsProps {
  readonly label: string;
  readonly pressed: ColorId;
  readonly onChoose: (color: ColorId) => void;
}

function ColorDots({ label, pressed, onChoose }: ColorDotsProps) {
  return (
    <Toolbar.Group className="reading-toolbar-colors" aria-label={label}>
      {COLOR_IDS.map((color) => (
        <ColorDot key={color} color={color} isPressed={color === pressed} onChoose={() => onChoose(color)} />
      ))}
    </Toolbar.Group>
  );
}

interface FloatingToolbarProps {
  readonly engine: ReadingEngine;
  readonly where: Span;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Stands beside the passage and follows it. Tab in the text leads into it; Esc and a press elsewhere close it. */
function FloatingToolbar({ engine, where, label, onClose, children }: FloatingToolbarProps) {
  const toolbar = useRef<HTMLDivElement>(null);
  const place = useCallback(() => placeBeside(engine, toolbar.current, where), [engine, where]);
  usePlacing(engine, place);
  useClosing(engine, toolbar, onClose);
  return (
    <Toolbar.Root
      ref={toolbar}
      className="reading-toolbar"
      aria-label={label}
      // The press would take the selection away before the click is heard.
      onMouseDown={(event) => event.preventDefault()}
      // Before the tooltip of a button, which would take the first Esc for itself.
      onKeyDownCapture={(event: KeyboardEvent) => {
        if (event.key === 'Escape') closeFrom(event, engine, onClose);
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Tab') leaveToText(event, engine);
      }}
    >
      {children}
    </Toolbar.Root>
  );
}

function closeFrom(event: KeyboardEvent, engine: ReadingEngine, onClose: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  engine.focus();
  onClose();
}

function leaveToText(event: KeyboardEvent, engine: ReadingEngine): void {
  if (!event.shiftKey) return;
  event.preventDefault();
  engine.focus();
}

function placeBeside(engine: ReadingEngine, toolbar: HTMLElement | null, where: Span): void {
  const parent = toolbar?.offsetParent;
  if (toolbar == null || parent == null) return;
  const view = engine.scroller.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = toolbar;
  const placed = placeToolbar({ lines: engine.rectsOf(where), view, width, height });
  toolbar.style.visibility = placed === null ? 'hidden' : '';
  if (placed === null) return;
  const origin = parent.getBoundingClientRect();
  toolbar.style.transform = `translate(${Math.round(placed.left - origin.left)}px, ${Math.round(placed.top - origin.top)}px)`;
}

function useClosing(engine: ReadingEngine, toolbar: React.RefObject<HTMLElement | null>, onClose: () => void): void {
  useEffect(() => {
    const stopped = new AbortController();
    const { signal } = stopped;
    document.addEventListener('keydown', (event) => takeKey(event, engine, toolbar.current, onClose), { signal });
    document.addEventListener(
      'pointerdown',
      ({ target }) => {
        const isInside = target instanceof Node && (toolbar.current?.contains(target) === true || engine.editor.root.contains(target));
        if (!isInside) onClose();
      },
      { signal },
    );
    return () => stopped.abort();
  }, [engine, toolbar, onClose]);
}

function takeKey(event: globalThis.KeyboardEvent, engine: ReadingEngine, toolbar: HTMLElement | null, onClose: () => void): void {
  const focused = document.activeElement;
  const isOurs = focused === document.body || focused === engine.editor.root || toolbar?.contains(focused) === true;
  if (!isOurs || event.isComposing || event.defaultPrevented) return;
  if (event.key === 'Escape') {
    event.preventDefault();
    onClose();
  } else if (event.key === 'Tab' && !event.shiftKey && toolbar?.contains(focused) === false) {
    event.preventDefault();
    toolbar.querySelector<HTMLElement>('button')?.focus();
  }
}
