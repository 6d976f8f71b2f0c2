import type { RichBlock, RichInline, RichListItem, RichMark, RichText } from '../model/rich-text';

type TextNode = Extract<RichInline, { readonly type: 'text' }>;

/** The order in which marks stand on a text node, and in which they nest where a format nests them. */
const MARK_ORDER: readonly RichMark['type'][] = ['link', 'strike', 'bold', 'italic', 'code'];

/**
 * The normal form in which two notes that say and look the same are equal:
 * - neighbouring text with equal marks is one node; marks stand in a fixed order; `code` stands alone, and gives way to a link;
 * - blanks at the edges of a marked stretch stand outside of it; a line feed in text is a hard break; NUL is U+FFFD;
 * - paragraphs neither begin nor end with a blank or a break; empty paragraphs are dropped where another block remains,
 *   except before a list, quotation or code at the head of a list item, where the editor needs one;
 * - quotations, lists and list items without content are dropped; a numbered list that starts at 1 has no `attrs`.
 * This is what survives Markdown, which knows no empty paragraph and no blank at the edge of emphasis.
 */
export function normalizeRichText(body: RichText): RichText {
  return { type: 'doc', content: normalizeBlocks(body.content) };
}

function normalizeBlocks(blocks: readonly RichBlock[]): readonly RichBlock[] {
  const kept = blocks.map(normalizeBlock).filter((block) => block !== null);
  return kept.length > 0 ? kept : [{ type: 'paragraph' }];
}

function normalizeBlock(block: RichBlock): RichBlock | null {
  switch (block.type) {
    case 'paragraph': {
      const content = normalizeInlines(block.content ?? []);
      return content.length > 0 ? { type: 'paragraph', content } : null;
    }
    case 'blockquote': {
      const content = block.content.map(normalizeBlock).filter((inner) => inner !== null);
      return content.length > 0 ? { type: 'blockquote', content } : null;
    }
    case 'codeBlock': {
      const text = cleanText((block.content ?? []).map((node) => node.text).join('')).replace(/\r\n?/g, '\n');
      return text === '' ? { type: 'codeBlock' } : { type: 'codeBlock', content: [{ type: 'text', text }] };
    }
    case 'bulletList': {
      const content = normalizeItems(block.content);
      return content.length > 0 ? { type: 'bulletList', content } : null;
    }
    case 'orderedList': {
      const start = block.attrs?.start ?? 1;
      const content = normalizeItems(block.content);
      if (content.length === 0) return null;
      return start === 1 ? { type: 'orderedList', content } : { type: 'orderedList', attrs: { start }, content };
    }
  }
}

function normalizeItems(items: readonly RichListItem[]): readonly RichListItem[] {
  return items
    .map((item) => item.content.map(normalizeBlock).filter((block) => block !== null))
    .filter((content) => content.length > 0)
    .map((content) => ({ type: 'listItem', content: content[0]?.type === 'paragraph' ? content : [{ type: 'paragraph' }, ...content] }));
}

function cleanText(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}

/** Inline content in normal form; see `normalizeRichText`. */
export function normalizeInlines(content: readonly RichInline[]): readonly RichInline[] {
  const pieces = trimEnds(content.flatMap(splitText));
  const bare = MARK_ORDER.reduce((nodes, name) => (name === 'code' ? nodes : stripEdgeBlanks(nodes, name)), pieces);
  return joinEqual(bare);
}

/** Text cut into blank and other stretches, line feeds turned into breaks, marks in order. */
function splitText(node: RichInline): readonly RichInline[] {
  if (node.type === 'hardBreak') return [node];
  const marks = orderMarks(node.marks ?? []);
  return cleanText(node.text)
    .split(/(\r\n|\r|\n)/)
    .flatMap((line, index): readonly RichInline[] => {
      if (index % 2 === 1) return [{ type: 'hardBreak' }];
      const stretches = hasMark(marks, 'code') ? [line] : line.split(/(\s+)/u);
      return stretches.filter((text) => text !== '').map((text) => textNode(text, marks));
    });
}

function orderMarks(marks: readonly RichMark[]): readonly RichMark[] {
  const ordered = MARK_ORDER.flatMap((name) => marks.filter((mark) => mark.type === name).slice(0, 1));
  if (!hasMark(ordered, 'code')) return ordered;
  return hasMark(ordered, 'link') ? ordered.filter((mark) => mark.type !== 'code') : [{ type: 'code' }];
}

function hasMark(marks: readonly RichMark[], name: RichMark['type']): boolean {
  return marks.some((mark) => mark.type === name);
}

function textNode(text: string, marks: readonly RichMark[]): TextNode {
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };
}

function isBlank(node: RichInline): boolean {
  return node.type === 'hardBreak' || (node.text.trim() === '' && !hasMark(node.marks ?? [], 'code'));
}

/** Without blanks and breaks at either end, and without blanks beside a break. */
function trimEnds(nodes: readonly RichInline[]): readonly RichInline[] {
  const first = nodes.findIndex((node) => !isBlank(node));
  if (first < 0) return [];
  const inside = nodes.slice(first, nodes.findLastIndex((node) => !isBlank(node)) + 1);
  return dropBlanksAfterBreaks(dropBlanksAfterBreaks(inside).toReversed()).toReversed();
}

function dropBlanksAfterBreaks(nodes: readonly RichInline[]): readonly RichInline[] {
  const kept: RichInline[] = [];
  for (const node of nodes) {
    if (node.type === 'hardBreak' || !isBlank(node) || kept.at(-1)?.type !== 'hardBreak') kept.push(node);
  }
  return kept;
}

/** Takes the mark `name` off the blanks at either end of each stretch that carries it. */
function stripEdgeBlanks(nodes: readonly RichInline[], name: RichMark['type']): readonly RichInline[] {
  return nodes.map((node, index) => {
    if (node.type === 'hardBreak' || !isBlank(node)) return node;
    const mark = node.marks?.find((other) => other.type === name);
    if (mark === undefined || (carries(nodes[index - 1], mark) && carries(nodes[index + 1], mark))) return node;
    return textNode(
      node.text,
      (node.marks ?? []).filter((other) => other !== mark),
    );
  });
}

function carries(node: RichInline | undefined, mark: RichMark): boolean {
  return node?.type === 'text' && (node.marks ?? []).some((other) => sameMark(other, mark));
}

/** True when both are the same mark, links with the same address. */
export function sameMark(a: RichMark, b: RichMark): boolean {
  return a.type === b.type && (a.type !== 'link' || b.type !== 'link' || a.attrs.href === b.attrs.href);
}

function sameMarks(a: readonly RichMark[], b: readonly RichMark[]): boolean {
  return a.length === b.length && a.every((mark) => b.some((other) => sameMark(mark, other)));
}

function joinEqual(nodes: readonly RichInline[]): readonly RichInline[] {
  const joined: RichInline[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text' && sameMarks(last.marks ?? [], node.marks ?? [])) {
      joined[joined.length - 1] = textNode(last.text + node.text, node.marks ?? []);
    } else {
      joined.push(node);
    }
  }
  return joined;
}
