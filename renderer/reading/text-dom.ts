import type { Offset, Span } from '../../shared/text/offset';
import type { PositionMap } from './position-map';
import { BLOCK_ATTRIBUTE } from './schema';
import type { SectionView } from './section-mounting';
import type { Section } from './sections';

export interface DomPoint {
  readonly node: Text;
  readonly offset: number;
}

/** Where an offset at the border of two text nodes is meant: with the character before it or the one after it. */
export type Affinity = 'before' | 'after';

/** Offsets against the page: which text node shows which characters. Knows nothing of layout. */
export class TextDom {
  readonly #root: HTMLElement;
  readonly #map: PositionMap;
  readonly #sections: readonly Section[];
  readonly #views: readonly (SectionView | undefined)[];

  constructor(root: HTMLElement, map: PositionMap, sections: readonly Section[], views: readonly (SectionView | undefined)[]) {
    this.#root = root;
    this.#map = map;
    this.#sections = sections;
    this.#views = views;
  }

  /** The block's element; null while its section is not mounted. */
  findBlock(block: number): HTMLElement | null {
    const section = this.#sections[this.#map.sectionOfBlock(block)];
    const content = section === undefined ? null : this.#views[section.index]?.content;
    if (section === undefined || content == null) return null;
    const wanted = String(block);
    // Elements that are no blocks (the byline) stand among the first children, so the place is at or behind the guess.
    for (let place = block - section.first; place < content.children.length; place += 1) {
      const child = content.children[place];
      if (child instanceof HTMLElement && child.getAttribute(BLOCK_ATTRIBUTE) === wanted) return child;
    }
    return null;
  }

  /** The place in the page where `at` lies; null where not mounted. */
  findPoint(at: number, affinity: Affinity = 'after'): DomPoint | null {
    const { block, local } = this.#map.pointOf(at);
    const element = this.findBlock(block);
    return element === null ? null : findLocalPoint(element, local, affinity);
  }

  /** The offset of a place in the page, or null when it lies outside of the text. */
  findOffset(node: Node, nodeOffset: number): Offset | null {
    if (!this.#root.contains(node)) return null;
    const element = closestBlock(node);
    if (element !== null) {
      return this.#map.offsetOf({ block: readBlockIndex(element), local: measureLocal(element, node, nodeOffset) });
    }
    return this.#findOffsetBetween(node, nodeOffset);
  }

  /** The passage as ranges that hold text only: one a block, none across what is no text. */
  rangesOf({ start, end }: { readonly start: number; readonly end: number }): readonly StaticRange[] {
    const ranges: StaticRange[] = [];
    const last = this.#map.pointOf(end);
    for (let { block, local } = this.#map.pointOf(start); block <= last.block; block += 1, local = 0) {
      const element = this.findBlock(block);
      if (element === null) continue;
      const from = findLocalPoint(element, local, 'after');
      const to = findLocalPoint(element, block === last.block ? last.local : Number.MAX_SAFE_INTEGER, 'before');
      if (from === null || to === null || (from.node === to.node && from.offset >= to.offset)) continue;
      ranges.push(new StaticRange({ startContainer: from.node, startOffset: from.offset, endContainer: to.node, endOffset: to.offset }));
    }
    return ranges;
  }

  /** Client rectangles of the passage, one for each piece of line. Reads layout. */
  rectsOf(where: Span): readonly DOMRect[] {
    const rects: DOMRect[] = [];
    for (const { startContainer, startOffset, endContainer, endOffset } of this.rangesOf(where)) {
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      for (const rect of range.getClientRects()) if (rect.width > 0) rects.push(rect);
    }
    return mergeLines(rects);
  }

  /** Blocks among the children of a section, or sections among those of the root: the next text behind the place. */
  #findOffsetBetween(node: Node, nodeOffset: number): Offset | null {
    const child = node.childNodes[nodeOffset] ?? null;
    const following = child instanceof Element ? findFirstBlock(child) : null;
    if (following !== null) return this.#map.offsetOf({ block: readBlockIndex(following), local: 0 });
    const range = document.createRange();
    range.selectNodeContents(this.#root);
    range.setEnd(node, nodeOffset);
    let found: Offset | null = null;
    for (const section of this.#sections) {
      const dom = this.#views[section.index]?.dom;
      if (dom === undefined || range.comparePoint(dom, 0) > 0) break;
      const content = this.#views[section.index]?.content;
      for (const element of content?.children ?? []) {
        if (!element.hasAttribute(BLOCK_ATTRIBUTE) || range.comparePoint(element, 0) > 0) continue;
        found = this.#map.offsetOf({ block: readBlockIndex(element), local: Number.MAX_SAFE_INTEGER });
      }
    }
    return found ?? this.#map.offsetOf({ block: 0, local: 0 });
  }
}

function findFirstBlock(element: Element): Element | null {
  return element.hasAttribute(BLOCK_ATTRIBUTE) ? element : element.querySelector(`[${BLOCK_ATTRIBUTE}]`);
}

/** The block element around a node, the node itself included. */
export function closestBlock(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest(`[${BLOCK_ATTRIBUTE}]`) ?? null;
}

export function readBlockIndex(element: Element): number {
  return Number(element.getAttribute(BLOCK_ATTRIBUTE));
}

function findLocalPoint(element: Element, local: number, affinity: Affinity): DomPoint | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let passed = 0;
  let last: Text | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const length = node.data.length;
    if (local < passed + length || (affinity === 'before' && local === passed + length)) return { node, offset: local - passed };
    passed += length;
    last = node;
  }
  return last === null ? null : { node: last, offset: last.data.length };
}

function measureLocal(element: Element, node: Node, nodeOffset: number): number {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const stop = node instanceof Text ? node : (node.childNodes[nodeOffset] ?? null);
  let passed = 0;
  for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
    if (!(text instanceof Text)) continue;
    if (text === node) return passed + nodeOffset;
    const isBehind =
      stop === null ? isAfter(node, text) : stop === text || (stop.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    if (isBehind || stop?.contains(text) === true) return passed;
    passed += text.data.length;
  }
  return passed;
}

/** True when `text` lies behind all of `node`'s content. */
function isAfter(node: Node, text: Text): boolean {
  return !node.contains(text) && (node.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** Joins pieces of one line (language runs make several) into one rectangle a line. */
function mergeLines(rects: readonly DOMRect[]): readonly DOMRect[] {
  const lines: DOMRect[] = [];
  for (const rect of rects) {
    const line = lines.at(-1);
    const middle = rect.top + rect.height / 2;
    if (line !== undefined && middle > line.top && middle < line.bottom && rect.left <= line.right + 1 && rect.right >= line.left - 1) {
      const left = Math.min(line.left, rect.left);
      const top = Math.min(line.top, rect.top);
      const right = Math.max(line.right, rect.right);
      const bottom = Math.max(line.bottom, rect.bottom);
      lines[lines.length - 1] = new DOMRect(left, top, right - left, bottom - top);
    } else {
      lines.push(rect);
    }
  }
  return lines;
}
