import type { AnnotationId } from '../../shared/model/records';
import { type Offset, type Span, span } from '../../shared/text/offset';
import type { SourceText } from '../../shared/text/source-text';
import { wordAt } from '../../shared/text/word-at';
import type { Desk } from '../state/desk-context';
import { chooseNext, findCaretAt, findCaretNear, findMarksAt, findOffsetAt } from './hit-test';
import { closestBlock, readBlockIndex, type TextDom } from './text-dom';
import type { TextSelection } from './text-selection';
import { WordDrag } from './word-drag';

/** A hand moves this far, in CSS pixels, without meaning to drag. */
const STEADY = 4;

export interface PointerParts {
  readonly root: HTMLElement;
  /** Holds the text and what is drawn over it. */
  readonly frame: HTMLElement;
  readonly scroller: HTMLElement;
  readonly dom: TextDom;
  readonly text: SourceText;
  readonly selection: TextSelection;
  readonly desk: Desk;
  /** Takes the browser's selection over into the desk. */
  readonly commitSelection: () => void;
  /** A highlight was clicked, or none. */
  readonly onTake: (id: AnnotationId | null) => void;
}

/** Mouse and pen in the text: clicks take marks, double clicks words, triple clicks paragraphs, drags select. */
export class PointerReading {
  readonly #parts: PointerParts;
  readonly #stopped = new AbortController();
  #pressedAt: { readonly x: number; readonly y: number } | null = null;
  #clickedAt: { readonly x: number; readonly y: number } | null = null;
  #draggedTo: { readonly x: number; readonly y: number } | null = null;
  /** From a double click to its release. */
  #wordDrag: WordDrag | null = null;
  #hoverFrame = 0;
  /** The block under the pointer while that is over a mark. */
  #over: Element | null = null;

