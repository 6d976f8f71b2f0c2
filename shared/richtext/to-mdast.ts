import type { BlockContent, ListItem, PhrasingContent, Text } from 'mdast';
import type { RichBlock, RichInline, RichListItem, RichMark, RichText } from '../model/rich-text';
import { normalizeInlines, normalizeRichText, sameMark } from './normalize-rich-text';

type TextNode = Extract<RichInline, { readonly type: 'text' }>;

/** The marks that nest in Markdown, from the outside in. Inline code is a leaf. */
const NESTING: readonly RichMark['type'][] = ['link', 'strike', 'bold', 'italic'];

/** A note as mdast blocks (CommonMark with strikethrough). Equal notes in normal form give equal trees. */
export function richTextToMdast(body: RichText): BlockContent[] {
  return normalizeRichText(body).content.map(blockToMdast);
}

function blockToMdast(block: RichBlock): BlockContent {
  switch (block.type) {
    case 'paragraph':
      return { type: 'paragraph', children: inlinesToMdast(block.content ?? []) };
    case 'blockquote':
      return { type: 'blockquote', children: block.content.map(blockToMdast) };
    case 'bulletList':
      return { type: 'list', ordered: false, spread: false, children: block.content.map(itemToMdast) };
    case 'orderedList':
      return { type: 'list', ordered: true, start: block.attrs?.start ?? 1, spread: false, children: block.content.map(itemToMdast) };
    case 'codeBlock':
      return { type: 'code', value: (block.content ?? []).map((node) => node.text).join('') };
  }
}

function itemToMdast(item: RichListItem): ListItem {
  const blocks = item.content.filter((block) => block.type !== 'paragraph' || (block.content ?? []).length > 0);
  return { type: 'listItem', spread: !canStandTight(blocks), children: blocks.map(blockToMdast) };
}

/** Without a blank line, only a list of words that starts at 1 is sure to be read as a block of its own after a paragraph. */
function canStandTight(blocks: readonly RichBlock[]): boolean {
  const [first, second] = blocks;
  if (second === undefined) return true;
  const isPlainList = second.type === 'bulletList' || (second.type === 'orderedList' && (second.attrs?.start ?? 1) === 1);
  return blocks.length === 2 && first?.type === 'paragraph' && isPlainList && second.content.every(beginsWithWords);
}

function beginsWithWords(item: RichListItem): boolean {
  const [first] = item.content;
  return first?.type === 'paragraph' && (first.content ?? []).length > 0;
}

/** Inline content as mdast, marks nested in a fixed order, one element for each stretch that carries the mark. */
export function inlinesToMdast(content: readonly RichInline[]): PhrasingContent[] {
  return nest(normalizeInlines(content), 0);
}

function nest(nodes: readonly RichInline[], level: number): PhrasingContent[] {
  const name = NESTING[level];
  if (name === undefined) return nodes.map(leaf);
  return stretches(nodes, name).flatMap(({ mark, members }) => {
    const children = nest(members, level + 1);
    return mark === undefined ? children : [wrap(mark, children)];
  });
}

interface Stretch {
  readonly mark: RichMark | undefined;
  readonly members: RichInline[];
}

function stretches(nodes: readonly RichInline[], name: RichMark['type']): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const node of nodes) {
    const mark = node.type === 'text' ? node.marks?.find((other) => other.type === name) : undefined;
    const last = found.at(-1);
    if (last !== undefined && sameOrNone(last.mark, mark)) last.members.push(node);
    else found.push({ mark, members: [node] });
  }
  return found;
}

function sameOrNone(a: RichMark | undefined, b: RichMark | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameMark(a, b);
}

function wrap(mark: RichMark, children: PhrasingContent[]): PhrasingContent {
  switch (mark.type) {
    case 'link':
      return { type: 'link', url: mark.attrs.href, children };
    case 'strike':
      return { type: 'delete', children };
    case 'bold':
      return { type: 'strong', children };
    default:
      return { type: 'emphasis', children };
  }
}

function leaf(node: RichInline): PhrasingContent {
  if (node.type === 'hardBreak') return { type: 'break' };
  return isCode(node) ? { type: 'inlineCode', value: node.text } : textLeaf(node.text);
}

function isCode(node: TextNode): boolean {
  return (node.marks ?? []).some((mark) => mark.type === 'code');
}

function textLeaf(value: string): Text {
  return { type: 'text', value };
}
