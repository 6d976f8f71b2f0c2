import { snapToGraphemes } from '../../shared/text/graphemes';
import { isEmptySpan, type Offset, type Span, span } from '../../shared/text/offset';
import type { SourceText } from '../../shared/text/source-text';
import type { DomPoint, TextDom } from './text-dom';

/** Where the reader started and where the moving end is; equal for a caret. */
export interface SelectionEnds {
  readonly anchor: Offset;
  readonly head: Offset;
}

/** The browser's selection, read and written in offsets. */
export class TextSelection {
  readonly #root: HTMLElement;
  readonly #dom: TextDom;
  readonly #text: SourceText;

  constructor(root: HTMLElement, dom: TextDom, text: SourceText) {
    this.#root = root;
    this.#dom = dom;
    this.#text = text;
  }

  /** Both ends as they are in the page; null unless both lie in the text. */
  read(): SelectionEnds | null {
    const selection = document.getSelection();
    if (selection === null || selection.anchorNode === null || selection.focusNode === null) return null;
    const anchor = this.#dom.findOffset(selection.anchorNode, selection.anchorOffset);
    const head = this.#dom.findOffset(selection.focusNode, selection.focusOffset);
    return anchor === null || head === null ? null : { anchor, head };
  }

  /** Where the selection began when it began in the text and ends outside of it; else null. */
  readStrayAnchor(): Offset | null {
    const selection = document.getSelection();
    if (selection === null || selection.anchorNode === null || selection.focusNode === null) return null;
    return this.#root.contains(selection.focusNode) ? null : this.#dom.findOffset(selection.anchorNode, selection.anchorOffset);
  }

  /** The selected passage in whole characters and without the gaps between blocks; null when nothing is selected. */
  readSpan(): Span | null {
    const ends = this.read();
    if (ends === null || ends.anchor === ends.head) return null;
    const snapped = snapToGraphemes(this.#text, span(Math.min(ends.anchor, ends.head), Math.max(ends.anchor, ends.head)));
    return isEmptySpan(snapped) ? null : snapped;
  }

  /** True when the browser's selection is somewhere else in the page. */
  isElsewhere(): boolean {
    const node = document.getSelection()?.anchorNode ?? null;
    return node !== null && !this.#root.contains(node);
  }

  write({ anchor, head }: SelectionEnds): void {
    const [from, to] = this.#findEnds(anchor, head);
    if (from === null || to === null) return;
    document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  /** Takes the selection away, if it is ours; with `caretAt` a caret stays there. */
  clear(caretAt: Offset | null = null): void {
    if (this.read() === null) return;
    if (caretAt === null) document.getSelection()?.removeAllRanges();
    else this.write({ anchor: caretAt, head: caretAt });
  }

  #findEnds(anchor: Offset, head: Offset): readonly [DomPoint | null, DomPoint | null] {
    if (anchor === head) {
      const point = this.#dom.findPoint(head);
      return [point, point];
    }
    const isForward = anchor < head;
    return [this.#dom.findPoint(anchor, isForward ? 'after' : 'before'), this.#dom.findPoint(head, isForward ? 'before' : 'after')];
  }
}
