import type { Node as EditorNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { QuotationCheck } from '../../shared/commentary/check-quotation';
import type { QuotedWords } from '../../shared/commentary/essay-text';
import type { Target } from '../../shared/model/records';
import { parseTarget } from '../../shared/model/validate-fields';
import type { Span } from '../../shared/text/offset';
import { changedStretch } from './essay-blocks';

/** A quotation where the editor shows it. */
export interface ShownQuotation extends QuotedWords {
  readonly from: number;
  readonly to: number;
  readonly isBlock: boolean;
}

/** What the marks beside quotations say and do. */
export interface QuotationPorts {
  readonly check: (quotation: QuotedWords) => QuotationCheck;
  /** "¶7 s2", or what kind of block it stands in. */
  readonly placeOf: (where: Span) => string;
  readonly words: { readonly follow: (place: string) => string; readonly warning: (state: Warning) => string; readonly lost: string };
  readonly onFollow: (where: Span) => void;
  readonly onWarning: (button: HTMLElement, view: EditorView) => void;
}

export type Warning = Exclude<QuotationCheck['state'], 'exact'>;

const KEY = new PluginKey<DecorationSet>('quoteMarks');
const CLOSING = /^[”’」』"'»›]/u;

/** Shows beside every quotation where it is from, and warns when it no longer says so. A keystroke looks at its own block alone. */
export function createQuoteMarks(ports: QuotationPorts): Plugin<DecorationSet> {
  const draw = (doc: EditorNode, from: number, to: number) => {
    const drawn: Decoration[] = [];
    for (const quotation of quotationsIn(doc, from, to)) drawn.push(...decorate(doc, quotation, ports));
    return drawn;
  };
  return new Plugin<DecorationSet>({
    key: KEY,
    state: {
      init: (_config, { doc }) => DecorationSet.create(doc, draw(doc, 0, doc.content.size)),
      apply(tr, set, { doc: before }) {
        if (!tr.docChanged) return set;
        const { doc } = tr;
        const mapped = set.map(tr.mapping, doc);
        const stretch = changedStretch(before, doc);
        if (stretch === null) return mapped;
        const stale = mapped.find(stretch.from, stretch.to).filter(({ from, to }) => from >= stretch.from && to <= stretch.to);
        return mapped.remove(stale).add(doc, draw(doc, stretch.from, stretch.to));
      },
    },
    props: { decorations: (state) => KEY.getState(state) },
  });
}

/** The quotations between two places of a document, in order. Those inside footnotes are not shown in the line. */
export function quotationsIn(doc: EditorNode, from: number, to: number): readonly ShownQuotation[] {
  const found: { readonly target: Target; words: string; readonly from: number; to: number; readonly isBlock: boolean }[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.type.name === 'footnote') return false;
    if (node.type.name === 'quotation') {
      const target = parseTarget(node.attrs.target);
      if (target !== null) found.push({ target, words: wordsOf(node), from: pos, to: pos + node.nodeSize, isBlock: true });
      return false;
    }
    const mark = node.isText ? node.marks.find(({ type }) => type.name === 'quote') : undefined;
    const target = mark === undefined ? null : parseTarget(mark.attrs.target);
    if (target === null) return true;
    const last = found.at(-1);
    const continues =
      last !== undefined && !last.isBlock && last.to === pos && last.target.start === target.start && last.target.end === target.end;
    if (continues) {
      last.words += node.text ?? '';
      last.to = pos + node.nodeSize;
    } else found.push({ target, words: node.text ?? '', from: pos, to: pos + node.nodeSize, isBlock: false });
    return true;
  });
  return found;
}

/** The quotation at a place, or the one that ends there. */
export function quotationAt(doc: EditorNode, pos: number): ShownQuotation | null {
  const block = doc.resolve(Math.min(pos, doc.content.size));
  const [from, to] = block.depth === 0 ? [Math.max(0, pos - 1), Math.min(doc.content.size, pos + 1)] : [block.before(1), block.after(1)];
  return quotationsIn(doc, from, to).find((one) => one.from <= pos && pos <= one.to + 1) ?? null;
}

function wordsOf(node: EditorNode): string {
  return node.textBetween(0, node.content.size, '\n', (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : ''));
}

function decorate(doc: EditorNode, quotation: ShownQuotation, ports: QuotationPorts): readonly Decoration[] {
  const check = ports.check(quotation);
  const { from, to, isBlock } = quotation;
  const attributes = { 'data-check': check.state };
  // Only what is wrong has a frame: the editor looks through all those of whole blocks for each block that it draws.
  const frame = isBlock ? Decoration.node(from, to, attributes) : Decoration.inline(from, to, attributes);
  const frames = check.state === 'exact' ? [] : [frame];
  const where = 'span' in check ? check.span : null;
  const place = where === null ? ports.words.lost : ports.placeOf(where);
  const key = `${check.state} ${place} ${where?.start ?? ''} ${where?.end ?? ''}`;
  const make = (view: EditorView) => createSigns(view, { check, where, place, ports });
  const at = isBlock ? to - 1 : to + closingAfter(doc, to);
  return [...frames, Decoration.widget(at, make, { key, side: isBlock ? 1 : -1, marks: [], ignoreSelection: true, stopEvent: () => true })];
}

/** How much of the line behind a quotation is the quotation mark that closes it: the place stands behind that. */
export function closingAfter(doc: EditorNode, to: number): number {
  const end = doc.resolve(to).end();
  return to < end && CLOSING.test(doc.textBetween(to, to + 1)) ? 1 : 0;
}

interface Signs {
  readonly check: QuotationCheck;
  readonly where: Span | null;
  readonly place: string;
  readonly ports: QuotationPorts;
}

function createSigns(view: EditorView, { check, where, place, ports }: Signs): HTMLElement {
  const signs = document.createElement('span');
  signs.className = 'commentary-signs';
  signs.contentEditable = 'false';
  if (where !== null) signs.append(createButton('commentary-place', place, ports.words.follow(place), () => ports.onFollow(where)));
  if (check.state !== 'exact') {
    const button = createButton('commentary-warning', '!', ports.words.warning(check.state), () => ports.onWarning(button, view));
    button.setAttribute('aria-haspopup', 'menu');
    signs.append(button);
  }
  return signs;
}

/** Not on the way of Tab: the keys of the editor reach what it does. */
function createButton(className: string, words: string, label: string, onPress: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.className = className;
  button.textContent = words;
  button.title = label;
  button.setAttribute('aria-label', label);
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', onPress);
  return button;
}
