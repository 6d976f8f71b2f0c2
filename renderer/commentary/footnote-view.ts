import { baseKeymap, toggleMark } from '@tiptap/pm/commands';
import { redo, undo } from '@tiptap/pm/history';
import { keymap } from '@tiptap/pm/keymap';
import type { Node as EditorNode } from '@tiptap/pm/model';
import { type Command, EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { StepMap } from '@tiptap/pm/transform';
import { EditorView, type NodeView } from '@tiptap/pm/view';
import type { EssayCitations } from '../../shared/citation/cite-essay';
import { type CitedRun, plainTextOfRuns } from '../../shared/citation/cited-runs';
import { createTypedText } from '../notes/typed-text';
import { type CitationPorts, CitationView } from './citation-view';
import { CITING_CLASS, type CitationShower, type CitedEssay } from './cited-essay';

export interface FootnotePorts {
  /** Names the number in the line. */
  readonly number: string;
  /** Names the field in which the footnote is written. */
  readonly field: string;
  /** Footnotes have come or gone: all are to be numbered anew. */
  readonly onCount: () => void;
  /** The field is open (or null: closed again), and takes what is put in at its caret. */
  readonly onOpen: (inner: EditorView | null) => void;
  readonly citations: CitationPorts;
  readonly essay: CitedEssay;
}

const FROM_OUTSIDE = 'fromOutside';
/** What the field keeps from the edge of the sheet, in CSS pixels. */
const EDGE = 10;

/** A footnote's number in the line, and the field below it in which its words are written. */
export class FootnoteView implements NodeView, CitationShower {
  readonly dom: HTMLElement;
  readonly #button: HTMLElement;
  readonly #outer: EditorView;
  readonly #getPos: () => number | undefined;
  readonly #ports: FootnotePorts;
  #node: EditorNode;
  /** Its citations as they were formatted last. */
  #cited: readonly (readonly CitedRun[])[] = [];
  #shown: EssayCitations | null = null;
  #inCitations: CitationView[] = [];
  #inner: EditorView | null = null;
  #field: HTMLElement | null = null;

  constructor(node: EditorNode, outer: EditorView, getPos: () => number | undefined, ports: FootnotePorts) {
    this.#node = node;
    this.#outer = outer;
    this.#getPos = getPos;
    this.#ports = ports;
    this.dom = document.createElement('span');
    this.dom.className = `${CITING_CLASS} commentary-footnote`;
    // No button element: a line must not break before the number.
    this.#button = document.createElement('span');
    this.#button.role = 'button';
    this.#button.className = 'commentary-footnote-number';
    this.#button.setAttribute('aria-label', ports.number);
    this.#button.setAttribute('aria-expanded', 'false');
    this.#button.addEventListener('mousedown', (event) => event.preventDefault());
    this.#button.addEventListener('click', () => (this.#inner === null ? this.open() : this.#close(true)));
    this.dom.append(this.#button);
    this.#describe();
    ports.essay.add(this.dom, this);
    ports.onCount();
  }

  get citations(): number {
    return citationsOf(this.#node).length;
  }

  get words(): string {
    return this.#button.title;
  }

  cite(citations: readonly (readonly CitedRun[])[], shown: EssayCitations): void {
    this.#cited = citations;
    this.#shown = shown;
    this.#describe();
    this.#citeInside();
  }

  #citeInside(): void {
    const shown = this.#shown;
    const field = this.#field;
    if (shown === null || field === null) return;
    const views = this.#inCitations.filter(({ dom }) => field.contains(dom)).sort(inOrder);
    for (const [index, view] of views.entries()) view.cite([this.#cited[index] ?? []], shown);
    this.#inCitations = views;
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
    const sheet = this.#outer.dom.parentElement;
    if (sheet === null) return;
    const field = document.createElement('div');
    field.className = 'commentary-footnote-field';
    // On the sheet, not in the line: a block shows nothing outside of itself.
    sheet.append(field);
    placeUnder(field, this.#button, sheet);
    this.#field = field;
    this.#button.setAttribute('aria-expanded', 'true');
    this.#inner = new EditorView(field, {
      state: EditorState.create({ doc: this.#node, plugins: [keymap(this.#keys()), keymap(baseKeymap), createTypedText()] }),
      nodeViews: { citation: () => this.#createCitation() },
      dispatchTransaction: (tr) => this.#dispatch(tr),
      attributes: { role: 'textbox', 'aria-label': this.#ports.field, class: 'commentary-footnote-words' },
      handleDOMEvents: {
        blur: (_view, event) => {
          if (!(event.relatedTarget instanceof Node && field.contains(event.relatedTarget))) this.#close(false);
          return false;
        },
      },
    });
    this.#citeInside();
    this.#ports.onOpen(this.#inner);
    this.#inner.focus();
  }

  #createCitation(): CitationView {
    const view = new CitationView(this.#ports.citations, null);
    this.#inCitations.push(view);
    return view;
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
    this.#ports.onOpen(null);
    inner.destroy();
    this.#inCitations = [];
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
    const before = citationsOf(this.#node);
    this.#node = node;
    this.#describe();
    const now = citationsOf(node);
    if (before.length !== now.length || before.some((one, index) => one !== now[index])) this.#ports.essay.formatSoon();
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
    let at = 0;
    this.#button.title = this.#node.children
      .map((child) => (child.type.name === 'citation' ? plainTextOfRuns(this.#cited[at++] ?? []) : child.textContent))
      .join('');
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Node && this.dom.contains(event.target) && event.target !== this.dom;
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    this.#close(false);
    this.#ports.onCount();
  }
}

function citationsOf(node: EditorNode): readonly EditorNode[] {
  return node.children.filter(({ type }) => type.name === 'citation');
}

function inOrder(one: CitationView, other: CitationView): number {
  return one.dom.compareDocumentPosition(other.dom) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** Wholly on the sheet, however narrow that is. */
function placeUnder(field: HTMLElement, number: HTMLElement, sheet: HTMLElement): void {
  const [at, edge] = [number.getBoundingClientRect(), sheet.getBoundingClientRect()];
  const most = sheet.clientWidth - field.offsetWidth - EDGE;
  field.style.left = `${Math.round(Math.max(EDGE, Math.min(at.left - edge.left - EDGE, most)))}px`;
  field.style.top = `${Math.round(at.bottom - edge.top + sheet.scrollTop + 4)}px`;
}

/** Numbers the footnotes of an essay as they stand. */
export function numberFootnotes(essay: HTMLElement): void {
  for (const [index, element] of essay.querySelectorAll<HTMLElement>('.commentary-footnote-number').entries()) {
    const number = String(index + 1);
    if (element.dataset.number !== number) element.dataset.number = number;
  }
}