  constructor(parts: PointerParts) {
    this.#parts = parts;
    const { signal } = this.#stopped;
    const { root } = parts;
    root.addEventListener('mousedown', (event) => this.#press(event), { signal });
    document.addEventListener('mouseup', (event) => this.#release(event), { signal });
    document.addEventListener('mousemove', (event) => this.#drag(event), { signal, passive: true });
    // A drag that leaves the window, or is taken over by the system, never releases.
    window.addEventListener('blur', () => this.#abandon(), { signal });
    document.addEventListener('dragend', () => this.#abandon(), { signal });
    root.addEventListener('pointermove', (event) => this.#move(event), { signal, passive: true });
    root.addEventListener('pointerleave', () => this.#leave(), { signal });
  }

  /** True from press to release: the selection is still being made. */
  get isPressed(): boolean {
    return this.#pressedAt !== null;
  }

  stop(): void {
    this.#stopped.abort();
    this.#wordDrag?.stop();
    if (this.#hoverFrame !== 0) cancelAnimationFrame(this.#hoverFrame);
  }

  #getShown(): DOMRect {
    const text = this.#parts.root.getBoundingClientRect();
    const view = this.#parts.scroller.getBoundingClientRect();
    const top = Math.max(text.top, view.top);
    return new DOMRect(text.left, top, text.width, Math.min(text.bottom, view.bottom) - top);
  }

  #press(event: MouseEvent): void {
    if (event.button !== 0) return;
    const isOnNumber = findNumberedBlock(event) !== null;
    if (isOnNumber) event.preventDefault();
    this.#pressedAt = { x: event.clientX, y: event.clientY };
    this.#draggedTo = null;
    this.#parts.frame.classList.add('reading-pressing');
    if (event.detail === 2 && !isOnNumber) this.#pressWord(event);
  }

  /** A double click takes the word, and dragging on from it whole words; what is no word is left to the browser. */
  #pressWord(event: MouseEvent): void {
    const { dom, root, scroller, selection, text } = this.#parts;
    const at = findOffsetAt(dom, event.clientX, event.clientY);
    const word = at === null ? null : wordAt(text, at);
    if (word === null) return;
    event.preventDefault();
    root.focus({ preventScroll: true });
    this.#wordDrag = new WordDrag({ word, dom, scroller, selection, text, getShown: () => this.#getShown() });
  }

  #drag(event: MouseEvent): void {
    if (!this.isPressed) return;
    this.#draggedTo = { x: event.clientX, y: event.clientY };
    this.#wordDrag?.follow(this.#draggedTo);
  }

  /** A drag that leaves the text ends at the line beside the pointer, not in whatever lies there. */
  keepInside(): void {
    const { dom, selection } = this.#parts;
    if (this.#wordDrag !== null) return;
    const anchor = this.#draggedTo === null ? null : selection.readStrayAnchor();
    if (anchor === null || this.#draggedTo === null) return;
    const head = findCaretNear(dom, this.#getShown(), this.#draggedTo);
    if (head !== null) selection.write({ anchor, head });
  }

  #release(event: MouseEvent): void {
    const pressed = this.#pressedAt;
    if (pressed === null || event.button !== 0) return;
    const isByWords = this.#wordDrag !== null;
    this.#lift();
    const steady = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) <= STEADY;
    if (steady && !isByWords) this.#click(event);
    else if (!isByWords) this.keepInside();
    if (isByWords) this.#keepWords(this.#parts.selection.readSpan());
    this.#parts.commitSelection();
    // The same words selected again are the same selection, whose toolbar may have been closed.
    if (!steady || isByWords || event.detail > 1) this.#parts.desk.actions.openToolbar();
  }

  /** A browser lets go of a word that was selected before it was double-clicked: when all of the release is over. */
  #keepWords(taken: Span | null): void {
    setTimeout(() => {
      const { selection } = this.#parts;
      if (taken === null || this.isPressed || this.#stopped.signal.aborted || selection.readSpan() !== null) return;
      selection.write({ anchor: taken.start, head: taken.end });
    });
  }

  #lift(): void {
    this.#pressedAt = null;
    this.#wordDrag?.stop();
    this.#wordDrag = null;
    this.#parts.frame.classList.remove('reading-pressing');
  }

  #abandon(): void {
    if (this.#pressedAt === null) return;
    this.#lift();
    this.#parts.commitSelection();
  }

  #click(event: MouseEvent): void {
    const numbered = findNumberedBlock(event);
    if (numbered !== null) this.#selectBlock(numbered);
    else if (event.detail >= 3) this.#selectBlockAt(event);
    else if (this.#parts.selection.readSpan() === null) this.#takeMark(event);
  }

  /** The smallest mark first; again on the same place, the next larger. */
  #takeMark({ clientX: x, clientY: y }: MouseEvent): void {
    const { desk, dom } = this.#parts;
    const { source, activeId } = desk.store.getState();
    if (source === null) return;
    const marks = findMarksAt(dom, source.annotations, x, y);
    const again = this.#clickedAt !== null && Math.hypot(x - this.#clickedAt.x, y - this.#clickedAt.y) <= STEADY;
    this.#clickedAt = { x, y };
    const taken = again ? chooseNext(marks, activeId) : marks[0];
    if (taken === undefined) desk.actions.activate(null, 'text');
    else desk.actions.activate(taken.id, 'text', span(taken.start, taken.end));
    this.#parts.onTake(taken?.id ?? null);
  }

  #selectBlockAt({ clientX: x, clientY: y }: MouseEvent): void {
    const at: Offset | null = findOffsetAt(this.#parts.dom, x, y) ?? findCaretAt(this.#parts.dom, x, y);
    const point = at === null ? null : this.#parts.dom.findPoint(at);
    const block = point === null ? null : closestBlock(point.node);
    if (block !== null) this.#selectBlock(readBlockIndex(block));
  }

  /** The whole paragraph and no more: not the start of the next, as browsers do. */
  #selectBlock(index: number): void {
    const where = this.#parts.text.blocks[index]?.span;
    if (where !== undefined) this.#parts.selection.write({ anchor: where.start, head: where.end });
  }

  #move({ clientX: x, clientY: y, pointerType, target }: PointerEvent): void {
    if (pointerType === 'touch' || this.isPressed || this.#hoverFrame !== 0) return;
    this.#hoverFrame = requestAnimationFrame(() => {
      this.#hoverFrame = 0;
      const { desk, dom } = this.#parts;
      const { source } = desk.store.getState();
      const mark = source === null ? undefined : findMarksAt(dom, source.annotations, x, y)[0];
      this.#showOver(mark !== undefined && target instanceof Node ? closestBlock(target) : null);
      desk.actions.hover(mark?.id ?? null);
    });
  }

  /** On the block alone: the whole text would inherit what is set further up, at the price of several frames. */
  #showOver(block: Element | null): void {
    if (block === this.#over) return;
    this.#over?.classList.remove('reading-over-mark');
    block?.classList.add('reading-over-mark');
    this.#over = block;
  }

  #leave(): void {
    if (this.#hoverFrame !== 0) cancelAnimationFrame(this.#hoverFrame);
    this.#hoverFrame = 0;
    this.#showOver(null);
    this.#parts.desk.actions.hover(null);
  }
}

/** The paragraph whose number in the gutter is under the pointer. */
function findNumberedBlock(event: MouseEvent): number | null {
  const block = event.target instanceof Element ? closestBlock(event.target) : null;
  if (block === null || block.getAttribute('data-paragraph') === null) return null;
  return event.clientX < block.getBoundingClientRect().left ? readBlockIndex(block) : null;
}
