import { baseKeymap, toggleMark } from '@tiptap/pm/commands';
import { redo, undo } from '@tiptap/pm/history';
import { keymap } from '@tiptap/pm/keymap';
import type { Node as EditorNode } from '@tiptap/pm/model';
import { type Command, EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { StepMap } from '@tiptap/pm/transform';
import { EditorView, type NodeView } from '@tiptap/pm/view';

export interface FootnoteWords {
  /** Names the number in the line. */
  readonly number: string;
  /** Names the field in which the footnote is written. */
  readonly field: string;
}

const FROM_OUTSIDE = 'fromOutside';
/** What the field keeps from the edge of the sheet, in CSS pixels. */
const EDGE = 10;

/** A footnote's number in the line (counted by the style sheet), and the field below it in which its words are written. */
export class FootnoteView implements NodeView {
  readonly dom: HTMLElement;
  readonly #button: HTMLElement;
  readonly #outer: EditorView;
  readonly #getPos: () => number | undefined;
  readonly #words: FootnoteWords;
  #node: EditorNode;
  #inner: EditorView | null = null;
  #field: HTMLElement | null = null;

  constructor(node: EditorNode, outer: EditorView, getPos: () => number | undefined, words: FootnoteWords) {
    this.#node = node;
    this.#outer = outer;
    this.#getPos = getPos;
    this.#words = words;
    this.dom = document.createElement('span');
    this.dom.className = 'commentary-footnote';
    // No button element: a line must not break before the number.
    this.#button = document.createElement('span');
    this.#button.role = 'button';
    this.#button.className = 'commentary-footnote-number';
    this.#button.setAttribute('aria-label', words.number);
    this.#button.setAttribute('aria-expanded', 'false');
    this.#button.addEventListener('mousedown', (event) => event.preventDefault());
    this.#button.addEventListener('click', () => (this.#inner === null ? this.open() : this.#close(true)));
    this.dom.append(this.#button);
    this.#describe();
  }

  /** The caret comes to the footnote: its words are there at once. */
  selectNode(): void {
    this.dom.classList.add('commentary-footnote-selected');
  }

  deselectNode(): void {
    this.dom.classList.remove('commentary-footnote-selected');
  }

  open(): void {
    if (this.#inner !== null) return;
    const field = document.createElement('span');
    field.className = 'commentary-footnote-field';
    field.contentEditable = 'false';
    this.dom.append(field);
    this.#field = field;
    this.#button.setAttribute('aria-expanded', 'true');
    this.#inner = new EditorView(field, {
      state: EditorState.create({ doc: this.#node, plugins: [keymap(this.#keys()), keymap(baseKeymap)] }),
      dispatchTransaction: (tr) => this.#dispatch(tr),
      attributes: { role: 'textbox', 'aria-label': this.#words.field, class: 'commentary-footnote-words' },
      handleDOMEvents: {
        blur: (_view, event) => {
          if (!(event.relatedTarget instanceof Node && this.dom.contains(event.relatedTarget))) this.#close(false);
          return false;
        },
      },
    });
    keepInside(field, this.#outer.dom);
    this.#inner.focus();
  }

  #keys(): Record<string, Command> {
    const outer =
      (command: Command): Command =>
      () =>
        command(this.#outer.state, this.#outer.dispatch);
    const close: Command = () => {
      this.#close(true);
      return true;
    };
    const marks = this.#node.type.schema.marks;
    const toggle =
      (name: string): Command =>
      (state, dispatch) => {
        const mark = marks[name];
        return mark === undefined ? false : toggleMark(mark)(state, dispatch);
      };
    return {
      'Mod-z': outer(undo),
      'Mod-y': outer(redo),
      'Mod-Shift-z': outer(redo),
      'Mod-b': toggle('bold'),
      'Mod-i': toggle('italic'),
      Enter: close,
      Escape: close,
    };
  }

  #close(takesFocus: boolean): void {
    const inner = this.#inner;
    if (inner === null) return;
    this.#inner = null;
    inner.destroy();
    this.#field?.remove();
    this.#field = null;
    this.#button.setAttribute('aria-expanded', 'false');
    if (!takesFocus) return;
    const pos = this.#getPos();
    this.#outer.focus();
    if (pos !== undefined) this.#moveCaretBehind(pos);
  }

  #moveCaretBehind(pos: number): void {
    const { state } = this.#outer;
    const end = state.doc.resolve(pos + this.#node.nodeSize);
    this.#outer.dispatch(state.tr.setSelection(TextSelection.near(end)));
  }

  #dispatch(tr: Transaction): void {
    if (this.#inner === null) return;
    const { state, transactions } = this.#inner.state.applyTransaction(tr);
    this.#inner.updateState(state);
    const pos = this.#getPos();
    if (tr.getMeta(FROM_OUTSIDE) === true || pos === undefined) return;
    const outer = this.#outer.state.tr;
    const offset = StepMap.offset(pos + 1);
    for (const { steps } of transactions)
      for (const step of steps) {
        const mapped = step.map(offset);
        if (mapped !== null) outer.step(mapped);
      }
    if (outer.docChanged) this.#outer.dispatch(outer);
  }

  update(node: EditorNode): boolean {
    if (!node.sameMarkup(this.#node)) return false;
    this.#node = node;
    this.#describe();
    if (this.#inner !== null) this.#show(this.#inner, node);
    return true;
  }

  /** What changed outside of the field (undo, another window) is shown in it. */
  #show(inner: EditorView, node: EditorNode): void {
    const { state } = inner;
    const start = node.content.findDiffStart(state.doc.content);
    const ends = node.content.findDiffEnd(state.doc.content);
    if (start === null || ends === null) return;
    const overlap = start - Math.min(ends.a, ends.b);
    const [a, b] = overlap > 0 ? [ends.a + overlap, ends.b + overlap] : [ends.a, ends.b];
    inner.dispatch(state.tr.replace(start, b, node.slice(start, a)).setMeta(FROM_OUTSIDE, true));
  }

  #describe(): void {
    this.#button.title = this.#node.textContent;
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Node && this.dom.contains(event.target) && event.target !== this.dom;
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    this.#close(false);
  }
}

/** The field stands under its number, and wholly on the sheet. */
function keepInside(field: HTMLElement, sheet: HTMLElement): void {
  const [own, edge] = [field.getBoundingClientRect(), sheet.getBoundingClientRect()];
  const shift = Math.max(edge.left + EDGE - own.left, Math.min(0, edge.right - EDGE - own.right));
  if (shift !== 0) field.style.translate = `${Math.round(shift)}px`;
}
