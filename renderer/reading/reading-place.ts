import type { ReadingPosition } from '../../shared/model/preferences';
import { type Offset, offset, span } from '../../shared/text/offset';
import type { Desk } from '../state/desk-context';
import { findCaretAt } from './hit-test';
import type { ReadingEditor } from './reading-editor';
import type { Viewport } from './viewport';

/** Far enough into the column and the line that the caret is found in it. */
const INSET = 4;

/** The first line in view: put back at open, kept when lines break elsewhere, told to the desk when scrolling rests. */
export class ReadingPlace {
  readonly #scroller: HTMLElement;
  readonly #editor: ReadingEditor;
  readonly #viewport: Viewport;
  readonly #desk: Desk;
  #at: Offset = offset(0);
  #shift = 0;

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
    this.hold();
  }

  /** Brings the remembered line back to where it was in the view. */
  hold(): void {
    if (this.#at === 0 && this.#shift <= 0) return;
    this.#viewport.reveal(span(this.#at, this.#at), { align: 'top' });
    this.#scroller.scrollTop = this.#viewport.topOf(this.#at) + this.#shift;
  }

  /** Reads which line is at the top, and tells the desk. */
  remember(): void {
    const view = this.#scroller.getBoundingClientRect();
    const block = this.#viewport.getTopBlock(0);
    const element = this.#editor.dom.findBlock(block);
    const start = this.#editor.map.offsetOf({ block, local: 0 });
    const column = element?.getBoundingClientRect().left ?? view.left;
    this.#at = this.#scroller.scrollTop <= 0 ? offset(0) : (findCaretAt(this.#editor.dom, column + INSET, view.top + INSET) ?? start);
    this.#shift = this.#at === 0 ? 0 : this.#scroller.scrollTop - this.#viewport.topOf(this.#at);
    this.#desk.actions.savePosition(this.#at, this.#shift);
  }
}
