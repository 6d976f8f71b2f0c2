import { findOffsetAtTop, type TextScale } from '../../shared/orientation/text-scale';
import { offset, span } from '../../shared/text/offset';
import type { Desk } from '../state/desk-context';
import type { DeskState } from '../state/desk-state';
import type { ReadingSurface } from '../state/reading-surface';
import { drawMinimap, readMapColors } from './draw-minimap';

export interface MinimapParts {
  /** Holds the canvas and the frame around what is in view. */
  readonly root: HTMLElement;
  readonly scroller: HTMLElement;
  readonly surface: ReadingSurface;
  readonly desk: Desk;
}

/** The map is drawn anew when nothing has changed or scrolled for so long, in milliseconds, and the page is idle. */
const REST = 150;
/** It is drawn at the latest after so many milliseconds in which the page was never idle. */
const PATIENCE = 1000;
/** A slice of the drawing ends when less than this is left of the page's idle time, in milliseconds. */
const RESERVE = 3;
const UNREAD: TextScale = { offsets: [], tops: [], height: 0 };
/** The frame around what is in view is never smaller, in CSS pixels: a hand has to meet it. */
const LEAST_VIEW = 24;

/**
 * Draws the map when marks, matches or heights have changed, never while scrolling: the frame around what is in view follows the scroll
 * by a scroll timeline of the style sheet, without any script.
 */
export class MinimapController {
  readonly #parts: MinimapParts;
  readonly #stopped = new AbortController();
  readonly #resize: ResizeObserver;
  readonly #unsubscribe: readonly (() => void)[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idle = 0;
  #drawing: Generator<void, void> | null = null;
  #scale = UNREAD;
  /** Where in the frame the hand holds it, in CSS pixels from its top; null while it does not. */
  #grip: number | null = null;

  constructor(parts: MinimapParts) {
    this.#parts = parts;
    const { root, desk, surface, scroller } = parts;
    const { signal } = this.#stopped;
    root.addEventListener('pointerdown', (event) => this.#press(event), { signal });
    root.addEventListener('pointermove', (event) => this.#drag(event), { signal });
    for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
      root.addEventListener(type, () => this.#letGo(), { signal });
    }
    root.addEventListener('wheel', ({ deltaX, deltaY }) => scroller.scrollBy({ left: deltaX, top: deltaY }), { signal, passive: true });
    const waitForRest = () => {
      if (this.#timer !== undefined || this.#drawing !== null) this.#drawSoon();
    };
    scroller.addEventListener('scroll', waitForRest, { signal, passive: true });
    this.#resize = new ResizeObserver(() => this.#drawSoon());
    this.#resize.observe(root);
    this.#unsubscribe = [
      surface.onLayout(() => {
        this.#scale = UNREAD;
        this.#drawSoon();
      }),
      desk.later.subscribe((state, before) => {
        if (isOtherMap(state, before)) this.#drawSoon();
      }),
      desk.find.store.subscribe((state, before) => {
        if (state.matches !== before.matches) this.#drawSoon();
      }),
    ];
    this.#drawSoon();
  }

  stop(): void {
    this.#stopped.abort();
    this.#resize.disconnect();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#giveUp();
  }

  #giveUp(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#idle !== 0) cancelIdleCallback(this.#idle);
    this.#idle = 0;
    this.#drawing = null;
  }

  /** What is being drawn is out of date and begun anew. */
  #drawSoon(): void {
    this.#giveUp();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#drawing = this.#draw();
      this.#goOn();
    }, REST);
  }

  #goOn(): void {
    this.#idle = requestIdleCallback(
      (deadline) => {
        this.#idle = 0;
        let isDone = false;
        do isDone = this.#drawing?.next().done !== false;
        while (!isDone && deadline.timeRemaining() > RESERVE);
        if (isDone) this.#drawing = null;
        else this.#goOn();
      },
      { timeout: PATIENCE },
    );
  }

  *#draw(): Generator<void, void> {
    const { root, scroller, surface, desk } = this.#parts;
    const canvas = root.querySelector('canvas');
    const { source } = desk.store.getState();
    if (canvas === null || source === null) return;
    // Every line that moves makes the text another height; a mark more or less does not.
    if (scroller.scrollHeight !== this.#scale.height) this.#scale = surface.readScale();
    yield;
    const { clientHeight: height, clientWidth: width } = root;
    const colors = readMapColors(root);
    const inView = scroller.clientHeight / Math.max(1, this.#scale.height);
    const extent = Math.min(height, Math.max(LEAST_VIEW, height * inView));
    const { bookmarks } = desk.store.getState();
    yield* drawMinimap(
      canvas,
      { width, height, colors, scale: this.#scale },
      {
        annotations: source.annotations,
        matches: desk.find.store.getState().matches,
        bookmarks: bookmarks.filter(({ anchor }) => anchor !== 'orphaned').map(({ where }) => where.start),
      },
    );
    root.toggleAttribute('data-whole', inView >= 1);
    root.style.setProperty('--minimap-extent', `${extent}px`);
    root.style.setProperty('--minimap-travel', `${height - extent}px`);
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.preventDefault();
    const { root, desk, scroller } = this.#parts;
    const view = root.querySelector('.minimap-view')?.getBoundingClientRect();
    if (view === undefined || this.#scale.height === 0) return;
    root.setPointerCapture(event.pointerId);
    const isOnView = event.clientY >= view.top && event.clientY < view.bottom;
    this.#grip = isOnView ? event.clientY - view.top : view.height / 2;
    if (isOnView) return;
    // "Back" returns from where the click led.
    const aim = this.#scrollTopFor(event.clientY);
    const at = offset(findOffsetAtTop(this.#scale, aim));
    desk.actions.goTo(span(at, at));
    scroller.scrollTop = aim;
  }

  #drag(event: PointerEvent): void {
    if (this.#grip !== null) this.#parts.scroller.scrollTop = this.#scrollTopFor(event.clientY);
  }

  #letGo(): void {
    this.#grip = null;
  }

  /** How far the text is scrolled when the hand, holding the frame, is at `y` in client coordinates. */
  #scrollTopFor(y: number): number {
    const { root, scroller } = this.#parts;
    const track = root.getBoundingClientRect();
    const extent = root.querySelector('.minimap-view')?.getBoundingClientRect().height ?? 0;
    const travel = Math.max(1, track.height - extent);
    const share = Math.min(1, Math.max(0, (y - track.top - (this.#grip ?? 0)) / travel));
    return share * (scroller.scrollHeight - scroller.clientHeight);
  }
}

function isOtherMap(state: DeskState, before: DeskState): boolean {
  return (
    state.annotationsVersion !== before.annotationsVersion ||
    state.bookmarks !== before.bookmarks ||
    state.preferences.theme !== before.preferences.theme
  );
}
