import type { List, ListItem, Nodes, Root, Table } from 'mdast';
import type { RichBlock, RichInline, RichListItem, RichMark, RichText } from '../model/rich-text';
import { normalizeRichText } from './normalize-rich-text';
import { MAX_RICH_TEXT_DEPTH } from './parse-rich-text';
import { isSafeLink } from './safe-link';

interface Context {
  /** Addresses of `[label]: address` lines by normalised label. */
  readonly definitions: ReadonlyMap<string, string>;
  readonly depth: number;
}

/**
 * A Markdown tree as a note in normal form. What a note cannot hold is kept as text: headings become paragraphs, raw HTML its own
 * source, tables a line a row, images their description. Links other than http, https and mailto leave their words.
 */
export function richTextFromMdast(root: Root): RichText {
  const context = { definitions: findDefinitions(root), depth: 0 };
  return normalizeRichText({ type: 'doc', content: blocksOf(root.children, context) });
}

function findDefinitions(root: Root): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const node of root.children) {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node.url);
  }
  return found;
}

function blocksOf(nodes: readonly Nodes[], context: Context): RichBlock[] {
  if (context.depth >= MAX_RICH_TEXT_DEPTH / 2) return nodes.map((node) => paragraphOf([{ type: 'text', text: wordsWithin(node) }]));
  const inner = { ...context, depth: context.depth + 1 };
  return nodes.flatMap((node) => blockOf(node, inner));
}

function blockOf(node: Nodes, context: Context): readonly RichBlock[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return [paragraphOf(inlinesOf(node.children, [], context))];
    case 'blockquote':
      return [{ type: 'blockquote', content: blocksOf(node.children, context) }];
    case 'list':
      return [listOf(node, context)];
    case 'code':
      return [node.value === '' ? { type: 'codeBlock' } : { type: 'codeBlock', content: [{ type: 'text', text: node.value }] }];
    case 'table':
      return rowsOf(node, context);
    case 'html':
      return [paragraphOf([{ type: 'text', text: node.value }])];
    case 'thematicBreak':
      return [paragraphOf([{ type: 'text', text: '---' }])];
    case 'definition':
      return isSafeLink(node.url) ? [] : [paragraphOf([{ type: 'text', text: `[${node.label ?? node.identifier}]: ${node.url}` }])];
    case 'footnoteDefinition':
      return [paragraphOf([{ type: 'text', text: `[^${node.label ?? node.identifier}]:` }]), ...blocksOf(node.children, context)];
    default:
      return [paragraphOf(inlinesOf([node], [], context))];
  }
}

function paragraphOf(content: readonly RichInline[]): RichBlock {
  return { type: 'paragraph', content };
}

function listOf(node: List, context: Context): RichBlock {
  const content = node.children.map((item) => itemOf(item, context));
  if (node.ordered !== true) return { type: 'bulletList', content };
  return { type: 'orderedList', attrs: { start: node.start ?? 1 }, content };
}

function itemOf(item: ListItem, context: Context): RichListItem {
  const blocks = blocksOf(item.children, context);
  if (typeof item.checked !== 'boolean') return { type: 'listItem', content: blocks };
  const box: RichInline = { type: 'text', text: item.checked ? '[x] ' : '[ ] ' };
  const [first, ...rest] = blocks;
  return first?.type === 'paragraph'
    ? { type: 'listItem', content: [paragraphOf([box, ...(first.content ?? [])]), ...rest] }
    : { type: 'listItem', content: [paragraphOf([box]), ...blocks] };
}

function rowsOf(table: Table, context: Context): readonly RichBlock[] {
  return table.children.map((row) =>
    paragraphOf(
      row.children.flatMap((cell, index): readonly RichInline[] => [
        ...(index > 0 ? [{ type: 'text', text: ' | ' } as const] : []),
        ...inlinesOf(cell.children, [], context),
      ]),
    ),
  );
}

function inlinesOf(nodes: readonly Nodes[], marks: readonly RichMark[], context: Context): RichInline[] {
  if (context.depth >= MAX_RICH_TEXT_DEPTH) return nodes.map((node) => textOf(wordsWithin(node), marks));
  const inner = { ...context, depth: context.depth + 1 };
  return nodes.flatMap((node) => inlineOf(node, marks, inner));
}

function inlineOf(node: Nodes, marks: readonly RichMark[], context: Context): readonly RichInline[] {
  switch (node.type) {
    case 'text':
      return [textOf(joinSoftBreaks(node.value), marks)];
    case 'inlineCode':
      return [textOf(node.value, [...marks, { type: 'code' }])];
    case 'break':
      return [{ type: 'hardBreak' }];
    case 'emphasis':
      return inlinesOf(node.children, [...marks, { type: 'italic' }], context);
    case 'strong':
      return inlinesOf(node.children, [...marks, { type: 'bold' }], context);
    case 'delete':
      return inlinesOf(node.children, [...marks, { type: 'strike' }], context);
    case 'link':
      return inlinesOf(node.children, [...marks, ...linkMark(node.url)], context);
    case 'linkReference':
      return inlinesOf(node.children, [...marks, ...linkMark(context.definitions.get(node.identifier))], context);
    case 'image':
      return [textOf(node.alt || node.url, [...marks, ...linkMark(node.url)])];
    case 'imageReference':
      return [textOf(node.alt || node.identifier, [...marks, ...linkMark(context.definitions.get(node.identifier))])];
    case 'footnoteReference':
      return [textOf(`[^${node.label ?? node.identifier}]`, marks)];
    default:
      return [textOf(wordsWithin(node), marks)];
  }
}

function textOf(text: string, marks: readonly RichMark[]): RichInline {
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };
}

function linkMark(href: string | undefined): readonly RichMark[] {
  return href !== undefined && isSafeLink(href) ? [{ type: 'link', attrs: { href } }] : [];
}

/** A line end inside a Markdown paragraph is a blank, but none between two Han characters. */
function joinSoftBreaks(text: string): string {
  return text.replace(/(?<=\p{Script=Han})[ \t]*\n[ \t]*(?=\p{Script=Han})/gu, '').replace(/(?<![ \t])[ \t]*\n[ \t]*/g, ' ');
}

/** All text below a node, by a stack of its own so that no nesting exhausts the engine's. */
function wordsWithin(node: Nodes): string {
  const waiting: Nodes[] = [node];
  let words = '';
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if ('value' in next) words += next.value;
    if ('children' in next) waiting.push(...next.children.toReversed());
  }
  return words;
}
