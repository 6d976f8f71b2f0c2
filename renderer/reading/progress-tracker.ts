import { type Attentions, type Glimpse, giveAttention, isRead, readingTimeOf } from '../../shared/orientation/progress';
import type { Desk } from '../state/desk-context';
import type { ReadingEngine } from './reading-engine';

/** What is in view is looked at so often, in milliseconds, while there is something in it that was not read. */
const TICK = 1000;

/**
 * Tells the desk which paragraphs have been read: those that stood in view long enough. Looks once a second, when the page is idle, and
 * not at all while everything in view was read or the window has not the reader's attention.
 */
export class ProgressTracker {
  readonly #engine: ReadingEngine;
  readonly #desk: Desk;
  readonly #unsubscribe: readonly (() => void)[];
  #attentions: Attentions = new Map();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #idle = 0;
  #lookedAt = 0;

  constructor(engine: ReadingEngine, desk: Desk) {
    this.#engine = engine;
    this.#desk = desk;
    this.#unsubscribe = [
      engine.onView(() => this.#lookSoon()),
      desk.store.subscribe((state, before) => {
        if (state.preferences.progress !== before.preferences.progress || state.read !== before.read) this.#lookSoon();
      }),
    ];
    this.#lookSoon();
  }

  stop(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#idle !== 0) cancelIdleCallback(this.#idle);
  }

  #lookSoon(): void {
    if (this.#timer !== null || this.#idle !== 0) return;
    if (this.#lookedAt === 0) this.#lookedAt = performance.now();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#idle = requestIdleCallback(
        () => {
          this.#idle = 0;
          this.#look();
        },
        { timeout: TICK },
      );
    }, TICK);
  }

  #look(): void {
    const now = performance.now();
    const passed = Math.min(now - this.#lookedAt, 2 * TICK);
    this.#lookedAt = now;
    if (!this.#desk.store.getState().preferences.progress) return;
    const glimpses = this.#readGlimpses();
    if (glimpses.length === 0) {
      // The next view begins to count when it comes.
      this.#lookedAt = 0;
      return;
    }
    if (document.visibilityState === 'visible' && document.hasFocus()) {
      const { attentions, read } = giveAttention(this.#attentions, glimpses, passed);
      this.#attentions = attentions;
      this.#desk.actions.noteRead(read);
    }
    this.#lookSoon();
  }

  /** The paragraphs in view that were not read. */
  #readGlimpses(): readonly Glimpse[] {
    const { editor, open, scroller } = this.#engine;
    const { read } = this.#desk.store.getState();
    const view = scroller.getBoundingClientRect();
    const { start, end } = this.#engine.getVisibleSpan();
    const last = editor.map.pointOf(end).block;
    const glimpses: Glimpse[] = [];
    for (let index = editor.map.pointOf(start).block; index <= last; index += 1) {
      const block = open.text.blocks[index];
      if (block === undefined || block.paragraph === null || isRead(read, block.paragraph)) continue;
      const rect = editor.dom.findBlock(index)?.getBoundingClientRect();
      if (rect === undefined || rect.height === 0) continue;
      const share = (y: number) => Math.min(1, Math.max(0, (y - rect.top) / rect.height));
      const [from, to] = [share(view.top), share(view.bottom)];
      if (to > from) glimpses.push({ paragraph: block.paragraph, from, to, needs: readingTimeOf(open.text.text, block) });
    }
    return glimpses;
  }
}
