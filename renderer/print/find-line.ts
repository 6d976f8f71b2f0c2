/** A place in an element's text. */
export interface TextPoint {
  readonly node: Text;
  readonly offset: number;
}

/**
 * The first character of `element` that is drawn below `top` (CSS pixels, as in client rectangles); null when there is none.
 * Lines follow each other in the order of the characters, so it is found by halving.
 */
export function findLine(element: Element, top: number): TextPoint | null {
  const range = element.ownerDocument.createRange();
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!isText(node)) continue;
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()];
    if (!rects.some((rect) => middleOf(rect) > top)) continue;
    return { node, offset: firstBelow(range, node, top) };
  }
  return null;
}

/** Whatever window the node comes from. */
function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}

/** The middle of a line's characters lies in that line, however high their face is. */
export function middleOf({ top, bottom }: DOMRect): number {
  return (top + bottom) / 2;
}

function firstBelow(range: Range, node: Text, top: number): number {
  let low = 0;
  let high = node.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(range, node, middle, top)) high = middle;
    else low = middle + 1;
  }
  const isLowSurrogate = (node.data.charCodeAt(low) & 0xfc00) === 0xdc00;
  return isLowSurrogate && low > 0 ? low - 1 : low;
}

/** A character that is not drawn, as a folded space, stands where the next one stands. */
function isBelow(range: Range, node: Text, index: number, top: number): boolean {
  for (let at = index; at < node.length; at += 1) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const last = [...range.getClientRects()].at(-1);
    if (last !== undefined) return middleOf(last) > top;
  }
  return true;
}
