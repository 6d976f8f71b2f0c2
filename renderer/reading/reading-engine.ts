import type { AnnotationId } from '../../shared/model/records';
import type { TextScale } from '../../shared/orientation/text-scale';
import { languageRunsOf } from '../../shared/text/language-runs';
import { type Offset, offset, type Span } from '../../shared/text/offset';
import { scanLatin } from '../../shared/text/script';
import type { Block } from '../../shared/text/source-text';
import { createAfterPaint } from '../state/after-paint';
import type { Desk } from '../state/desk-context';
import type { DeskState, OpenSource } from '../state/desk-state';
import type { ReadingSurface, RevealOptions } from '../state/reading-surface';
import { markWhenPainted } from '../state/timing';
import { applyAppearance, isAppearanceChanged } from './appearance';
import { Caret } from './caret';
import { createCopyListener } from './copying';
import { DeskPainting } from './desk-painting';
import { Painter } from './painter';
import { PointerReading } from './pointer';
import { ProgressTracker } from './progress-tracker';
import { ReadingEditor } from './reading-editor';
import { ReadingKeys } from './reading-keys';
import { ReadingPlace } from './reading-place';
import { TextSelection } from './text-selection';
import { TypefaceWarming } from './typeface-warming';
import { type BlockWindow, Viewport } from './viewport';

export interface ReadingEngineOptions {
  readonly scroller: HTMLElement;
  readonly element: HTMLElement;
  readonly desk: Desk;
  readonly open: OpenSource;
  /** What the text is called for screen readers. */
  readonly label: string;
  readonly speak: (passage: Span) => void;
}

/** Where "the block at the top of the view" is looked for, below the view's edge. */
const TOP_INSET = 40;
/** So often, in milliseconds, the page hears during a scroll which block is at the top: the outline and the status bar follow it. */
const TELL_EVERY = 120;

/** One text on the desk: joins editor, viewport, painting, selection and caret, and is what the rest of the page asks. */
export class ReadingEngine implements ReadingSurface {
  readonly scroller: HTMLElement;
  /** Holds the text and what is drawn over it. */
  readonly frame: HTMLElement;
  readonly editor: ReadingEditor;
  readonly painter: Painter;
  readonly selection: TextSelection;
  #open: OpenSource;
  readonly #desk: Desk;
  readonly #painting: DeskPainting;
  readonly #viewport: Viewport;
  readonly #pointer: PointerReading;
  readonly #caret: Caret;
  readonly #place: ReadingPlace;
  readonly #progress: ProgressTracker;
  readonly #typefaces: TypefaceWarming;
  readonly #stopped = new AbortController();
  readonly #layoutListeners = new Set<() => void>();
  readonly #viewListeners = new Set<() => void>();
  readonly #resize: ResizeObserver;
  readonly #unsubscribe: readonly (() => void)[];
  #layoutFrame = 0;
  #tellTimer: ReturnType<typeof setTimeout> | null = null;
  #width = 0;
  #takenId: AnnotationId | null = null;

