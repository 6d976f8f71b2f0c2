import type { ReadingPosition } from '../../shared/model/preferences';
import { type Offset, offset, type Span, span } from '../../shared/text/offset';
import type { Desk } from '../state/desk-context';
import { findCaretAt } from './hit-test';
import type { ReadingEditor } from './reading-editor';
import type { Viewport } from './viewport';

/** Far enough into the column and the line that the caret is found in it. */
const INSET = 4;
/** Milliseconds without scrolling after which reading is taken to go on. */
const REST = 150;

/** The block at the top of the view and how far above the view it begins, in CSS pixels. */
interface TopBlock {
  readonly block: number;
  readonly above: number;
}

/**
 * The first line in view: put back at open, kept where it is when lines move, told to the desk when scrolling rests.
 * While scrolling nothing is read of the page; the line and its block are once it rests.
 */
export class ReadingPlace {
  readonly #scroller: HTMLElement;
  readonly #editor: ReadingEditor;
  readonly #viewport: Viewport;
  readonly #desk: Desk;
  #at: Offset = offset(0);
  #shift = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was in view when scrolling last rested. */
  #shown: Span = span(0, 0);
  #top: TopBlock | null = null;
  #isMoving = false;
  /** The desk has gone to a passage, and scrolling has not rested since. */
  #isGoing = false;
  /** Where the place was last put back to: scrolling that ends there is our own. */
  #heldAt: number | null = null;
  /** Where the scroller stood when we last looked or moved it. */
  #seenAt = 0;

  constructor(scroller: HTMLElement, editor: ReadingEditor, viewport: Viewport, desk: Desk) {
    this.#scroller = scroller;
    this.#editor = editor;
    this.#viewport = viewport;
    this.#desk = desk;
  }

  restore(position: ReadingPosition | null): void {
    if (position === null) {
      this.#scroller.scrollTop = 0;
      return;
    }
    this.#at = offset(position.offset);
    this.#shift = position.shift;
    // Where the scroller stands is of the text that lay here before: nobody has scrolled this one.
    this.#seenAt = this.#scroller.scrollTop;
    this.hold();
    this.#readTop();
  }

  /** Call on scroll. Which block is at the top is read when it rests: that asks for the page's layout. */
  follow(): void {
    if (!this.#isOwnScroll()) this.#isMoving = true;
    this.#top = null;
    this.#seenAt = this.#scroller.scrollTop;
  }

  /**
   * A page hears of a scroll with its next frame: until then it must not take where the reader has gone for lines that have moved. A text
   * that has become shorter moves the scroller too, to its end.
   */
  #hearOfScroll(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const isAtEnd = scrollTop >= scrollHeight - clientHeight - 1;
    if (Math.abs(scrollTop - this.#seenAt) >= 1 && !isAtEnd) this.follow();
  }

  /** Lines break elsewhere (another width, another type): the line at the top comes back to where it was. */
  hold(): void {
    this.#hearOfScroll();
    const active = this.#activeInView();
    const isMoving = this.#isMoving;
    if (isMoving) this.steady();
    else if (this.#at > 0 || this.#shift > 0) {
      this.#viewport.reveal(span(this.#at, this.#at), { align: 'top' });
      this.#scroller.scrollTop = this.#viewport.topOf(this.#at) + this.#shift;
    }
    // In a much narrower column the line at the top can push out the passage that is being written about.
    if (active !== null) this.#viewport.reveal(active, { align: 'nearest' });
    this.#seenAt = this.#scroller.scrollTop;
    if (!isMoving) this.#heldAt = this.#seenAt;
  }

  /** Call when the desk goes to a passage: if it is the active one, it is reached whatever lines move meanwhile. */
  go(): void {
    this.#isGoing = true;
  }

  /** The active passage, if it was in view when scrolling last rested, or is being gone to. Who scrolls meanwhile may be leaving it. */
  #activeInView(): Span | null {
    const { activeId, source } = this.#desk.store.getState();
    const mark = activeId === null ? undefined : source?.annotations.findMark(activeId);
    if (mark === undefined || mark.anchor === 'orphaned') return null;
    const isShown = !this.#isMoving && mark.start < this.#shown.end && mark.end > this.#shown.start;
    return isShown || this.#isGoing ? span(mark.start, mark.end) : null;
  }

  /** Something above has grown or shrunk: the block at the top stays where it was. */
  steady(): void {
    this.#hearOfScroll();
    if (this.#top === null || this.#scroller.scrollTop <= 0) return;
    const above = this.#measureAbove(this.#top.block);
    if (above === null || Math.abs(above - this.#top.above) < 1) return;
    const isOwn = this.#isOwnScroll();
    this.#scroller.scrollTop += this.#top.above - above;
    this.#seenAt = this.#scroller.scrollTop;
    // The reader has not moved: the line that is held stays the one to come back to.
    if (isOwn) this.#heldAt = this.#scroller.scrollTop;
  }

  /** Soon, when scrolling has come to rest: finding the line asks for the page's layout. */
  rememberSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.remember(), REST);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Scrolling rests: reads which line is at the top, and tells the desk. */
  remember(): void {
    this.#isMoving = false;
    this.#isGoing = false;
    this.#seenAt = this.#scroller.scrollTop;
    this.#readTop();
    this.#shown = this.#viewport.getVisibleSpan();
    if (this.#isOwnScroll()) return;
    const view = this.#scroller.getBoundingClientRect();
    const block = this.#viewport.getTopBlock(0);
    const element = this.#editor.dom.findBlock(block);
    const start = this.#editor.map.offsetOf({ block, local: 0 });
    const column = element?.getBoundingClientRect().left ?? view.left;
    this.#at = this.#scroller.scrollTop <= 0 ? offset(0) : (findCaretAt(this.#editor.dom, column + INSET, view.top + INSET) ?? start);
    this.#shift = this.#at === 0 ? 0 : this.#scroller.scrollTop - this.#viewport.topOf(this.#at);
    this.#desk.actions.savePosition(this.#at, this.#shift);
  }

  #isOwnScroll(): boolean {
    return this.#heldAt !== null && Math.abs(this.#scroller.scrollTop - this.#heldAt) < 1;
  }

  #readTop(): void {
    const block = this.#viewport.getTopBlock(0);
    const above = this.#measureAbove(block);
    this.#top = above === null ? null : { block, above };
  }

  #measureAbove(block: number): number | null {
    const element = this.#editor.dom.findBlock(block);
    return element === null ? null : this.#scroller.getBoundingClientRect().top - element.getBoundingClientRect().top;
  }
}
