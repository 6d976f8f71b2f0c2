import type { Span } from '../../shared/text/offset';
import type { SourceText } from '../../shared/text/source-text';
import { extendByWords } from '../../shared/text/word-at';
import { findCaretNear } from './hit-test';
import type { TextDom } from './text-dom';
import type { TextSelection } from './text-selection';

export interface WordDragParts {
  /** The word that was double-clicked: it stays selected. */
  readonly word: Span;
  readonly dom: TextDom;
  readonly scroller: HTMLElement;
  readonly selection: TextSelection;
  readonly text: SourceText;
  /** The part of the text that can be seen, in client coordinates. */
  readonly getShown: () => DOMRect;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Beyond the view's edge the text scrolls by this share of the distance in every frame, and no faster than so many pixels. */
const PULL = 0.25;
const FASTEST = 48;

/** From a double click to its release: the selection grows by whole words, and the text scrolls when the pointer leaves the view. */
export class WordDrag {
  readonly #parts: WordDragParts;
  #point: Point | null = null;
  #frame = 0;

  constructor(parts: WordDragParts) {
    this.#parts = parts;
    parts.selection.write({ anchor: parts.word.start, head: parts.word.end });
  }

  /** The pointer has moved, in client coordinates. */
  follow(point: Point): void {
    this.#point = point;
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#step());
  }

  stop(): void {
    if (this.#frame !== 0) cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #step(): void {
    this.#frame = 0;
    if (this.#point === null) return;
    const { word, dom, scroller, selection, text, getShown } = this.#parts;
    const view = scroller.getBoundingClientRect();
    const beyond = Math.min(0, this.#point.y - view.top) + Math.max(0, this.#point.y - view.bottom);
    if (beyond !== 0) scroller.scrollBy({ top: Math.max(-FASTEST, Math.min(FASTEST, beyond * PULL)), behavior: 'instant' });
    const to = findCaretNear(dom, getShown(), this.#point);
    if (to !== null) selection.write(extendByWords(text, word, to));
    if (beyond !== 0) this.follow(this.#point);
  }
}
