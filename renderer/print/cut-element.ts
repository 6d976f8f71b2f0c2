import type { TextPoint } from './find-line';

/**
 * An element as so many pieces and one more as there are points in its text: the same words in the same order, each piece wrapped as
 * the whole was. What begins in an earlier piece says that it is `continued`, what goes on in a later one that it is `broken`.
 */
export function cutElement(element: Element, points: readonly TextPoint[]): readonly Element[] {
  const range = element.ownerDocument.createRange();
  return Array.from({ length: points.length + 1 }, (_, index) => {
    const [from, to] = [points[index - 1], points[index]];
    range.selectNodeContents(element);
    if (from !== undefined) range.setStart(from.node, from.offset);
    if (to !== undefined) range.setEnd(to.node, to.offset);
    const piece = element.ownerDocument.importNode(element, false);
    piece.append(wrappedContents(element, range));
    if (to !== undefined) piece.classList.add('broken');
    if (from !== undefined) {
      markContinued(piece);
      continueInside(element, piece, from);
    }
    return piece;
  });
}

/** What a range clones, in clones of everything between it and `element`: a range inside one paragraph would leave that out. */
function wrappedContents(element: Element, range: Range): Node {
  const common = range.commonAncestorContainer;
  let contents: Node = range.cloneContents();
  for (let at = common.nodeType === Node.TEXT_NODE ? common.parentNode : common; at !== null && at !== element; at = at.parentNode) {
    const wrapper = at.cloneNode(false);
    wrapper.appendChild(contents);
    contents = wrapper;
  }
  return contents;
}

function markContinued(piece: Element): void {
  piece.classList.add('continued');
  piece.removeAttribute('id');
  piece.removeAttribute('data-paragraph');
}

/** Lists go on counting, and an item that began before has no sign of its own. */
function continueInside(element: Element, piece: Element, { node, offset }: TextPoint): void {
  const path: Element[] = [];
  for (let at = node.parentElement; at !== null && at !== element; at = at.parentElement) path.unshift(at);
  let clone: Element | null = piece;
  for (const original of path) {
    clone = clone.firstElementChild;
    if (clone === null) return;
    clone.removeAttribute('id');
    if (hasBegun(original, node, offset)) {
      clone.classList.add('continued');
      // A heading is one, and its bookmark leads to where it begins.
      clone.removeAttribute('role');
      clone.removeAttribute('aria-level');
    }
    const [list, items] = [original.parentElement, clone.parentElement];
    if (!original.matches('ol > li') || list === null || items === null) continue;
    const first = Number.parseInt(list.getAttribute('start') ?? '1', 10);
    items.setAttribute('start', String(first + [...list.children].indexOf(original)));
  }
}

/** True when words of `element` stand before the point. */
function hasBegun(element: Element, node: Text, offset: number): boolean {
  const range = element.ownerDocument.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return range.toString().trim() !== '';
}
