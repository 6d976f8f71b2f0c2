import type { Editor } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { type Node as EditorNode, Fragment, type Mark, type Schema } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { runInLine, setApart } from '../../shared/commentary/quotable-words';
import type { Target } from '../../shared/model/records';
import { joinLines } from '../../shared/text/line-ends';
import { moveCitations } from './cite-commands';
import { closingAfter, quotationAt, type ShownQuotation } from './quote-marks';

/** Quotes a passage at `pos`, or where the caret is: in the line when it is short and stands in a sentence, set apart otherwise. */
export function insertQuotation(editor: Editor, target: Target, pos = editor.state.selection.to): void {
  const $at = editor.state.doc.resolve(pos);
  const inSentence = $at.parent.inlineContent && $at.parent.content.size > 0 && !['quotation', 'codeBlock'].includes($at.parent.type.name);
  const line = inSentence ? runInLine(target.quote.exact) : null;
  if (line === null) insertApart(editor, target, pos);
  else insertInLine(editor, target, line, pos);
}

function insertInLine(
  editor: Editor,
  target: Target,
  line: { readonly opening: string; readonly words: string; readonly closing: string },
  pos: number,
): void {
  const { state, schema } = editor;
  const mark = schema.marks.quote?.create({ target });
  if (mark === undefined) return;
  const before = state.doc.textBetween(Math.max(0, pos - 1), pos, ' ', ' ');
  const blank = /[\p{L}\p{N},;:.]/u.test(before) && !/\p{Script=Han}/u.test(before) ? ' ' : '';
  const nodes = [schema.text(blank + line.opening), schema.text(line.words, [mark]), schema.text(line.closing)];
  const tr = closeHistory(state.tr).insert(pos, nodes);
  const end = pos + Fragment.from(nodes).size;
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end)).setStoredMarks([]).scrollIntoView());
}

/** Behind the block that the caret is in, or in the place of an empty paragraph; with a line to go on in. */
function insertApart(editor: Editor, target: Target, pos: number): void {
  const { state, schema } = editor;
  const { quotation, paragraph } = schema.nodes;
  if (quotation === undefined || paragraph === undefined) return;
  const $at = state.doc.resolve(pos);
  const node = quotation.create({ target }, toInline(schema, setApart(target.quote.exact)));
  const isEmpty = $at.depth === 1 && $at.parent.type === paragraph && $at.parent.content.size === 0;
  const from = isEmpty ? $at.before(1) : $at.depth === 0 ? pos : $at.after(1);
  const to = isEmpty ? $at.after(1) : from;
  const next = state.doc.nodeAt(to);
  const follows = next !== null && next.type === paragraph;
  const tr = closeHistory(state.tr).replaceWith(from, to, follows ? [node] : [node, paragraph.create()]);
  const caret = from + node.nodeSize + 1;
  editor.view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(caret))).scrollIntoView());
}

/** Words with line breaks as nodes. */
function toInline(schema: Schema, words: string, marks: readonly Mark[] = []): EditorNode[] {
  return words.split('\n').flatMap((line, index) => {
    const br = index > 0 ? [schema.nodes.hardBreak?.create()].filter((node) => node !== undefined) : [];
    return line === '' ? br : [...br, schema.text(line, [...marks])];
  });
}

/** Makes the quotation at a place one of this passage, with these words (null: those that it has). One step for undo. */
export function citeAnew(editor: Editor, pos: number, target: Target, words: string | null): void {
  const found = quotationAt(editor.state.doc, pos);
  if (found === null) return;
  const { state, schema } = editor;
  const tr = closeHistory(state.tr);
  if (found.isBlock) {
    const node = state.doc.nodeAt(found.from);
    if (words !== null) tr.replaceWith(found.from + 1, found.to - 1, [...toInline(schema, words), ...citationsIn(node)]);
    tr.setNodeMarkup(found.from, null, { ...node?.attrs, target });
  } else {
    const mark = schema.marks.quote;
    if (mark === undefined) return;
    tr.removeMark(found.from, found.to, mark);
    if (words === null) tr.addMark(found.from, found.to, mark.create({ target }));
    else tr.replaceWith(found.from, found.to, schema.text(joinLines(words).trim(), [mark.create({ target })]));
  }
  moveCitations(tr, found.from, found.target, target);
  editor.view.dispatch(tr.scrollIntoView());
}

function citationsIn(node: EditorNode | null): readonly EditorNode[] {
  return node?.children.filter(({ type }) => type.name === 'citation') ?? [];
}

/** Takes the tie to the source off; the words stay. */
export function untie(editor: Editor, pos: number): void {
  const found = quotationAt(editor.state.doc, pos);
  if (found === null) return;
  const { state, schema } = editor;
  const { blockquote, paragraph } = schema.nodes;
  const mark = schema.marks.quote;
  if (mark === undefined || blockquote === undefined || paragraph === undefined) return;
  const node = state.doc.nodeAt(found.from);
  const tr = found.isBlock
    ? closeHistory(state.tr).replaceWith(found.from, found.to, blockquote.create(null, paragraph.create(null, node?.content ?? null)))
    : closeHistory(state.tr).removeMark(found.from, found.to, mark);
  editor.view.dispatch(tr);
}

/** Sets a quotation of the line apart, or runs one that stands apart into a paragraph. */
export function turnQuotation(editor: Editor, found: ShownQuotation): void {
  const { state, schema } = editor;
  const { quotation, paragraph } = schema.nodes;
  const mark = schema.marks.quote;
  if (quotation === undefined || paragraph === undefined || mark === undefined) return;
  if (found.isBlock) {
    const line = runInLine(found.words, Number.POSITIVE_INFINITY);
    if (line === null) return;
    const nodes = [
      schema.text(line.opening),
      schema.text(line.words, [mark.create({ target: found.target })]),
      schema.text(line.closing),
      ...citationsIn(state.doc.nodeAt(found.from)),
    ];
    editor.view.dispatch(closeHistory(state.tr).replaceWith(found.from, found.to, paragraph.create(null, nodes)));
    return;
  }
  const $from = state.doc.resolve(found.from);
  const after = $from.after(1);
  const tr = closeHistory(state.tr).insert(after, quotation.create({ target: found.target }, toInline(schema, found.words)));
  const [start, end] = [found.from - openingBefore(state.doc, found.from), found.to + closingAfter(state.doc, found.to)];
  editor.view.dispatch(tr.delete(start, end));
}

function openingBefore(doc: EditorNode, pos: number): number {
  return /^[“‘「『"'«‹]$/u.test(doc.textBetween(Math.max(0, pos - 1), pos)) ? 1 : 0;
}
