import type { AnnotationId } from '../../shared/model/records';
import { type Offset, offset } from '../../shared/text/offset';
import type { AnnotationSet } from '../state/annotation-set';
import type { Mark } from '../state/mark';
import type { TextDom } from './text-dom';

/** The border of a highlight is a thin thing to meet with a mouse. */
const SLACK = 1;

/** The character under the pointer; null in margins and gaps, where the caret would snap to some line's end. */
export function findOffsetAt(dom: TextDom, x: number, y: number): Offset | null {
  const caret = document.caretPositionFromPoint(x, y);
  if (caret === null || !(caret.offsetNode instanceof Text)) return null;
  const { offsetNode: node, offset: at } = caret;
  const range = document.createRange();
  for (const start of [at, at - 1]) {
    if (start < 0 || start >= node.data.length) continue;
    range.setStart(node, start);
    range.setEnd(node, start + 1);
    if (!holds(range.getClientRects(), x, y)) continue;
    return dom.findOffset(node, start);
  }
  return null;
}

/** Marks under the pointer, smallest first. */
export function findMarksAt(dom: TextDom, annotations: AnnotationSet, x: number, y: number): readonly Mark[] {
  const at = findOffsetAt(dom, x, y);
  return at === null ? [] : annotations.at(at);
}

/** The place between two characters nearest to the pointer, margins included; null outside of the text. */
export function findCaretAt(dom: TextDom, x: number, y: number): Offset | null {
  const caret = document.caretPositionFromPoint(x, y);
  if (caret === null) return null;
  const found = dom.findOffset(caret.offsetNode, caret.offset);
  return found === null ? null : offset(found);
}

/** As `findCaretAt`, for a pointer that may have left the text: the nearest place in `shown`, the part of it that can be seen. */
export function findCaretNear(dom: TextDom, shown: DOMRect, { x, y }: { readonly x: number; readonly y: number }): Offset | null {
  const clamp = (value: number, low: number, high: number) => Math.max(low + SLACK, Math.min(value, high - SLACK));
  return findCaretAt(dom, clamp(x, shown.left, shown.right), clamp(y, shown.top, shown.bottom));
}

function holds(rects: DOMRectList, x: number, y: number): boolean {
  for (const rect of rects) {
    if (x >= rect.left - SLACK && x <= rect.right + SLACK && y >= rect.top - SLACK && y <= rect.bottom + SLACK) return true;
  }
  return false;
}

/** What a click on the same place takes next: the smallest mark first, then the next larger, then the smallest again. */
export function chooseNext(marks: readonly Mark[], activeId: AnnotationId | null): Mark | undefined {
  const place = marks.findIndex((mark) => mark.id === activeId);
  return marks[(place + 1) % Math.max(1, marks.length)];
}
