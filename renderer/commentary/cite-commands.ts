import type { Editor } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import type { Node as EditorNode } from '@tiptap/pm/model';
import { NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { Target } from '../../shared/model/records';
import { parseTarget } from '../../shared/model/validate-fields';
import { closingAfter, quotationAt } from './quote-marks';

/** A citation where the editor shows it. */
export interface ShownCitation {
  readonly pos: number;
  readonly target: Target | null;
}

/** The citation at a place: selected there, or right before it. */
export function citationAt(doc: EditorNode, pos: number): ShownCitation | null {
  const $pos = doc.resolve(Math.min(pos, doc.content.size));
  if ($pos.nodeAfter?.type.name === 'citation') return { pos: $pos.pos, target: parseTarget($pos.nodeAfter.attrs.target) };
  const before = $pos.nodeBefore;
  return before?.type.name === 'citation' ? { pos: $pos.pos - before.nodeSize, target: parseTarget(before.attrs.target) } : null;
}

/**
 * Cites a passage (null: that of the quotation at the caret, or else the work as a whole): at the end of the quotation that the caret is
 * in, else where it is. What is cited there already is not cited twice.
 */
export function insertCitation(editor: Editor, wanted: Target | null): void {
  const { state, schema } = editor;
  const { citation } = schema.nodes;
  const { $to } = state.selection;
  const quotation = quotationAt(state.doc, $to.pos);
  const isOfQuotation = quotation !== null && (wanted === null || isSamePassage(wanted, quotation.target));
  const target = wanted ?? quotation?.target ?? null;
  const inBlock = quotation?.isBlock === true;
  if (citation === undefined || (!inBlock && (!$to.parent.inlineContent || $to.parent.type.name === 'codeBlock'))) return;
  const pos = quotation === null || !(isOfQuotation || inBlock) ? $to.pos : endOf(state.doc, quotation);
  const there = citationAt(state.doc, pos);
  const isThere = there !== null && (isSamePassage(there.target, target) || (wanted === null && quotation === null));
  if (isThere) {
    // Behind it, not on it: what is typed next must not take its place.
    editor.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, there.pos + 1)).scrollIntoView());
    return;
  }
  const tr = closeHistory(state.tr).insert(pos, citation.create({ target }));
  editor.view.dispatch(
    tr
      .setSelection(TextSelection.create(tr.doc, pos + 1))
      .setStoredMarks([])
      .scrollIntoView(),
  );
}

function endOf(doc: EditorNode, { isBlock, to }: { readonly isBlock: boolean; readonly to: number }): number {
  return isBlock ? to - 1 : to + closingAfter(doc, to);
}

/** The bibliography at the end, under a heading with these words; where there is one, the caret goes to it. */
export function insertBibliography(editor: Editor, words: string): void {
  const { state, schema } = editor;
  const { heading, bibliography } = schema.nodes;
  if (heading === undefined || bibliography === undefined) return;
  let known = -1;
  state.doc.forEach((node, pos) => {
    if (node.type === bibliography) known = pos;
  });
  if (known !== -1) {
    editor.view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, known)).scrollIntoView());
    return;
  }
  const { lastChild } = state.doc;
  const end = state.doc.content.size;
  const isEmpty = lastChild?.isTextblock === true && lastChild.content.size === 0;
  const from = isEmpty ? end - lastChild.nodeSize : end;
  const title = heading.create({ level: 2 }, schema.text(words));
  const tr = closeHistory(state.tr).replaceWith(from, end, [title, bibliography.create()]);
  // Behind the words of the heading, which the writer may want to alter.
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, from + title.nodeSize - 1)).scrollIntoView());
  editor.view.focus();
}

/** Makes the citation at a place one of this passage (null: of the work as a whole). */
export function changeCitation(editor: Editor, pos: number, target: Target | null): void {
  if (editor.state.doc.nodeAt(pos)?.type.name !== 'citation') return;
  editor.view.dispatch(closeHistory(editor.state.tr).setNodeMarkup(pos, null, { target }));
}

export function removeCitation(editor: Editor, pos: number): void {
  const node = editor.state.doc.nodeAt(pos);
  if (node?.type.name === 'citation') editor.view.dispatch(closeHistory(editor.state.tr).delete(pos, pos + node.nodeSize));
}

/** Citations of a passage, in the block that a place stands in, follow the quotation to its new passage. */
export function moveCitations(tr: Transaction, pos: number, before: Target, after: Target): void {
  const $pos = tr.doc.resolve(pos);
  const [from, to] = $pos.depth === 0 ? [pos, pos + (tr.doc.nodeAt(pos)?.nodeSize ?? 0)] : [$pos.before(1), $pos.after(1)];
  tr.doc.nodesBetween(from, to, (node, at) => {
    if (node.type.name === 'citation' && isSamePassage(parseTarget(node.attrs.target), before))
      tr.setNodeMarkup(at, null, { target: after });
  });
}

function isSamePassage(one: Target | null, other: Target | null): boolean {
  return one === null || other === null ? one === other : one.start === other.start && one.end === other.end;
}
