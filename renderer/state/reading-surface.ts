import type { TextScale } from '../../shared/orientation/text-scale';
import type { Offset, Span } from '../../shared/text/offset';

export interface RevealOptions {
  /** Where in the view the passage should come to stand. `nearest` moves no more than needed. */
  readonly align: 'center' | 'top' | 'nearest';
  readonly smooth?: boolean;
}

/**
 * What the rest of the page may ask of the reading surface. Speaks offsets and pixels, never editor positions.
 * Implemented in renderer/reading; kept here so that notes and panels need not know it.
 */
export interface ReadingSurface {
  /** The one scrolling element: text and margin lie in it side by side. */
  readonly scroller: HTMLElement;
  /** CSS pixels from the top of the scroller's content to the top of the line at `offset`; an estimate where not laid out. */
  topOf(offset: Offset): number;
  /** Where the whole text stands, an estimate where not laid out. Reads layout: for when the page is idle. */
  readScale(): TextScale;
  /** Client rectangles of the passage, one a line; empty where not laid out. */
  rectsOf(where: Span): readonly DOMRect[];
  /** Brings the passage into view without a blank frame. */
  reveal(where: Span, options: RevealOptions): void;
  /** Moves the browser's selection (and the caret in caret mode); null clears it. */
  select(where: Span | null): void;
  focus(): void;
  /**
   * Where the reader is: the caret where there is one; else the first character of the line so far down the view (0 is the first whole
   * line, 1 the last).
   */
  getReadingOffset(share: number): Offset;
  /** Puts the caret (where it is shown) before this character. */
  moveCaret(at: Offset): void;
  /** What is in view now. */
  getVisibleSpan(): Span;
  /** Tells the desk at once where reading stands, without waiting until scrolling has come to rest. */
  rememberPlace(): void;
  /** Called (at most once a frame) after lines may have moved: resize, fonts, settings, sections mounted. */
  onLayout(listener: () => void): () => void;
}
