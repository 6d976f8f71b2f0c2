import { nextBoundary, previousBoundary } from '../../shared/text/graphemes';
import { type Offset, offset, type Span, span } from '../../shared/text/offset';
import type { SourceText } from '../../shared/text/source-text';
import type { Desk } from '../state/desk-context';
import { isApplePlatform } from '../ui/key-names';
import { type Motion, moveByUnit, readMotion } from './caret-motion';
import { findCaretAt } from './hit-test';
import type { TextDom } from './text-dom';
import type { SelectionEnds, TextSelection } from './text-selection';
import type { Viewport } from './viewport';

export interface CaretParts {
  readonly scroller: HTMLElement;
  readonly dom: TextDom;
  readonly text: SourceText;
  readonly selection: TextSelection;
  readonly viewport: Viewport;
  readonly desk: Desk;
  /** What the caret has come to, for screen readers. */
  readonly speak: (passage: Span) => void;
}

const MODIFIER: Readonly<Record<'character' | 'line' | 'edge', string>> = { character: 'character', line: 'line', edge: 'lineboundary' };
/** Lines kept in view when a page is turned, so that the eye finds its place. */
const KEPT_LINES = 2;

/** Walks the text by keyboard. The browser's own selection is the caret; layout decides about lines, the text about everything else. */
export class Caret {
  readonly #parts: CaretParts;

  constructor(parts: CaretParts) {
    this.#parts = parts;
  }

  /** Puts the caret where the selection ends, else at the first line in view. */
  place(): void {
    const { selection, viewport } = this.#parts;
    if (selection.read() !== null) return;
    const { start } = viewport.getVisibleSpan();
    selection.write({ anchor: start, head: start });
  }

  /** Takes a key if it moves the caret (in caret mode) or extends the selection (always). True when taken. */
  take(event: KeyboardEvent): boolean {
    const { caretOn, selection } = this.#parts.desk.store.getState();
    if (event.isComposing || !(caretOn || (event.shiftKey && selection !== null))) return false;
    const motion = readMotion(event, isApplePlatform());
    if (motion === null) return false;
    this.#move(motion, event.shiftKey);
    return true;
  }

  /** The caret's rectangle in client coordinates; null when the moving end is not in the text or not laid out. */
  getRect(): DOMRect | null {
    const ends = this.#parts.selection.read();
    if (ends === null || !this.#parts.viewport.isLaidOut(ends.head)) return null;
    const native = document.getSelection();
    if (native?.focusNode instanceof Text) {
      const range = document.createRange();
      range.setStart(native.focusNode, native.focusOffset);
      const rect = [...range.getClientRects()].at(-1);
      if (rect !== undefined && rect.height > 0) return rect;
    }
    return this.#rectBeside(ends.head);
  }

  #rectBeside(head: Offset): DOMRect | null {
    const { dom, text } = this.#parts;
    const next = dom.rectsOf(span(head, nextBoundary(text, head, 'character')))[0];
    if (next !== undefined) return new DOMRect(next.left, next.top, 0, next.height);
    const previous = dom.rectsOf(span(previousBoundary(text, head, 'character'), head)).at(-1);
    return previous === undefined ? null : new DOMRect(previous.right, previous.top, 0, previous.height);
  }

  #move(motion: Motion, extend: boolean): void {
    const { selection, viewport, speak, text } = this.#parts;
    this.place();
    const before = selection.read();
    if (before === null) return;
    const head = this.#keepShown(this.#findTarget(motion, before, extend) ?? before.head);
    selection.write({ anchor: extend ? before.anchor : head, head });
    viewport.reveal(span(head, head), { align: 'nearest' });
    if (motion.kind !== 'unit') return;
    if (extend) speak(span(Math.min(before.anchor, head), Math.max(before.anchor, head)));
    else speak(span(head, Math.max(head, nextBoundary(text, head, motion.unit))));
  }

  #findTarget(motion: Motion, ends: SelectionEnds, extend: boolean): Offset | null {
    const { text } = this.#parts;
    switch (motion.kind) {
      case 'unit':
        return moveByUnit(text, ends.head, motion.unit, motion.direction);
      case 'document':
        return motion.direction === 'backward' ? (text.blocks[0]?.span.start ?? null) : offset(text.text.length);
      case 'page':
        return this.#turnPage(motion.direction);
      case 'character':
        if (!extend && ends.anchor !== ends.head) return this.#collapse(motion.side, ends);
        return this.#moveNatively('character', motion.side, ends);
      case 'line':
        return this.#moveNatively('line', motion.direction, ends);
      case 'edge':
        return this.#moveNatively('edge', motion.to, ends);
    }
  }

  /** Without Shift an arrow first gives up the selection, at its edge on that side. */
  #collapse(side: 'left' | 'right', { anchor, head }: SelectionEnds): Offset {
    return offset(side === 'left' ? Math.min(anchor, head) : Math.max(anchor, head));
  }

  /** The browser knows lines and the order of mixed directions; the result is put on a whole character. */
  #moveNatively(by: 'character' | 'line' | 'edge', direction: string, ends: SelectionEnds): Offset {
    const { selection, text } = this.#parts;
    document.getSelection()?.modify('extend', direction, MODIFIER[by]);
    const head = selection.read()?.head ?? null;
    if (head === null) {
      selection.write(ends);
      return ends.head;
    }
    return this.#isWhole(head)
      ? head
      : head > ends.head
        ? nextBoundary(text, head, 'character')
        : previousBoundary(text, head, 'character');
  }

  #isWhole(at: Offset): boolean {
    const { text } = this.#parts;
    const previous = previousBoundary(text, at, 'character');
    return previous === at || nextBoundary(text, previous, 'character') === at || text.blocks.some((block) => block.span.start === at);
  }

  #turnPage(direction: 'backward' | 'forward'): Offset | null {
    const { dom, scroller, viewport } = this.#parts;
    const rect = this.getRect();
    if (rect === null) return null;
    const view = scroller.getBoundingClientRect();
    const distance = Math.max(rect.height, view.height - KEPT_LINES * rect.height * 2);
    const before = scroller.scrollTop;
    scroller.scrollBy({ top: direction === 'forward' ? distance : -distance, behavior: 'instant' });
    viewport.sync();
    const scrolled = scroller.scrollTop - before;
    const rest = (direction === 'forward' ? distance : -distance) - scrolled;
    const y = Math.min(Math.max(rect.top + rest, view.top + rect.height), view.bottom - rect.height) + rect.height / 2;
    return findCaretAt(dom, rect.left, y);
  }

  /** The caret does not go where nothing is shown: into folded furniture. */
  #keepShown(head: Offset): Offset {
    const { desk, text } = this.#parts;
    if (desk.store.getState().furnitureOpen) return head;
    const hidden = text.blocks.find((block) => block.kind === 'furniture' && block.span.start <= head && head <= block.span.end);
    if (hidden === undefined) return head;
    const shown = text.blocks.findLast((block) => block.index < hidden.index && block.kind !== 'furniture');
    return shown === undefined ? head : shown.span.end;
  }
}
