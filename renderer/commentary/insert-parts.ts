import type { Editor } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { TextSelection } from '@tiptap/pm/state';

/** A footnote at the caret, opened to be written. */
export function insertFootnote(editor: Editor): void {
  const { footnote } = editor.schema.nodes;
  const { $to } = editor.state.selection;
  if (footnote === undefined || !$to.parent.inlineContent || $to.parent.type.name === 'codeBlock') return;
  editor.view.dispatch(closeHistory(editor.state.tr).insert($to.pos, footnote.create()).scrollIntoView());
  const dom = editor.view.nodeDOM($to.pos);
  if (dom instanceof HTMLElement) dom.querySelector<HTMLElement>('[role="button"]')?.click();
}

/** A table of three columns with a head, behind the block that the caret is in; the caret goes to its first cell. */
export function insertTable(editor: Editor): void {
  const { table, tableRow, tableCell, tableHeader, paragraph } = editor.schema.nodes;
  const known = [table, tableRow, tableCell, tableHeader, paragraph];
  if (known.some((type) => type === undefined)) return;
  const cells = (type: typeof tableCell) => [0, 1, 2].flatMap(() => type?.createAndFill() ?? []);
  const rows = [tableHeader, tableCell, tableCell].flatMap((type) => tableRow?.create(null, cells(type)) ?? []);
  const made = table?.create(null, rows);
  const after = paragraph?.create();
  if (made === undefined || after === undefined) return;
  const { $from } = editor.state.selection;
  const isEmpty = $from.depth === 1 && $from.parent.type === paragraph && $from.parent.content.size === 0;
  const [from, to] = $from.depth === 0 ? [$from.pos, $from.pos] : [isEmpty ? $from.before(1) : $from.after(1), $from.after(1)];
  const follows = editor.state.doc.nodeAt(to)?.type === paragraph;
  const tr = closeHistory(editor.state.tr).replaceWith(from, to, follows ? [made] : [made, after]);
  editor.view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(from + 4))).scrollIntoView());
  editor.view.focus();
}