  constructor({ scroller, element, desk, open, label, speak }: ReadingEngineOptions) {
    const { text } = open;
    this.scroller = scroller;
    this.frame = element.parentElement ?? element;
    this.#open = open;
    this.#desk = desk;
    applyAppearance(scroller, desk.store.getState().preferences);
    const start = offset(open.position?.offset ?? 0);
    const isLatin = scanLatin(text.text);
    const runsOf = (block: Block) => languageRunsOf(text, block, isLatin);
    this.editor = new ReadingEditor({ element, text, runsOf, label, furniture: readFurniture(desk.store.getState()), start });
    const { dom, root } = this.editor;
    this.painter = new Painter(dom);
    this.#painting = new DeskPainting(this.painter, desk, () => this.#open);
    this.selection = new TextSelection(root, dom, text);
    this.#viewport = new Viewport(scroller, this.editor, text.blocks.length, (blocks) => this.#paintWindow(blocks));
    this.#caret = new Caret({ scroller, dom, text, selection: this.selection, viewport: this.#viewport, desk, speak });
    this.#pointer = new PointerReading({
      root,
      frame: this.frame,
      scroller,
      dom,
      text,
      selection: this.selection,
      desk,
      commitSelection: () => this.#commitSelection(),
      onTake: (id) => this.take(id),
    });
    this.#place = new ReadingPlace(scroller, this.editor, this.#viewport, desk);
    this.#place.restore(open.position);
    this.#viewport.sync();
    this.#tellBlock();
    this.#viewport.startIdleMounting();
    this.#typefaces = new TypefaceWarming(root, text, runsOf);
    if (!this.editor.isShort) this.#typefaces.start();
    this.#painting.paintStates();
    this.#unsubscribe = [
      desk.store.subscribe((state, previous) => this.#follow(state, previous)),
      desk.hover.subscribe(() => this.#painting.paintHover()),
      desk.find.store.subscribe((state, previous) => {
        if (state.version !== previous.version) this.#painting.paintMatches();
      }),
      desk.concordance.store.subscribe((state, previous) => {
        if (state.shown !== previous.shown) this.#painting.paintMatches();
      }),
    ];
    this.#resize = new ResizeObserver(() => this.#afterResize());
    this.#resize.observe(root);
    this.#resize.observe(scroller);
    this.#listen(root);
    this.#progress = new ProgressTracker(this, desk);
    markWhenPainted('source-shown');
    createAfterPaint(() => desk.actions.tellTextShown())();
  }

  /** The text with the annotations that are shown beside it: those of now, or of a moment that is looked back on. */
  get open(): OpenSource {
    return this.#open;
  }

  destroy(): void {
    this.#stopped.abort();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#resize.disconnect();
    if (this.#layoutFrame !== 0) cancelAnimationFrame(this.#layoutFrame);
    if (this.#tellTimer !== null) clearTimeout(this.#tellTimer);
    this.#progress.stop();
    this.#pointer.stop();
    this.#place.stop();
    this.#viewport.stop();
    this.#typefaces.stop();
    this.painter.remove();
    this.editor.destroy();
    this.#layoutListeners.clear();
    this.#viewListeners.clear();
  }

  topOf(at: Offset): number {
    return this.#viewport.topOf(at);
  }

  readScale(): TextScale {
    return this.#viewport.readScale();
  }

  rectsOf(where: Span): readonly DOMRect[] {
    return this.#viewport.isLaidOut(where.start) ? this.editor.dom.rectsOf(where) : [];
  }

  reveal(where: Span, options: RevealOptions): void {
    const { text } = this.open;
    const isFolded = text.blocks.some(
      (block) => block.kind === 'furniture' && where.start < block.span.end && block.span.start < where.end,
    );
    if (isFolded) this.#desk.actions.setFurniture(true);
    this.#place.go();
    this.#viewport.reveal(where, options);
    this.#viewport.sync();
  }

  select(where: Span | null): void {
    if (where !== null) this.selection.write({ anchor: where.start, head: where.end });
    else this.selection.clear(this.#desk.store.getState().caretOn ? (this.selection.read()?.head ?? null) : null);
    // The browser tells of it later; the next key may be about it.
    this.#desk.actions.select(where);
  }

  focus(): void {
    this.editor.root.focus({ preventScroll: true });
  }

  getReadingOffset(share: number): Offset {
    const caret = this.#desk.store.getState().caretOn ? (this.selection.read()?.head ?? null) : null;
    return caret ?? this.#viewport.getLineAt(share);
  }

  /** The line at this height, in client coordinates. */
  findLineAt(y: number): DOMRect | null {
    return this.#viewport.findLineAt(y);
  }

  moveCaret(at: Offset): void {
    this.selection.write({ anchor: at, head: at });
  }

  getVisibleSpan(): Span {
    return this.#viewport.getVisibleSpan();
  }

  rememberPlace(): void {
    this.#place.remember();
  }

  onLayout(listener: () => void): () => void {
    this.#layoutListeners.add(listener);
    return () => this.#layoutListeners.delete(listener);
  }

  /** Called when other lines are in view or the marks in view are others: for what is drawn over the window. */
  onView(listener: () => void): () => void {
    this.#viewListeners.add(listener);
    return () => this.#viewListeners.delete(listener);
  }

  /** The highlight that was clicked in the text: its toolbar shows until something else is done. */
  get takenId(): AnnotationId | null {
    return this.#takenId;
  }

  take(id: AnnotationId | null): void {
    this.#takenId = id;
    this.#notifyView();
  }

  /** Shows where the active highlight would end up; null shows it as it is. */
  preview(where: Span | null): void {
    this.#painting.preview(where);
  }

  getCaretRect(): DOMRect | null {
    return this.#caret.getRect();
  }

  /** True while the reader's hand is still making the selection. */
  get isSelecting(): boolean {
    return this.#pointer.isPressed;
  }

  #listen(root: HTMLElement): void {
    const { signal } = this.#stopped;
    const copy = createCopyListener(this.open.text, this.selection);
    const keys = new ReadingKeys({
      engine: this,
      desk: this.#desk,
      caret: this.#caret,
      viewport: this.#viewport,
      commitSelection: () => this.#commitSelection(),
    });
    root.addEventListener('copy', copy, { signal });
    root.addEventListener('cut', copy, { signal });
    root.addEventListener('keydown', (event) => keys.take(event), { signal });
    // A rule with :has() would have the whole text's style looked at after every change in it.
    const showFocus = () => this.scroller.toggleAttribute('data-text-focused', root.matches(':focus-visible'));
    root.addEventListener('focus', showFocus, { signal });
    root.addEventListener('blur', showFocus, { signal });
    document.addEventListener('selectionchange', () => this.#afterSelectionChange(), { signal });
    document.fonts.addEventListener('loadingdone', () => this.#afterTypefaces(), { signal });
    this.scroller.addEventListener('scroll', () => this.#afterScroll(), { signal, passive: true });
    this.scroller.addEventListener('scrollend', () => this.#place.rememberSoon(), { signal, passive: true });
  }

  #afterSelectionChange(): void {
    if (this.#pointer.isPressed) {
      this.#pointer.keepInside();
      this.#notifyView();
    } else this.#commitSelection();
  }

  #commitSelection(): void {
    this.#notifyView();
    const where = this.selection.readSpan();
    const { selection, dialog } = this.#desk.store.getState();
    // Focus that moves to a button or a dialog leaves the selection alone; one that moves to a field of the desk takes it away.
    if (where === null && (selection === null || dialog !== null) && this.selection.isElsewhere()) return;
    this.#desk.actions.select(where);
  }

  #follow(state: DeskState, previous: DeskState): void {
    if (state.source !== null && state.source.text === this.#open.text) this.#open = state.source;
    if (state.annotationsVersion !== previous.annotationsVersion) this.#repaint();
    if (state.caretOn !== previous.caretOn) this.#switchCaret(state.caretOn);
    if (state.furnitureOpen !== previous.furnitureOpen) this.#showFurniture(state);
    if (state.preferences !== previous.preferences && isAppearanceChanged(state.preferences, previous.preferences)) {
      applyAppearance(this.scroller, state.preferences);
      this.#keepPlace();
    }
    if (state.activeId !== previous.activeId) this.#painting.paintActive();
    if (state.selection !== previous.selection) this.#painting.paintSelection();
    if (state.selection === null && previous.selection !== null && !this.#pointer.isPressed) this.#giveUpSelection();
  }

  /** The desk has taken the selection back (a highlight was made of it): the page shows none either. */
  #giveUpSelection(): void {
    if (this.selection.readSpan() !== null) this.select(null);
  }

  #switchCaret(on: boolean): void {
    this.editor.root.classList.toggle('reading-caret-on', on);
    if (on) {
      this.focus();
      this.#caret.place();
    }
    this.#notifyView();
  }

  #showFurniture(state: DeskState): void {
    this.editor.root.dataset.furniture = readFurniture(state);
    this.#afterLayout();
  }

  #paintWindow({ first, last }: BlockWindow): void {
    const { map } = this.editor;
    const from = map.offsetOf({ block: first, local: 0 });
    const to = map.offsetOf({ block: last, local: Number.MAX_SAFE_INTEGER });
    const { stretch } = this.painter;
    if (stretch.from === from && stretch.to === to) return;
    this.#painting.paintAll({ from, to });
    this.#notifyView();
  }

  #repaint(): void {
    this.#painting.paintAll();
    this.#notifyView();
  }

  #afterScroll(): void {
    this.#viewport.follow();
    this.#place.follow();
    this.#tellTimer ??= setTimeout(() => {
      this.#tellTimer = null;
      this.#tellBlock();
    }, TELL_EVERY);
    this.#notifyView();
  }

  #tellBlock(): void {
    this.#desk.actions.setCurrentBlock(this.#viewport.getTopBlock(TOP_INSET));
  }

  #afterResize(): void {
    const { width } = this.editor.root.getBoundingClientRect();
    if (this.#width !== 0 && width !== this.#width) this.#keepPlace();
    else this.#place.steady();
    this.#width = width;
    this.#afterLayout();
  }

  /** Other faces break lines nearly where those did that stood in for them: what was learnt of heights is kept. */
  #afterTypefaces(): void {
    this.#viewport.relearn();
    this.#place.hold();
    this.#afterLayout();
  }

  /** Lines break elsewhere: the line that was at the top stays at the top. */
  #keepPlace(): void {
    this.#viewport.recalibrate();
    this.#place.hold();
    this.#afterLayout();
  }

  #afterLayout(): void {
    if (this.#layoutFrame !== 0) return;
    this.#layoutFrame = requestAnimationFrame(() => {
      this.#layoutFrame = 0;
      this.#viewport.sync();
      for (const listener of this.#layoutListeners) listener();
      this.#notifyView();
    });
  }

  #notifyView(): void {
    for (const listener of this.#viewListeners) listener();
  }
}

function readFurniture({ furnitureOpen }: DeskState): 'open' | 'folded' {
  return furnitureOpen ? 'open' : 'folded';
}
