import { span } from '../../shared/text/offset';
import type { Desk } from '../state/desk-context';
import type { Caret } from './caret';
import { chooseNext } from './hit-test';
import type { ReadingEngine } from './reading-engine';
import type { Viewport } from './viewport';

export interface ReadingKeysParts {
  readonly engine: ReadingEngine;
  readonly desk: Desk;
  readonly caret: Caret;
  readonly viewport: Viewport;
  /** Takes the browser's selection over into the desk. */
  readonly commitSelection: () => void;
}

/** The keys of the text itself: the caret's, selecting all, Enter on a highlight, Esc step by step. */
export class ReadingKeys {
  readonly #parts: ReadingKeysParts;

  constructor(parts: ReadingKeysParts) {
    this.#parts = parts;
  }

  take(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    if (event.isComposing) return;
    const isAll = event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
    if (isAll) this.#selectAll();
    else if (isPlain && event.key === 'Escape') {
      if (!this.#letGo()) return;
    } else if (isPlain && event.key === 'Enter') {
      if (!this.#takeAtCaret()) return;
    } else if (this.#parts.caret.take(event)) {
      // The browser tells of the selection later; the next key may be about it.
      this.#parts.commitSelection();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Esc, once the toolbar is closed: gives up the selection, else the active highlight. */
  #letGo(): boolean {
    const { desk, engine } = this.#parts;
    const { selection, toolbarOpen, activeId } = desk.store.getState();
    if (toolbarOpen || engine.takenId !== null) return false;
    if (selection !== null) engine.select(null);
    else if (activeId !== null) desk.actions.activate(null, 'text');
    else return false;
    return true;
  }

  /** Enter in caret mode does what a click does: the smallest highlight at the caret, then the next larger. */
  #takeAtCaret(): boolean {
    const { desk, engine } = this.#parts;
    const { caretOn, selection, activeId } = desk.store.getState();
    const head = engine.selection.read()?.head;
    if (!caretOn || selection !== null || head === undefined) return false;
    const mark = chooseNext(engine.open.annotations.at(head), activeId);
    if (mark === undefined) return false;
    desk.actions.activate(mark.id, 'text', span(mark.start, mark.end));
    engine.take(mark.id);
    return true;
  }

  /** The text, not the page. What is folded away is not taken along unseen. */
  #selectAll(): void {
    const { desk, engine, viewport } = this.#parts;
    const { furnitureOpen } = desk.store.getState();
    const shown = engine.open.text.blocks.filter((block) => furnitureOpen || block.kind !== 'furniture');
    const [first, last] = [shown[0], shown.at(-1)];
    if (first === undefined || last === undefined) return;
    viewport.mountAll();
    engine.selection.write({ anchor: first.span.start, head: last.span.end });
  }
}
