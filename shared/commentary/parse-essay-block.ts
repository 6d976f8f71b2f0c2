import {
  type EssayBlock,
  type EssayCitation,
  type EssayInline,
  type EssayListItem,
  type EssayMark,
  type EssayMention,
  type EssayTableCell,
  type EssayTableRow,
  type EssayText,
  HEADING_LEVELS,
} from '../model/essay';
import { annotationId, codeId } from '../model/ids';
import type { Target } from '../model/records';
import { parseTarget } from '../model/validate-fields';
import { isSafeLink } from '../richtext/safe-link';

/** Deeper nesting than this is no commentary: it is refused before it can exhaust the stack. */
export const MAX_ESSAY_DEPTH = 40;

type Found = Readonly<Record<string, unknown>>;

function isFound(value: unknown): value is Found {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const nameOf = (node: Found) => (typeof node.type === 'string' ? node.type : '');
const childrenOf = (content: unknown): readonly Found[] => (Array.isArray(content) ? content.filter(isFound) : []);
const attributesOf = (node: Found): Found => (isFound(node.attrs) ? node.attrs : {});

/**
 * Reads a block from outside (an editor, a paste) into what a commentary may hold; null when nothing of it can be kept or it is nested
 * too deeply. Blocks that are not known leave their words as paragraphs, marks that are not known nothing but the words; links other
 * than http, https and mailto are taken off.
 */
export function parseEssayBlock(value: unknown): EssayBlock | null {
  if (!isFound(value) || isTooDeep(value)) return null;
  return blocksOf([value])[0] ?? null;
}

function isTooDeep(value: Found): boolean {
  let level: readonly Found[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_ESSAY_DEPTH) return true;
    level = level.flatMap((node) => childrenOf(node.content));
  }
  return false;
}

function blocksOf(nodes: readonly Found[]): readonly EssayBlock[] {
  return nodes.flatMap(blockOf);
}

function blockOf(node: Found): readonly EssayBlock[] {
  switch (nameOf(node)) {
    case 'paragraph':
      return [{ type: 'paragraph', ...lineOf(node) }];
    case 'heading':
      return [headingOf(node)];
    case 'quotation':
      return [quotationOf(node)];
    case 'blockquote':
      return [{ type: 'blockquote', content: atLeastOne(blocksOf(childrenOf(node.content))) }];
    case 'bulletList':
      return [{ type: 'bulletList', content: itemsOf(node) }];
    case 'orderedList':
      return [{ type: 'orderedList', ...startOf(node), content: itemsOf(node) }];
    case 'codeBlock':
      return [codeOf(node)];
    case 'table':
      return [{ type: 'table', content: childrenOf(node.content).map(rowOf) }];
    case 'bibliography':
      return [{ type: 'bibliography' }];
    case 'text':
      return [{ type: 'paragraph', ...lineOf({ content: [node] }) }];
    default:
      return blocksOf(childrenOf(node.content));
  }
}

function headingOf(node: Found): EssayBlock {
  const level = HEADING_LEVELS.find((one) => one === attributesOf(node).level) ?? 3;
  return { type: 'heading', attrs: { level }, ...lineOf(node) };
}

/** Without a passage it is words that someone has quoted from elsewhere. */
function quotationOf(node: Found): EssayBlock {
  const target = parseTarget(attributesOf(node).target);
  if (target === null) return { type: 'blockquote', content: [{ type: 'paragraph', ...lineOf(node) }] };
  return { type: 'quotation', attrs: { target }, ...lineOf(node) };
}

function itemsOf(list: Found): readonly EssayListItem[] {
  return childrenOf(list.content).map((item) => ({ type: 'listItem', content: atLeastOne(blocksOf(childrenOf(item.content))) }));
}

function startOf(node: Found): { readonly attrs?: { readonly start: number } } {
  const { start } = attributesOf(node);
  const isUsable = typeof start === 'number' && Number.isInteger(start) && start >= 0 && start <= 999_999_999 && start !== 1;
  return isUsable ? { attrs: { start } } : {};
}

function codeOf(node: Found): EssayBlock {
  const text = childrenOf(node.content)
    .map((child) => (typeof child.text === 'string' ? child.text : ''))
    .join('');
  return text === '' ? { type: 'codeBlock' } : { type: 'codeBlock', content: [{ type: 'text', text }] };
}

function rowOf(row: Found): EssayTableRow {
  return { type: 'tableRow', content: childrenOf(row.content).map(cellOf) };
}

function cellOf(cell: Found): EssayTableCell {
  const [colspan, rowspan] = [sizeOf(attributesOf(cell).colspan), sizeOf(attributesOf(cell).rowspan)];
  return {
    type: nameOf(cell) === 'tableHeader' ? 'tableHeader' : 'tableCell',
    ...(colspan === 1 && rowspan === 1 ? {} : { attrs: { colspan, rowspan } }),
    content: atLeastOne(blocksOf(childrenOf(cell.content))),
  };
}

function sizeOf(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 1000 ? value : 1;
}

function atLeastOne(blocks: readonly EssayBlock[]): readonly EssayBlock[] {
  return blocks.length > 0 ? blocks : [{ type: 'paragraph' }];
}

function lineOf(node: Found): { readonly content?: readonly EssayInline[] } {
  const content = childrenOf(node.content).flatMap(inlineOf);
  return content.length > 0 ? { content } : {};
}

function inlineOf(node: Found): readonly EssayInline[] {
  switch (nameOf(node)) {
    case 'text':
      return textOf(node);
    case 'hardBreak':
      return [{ type: 'hardBreak' }];
    case 'mention':
      return mentionOf(node);
    case 'citation':
      return [citationOf(node)];
    case 'footnote': {
      const words = childrenOf(node.content)
        .flatMap(inlineOf)
        .filter((inner) => inner.type === 'text' || inner.type === 'mention' || inner.type === 'citation');
      return [words.length > 0 ? { type: 'footnote', content: words } : { type: 'footnote' }];
    }
    default:
      return childrenOf(node.content).flatMap(inlineOf);
  }
}

function mentionOf(node: Found): readonly EssayMention[] {
  const { kind, id } = attributesOf(node);
  if (typeof id !== 'string' || id === '') return [];
  if (kind === 'annotation') return [{ type: 'mention', attrs: { kind, id: annotationId(id) } }];
  return kind === 'code' ? [{ type: 'mention', attrs: { kind, id: codeId(id) } }] : [];
}

/** Without a passage it cites the work. */
function citationOf(node: Found): EssayCitation {
  return { type: 'citation', attrs: { target: parseTarget(attributesOf(node).target) } };
}

function textOf(node: Found): readonly EssayText[] {
  if (typeof node.text !== 'string' || node.text === '') return [];
  const marks = childrenOf(node.marks)
    .map(markOf)
    .filter((mark) => mark !== null);
  return [marks.length > 0 ? { type: 'text', text: node.text, marks } : { type: 'text', text: node.text }];
}

function markOf(mark: Found): EssayMark | null {
  const name = nameOf(mark);
  const attributes = attributesOf(mark);
  switch (name) {
    case 'bold':
    case 'italic':
    case 'strike':
    case 'code':
      return { type: name };
    case 'link':
      return typeof attributes.href === 'string' && isSafeLink(attributes.href) ? { type: 'link', attrs: { href: attributes.href } } : null;
    case 'quote': {
      const target: Target | null = parseTarget(attributes.target);
      return target === null ? null : { type: 'quote', attrs: { target } };
    }
    default:
      return null;
  }
}
