import { err, ok, type Result } from '../base/result';
import type { RichBlock, RichInline, RichListItem, RichMark, RichText } from '../model/rich-text';
import { isSafeLink } from './safe-link';

/** Deeper nesting than this is no note: lists and quotations in it are refused before they can exhaust the stack. */
export const MAX_RICH_TEXT_DEPTH = 40;

export type RichTextError = { readonly code: 'not-a-document' } | { readonly code: 'too-deep'; readonly limit: number };

/** One thing that a note cannot hold, and what became of it. Text is never lost, only its dress. */
export interface RichTextRepair {
  readonly what: 'mark-dropped' | 'link-dropped' | 'block-unwrapped' | 'node-dropped';
  /** The name of the node or mark as found, or the refused address. */
  readonly name: string;
}

export interface ParsedRichText {
  readonly body: RichText;
  readonly repairs: readonly RichTextRepair[];
}

type Found = Readonly<Record<string, unknown>>;
type Report = (repair: RichTextRepair) => void;

class TooDeep extends Error {}

/**
 * Validates a note document from outside (an archive, another window, an import) into what a note may hold.
 * Unknown marks and links that are not http, https or mailto are dropped, unknown blocks become paragraphs; no text is lost.
 */
export function parseRichText(value: unknown): Result<RichText, RichTextError> {
  const parsed = parseRichTextWithReport(value);
  return parsed.ok ? ok(parsed.value.body) : parsed;
}

/** Like `parseRichText`, and says what had to be left out or changed. */
export function parseRichTextWithReport(value: unknown): Result<ParsedRichText, RichTextError> {
  if (!isFound(value) || value.type !== 'doc') return err({ code: 'not-a-document' });
  const repairs: RichTextRepair[] = [];
  try {
    const blocks = parseBlocks(value.content, 1, (repair) => repairs.push(repair));
    return ok({ body: { type: 'doc', content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] }, repairs });
  } catch (error) {
    if (error instanceof TooDeep) return err({ code: 'too-deep', limit: MAX_RICH_TEXT_DEPTH });
    throw error;
  }
}

function isFound(value: unknown): value is Found {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function childrenOf(content: unknown): readonly Found[] {
  return Array.isArray(content) ? content.filter(isFound) : [];
}

function nameOf(node: Found): string {
  return typeof node.type === 'string' ? node.type : '';
}

const INLINE_NAMES: ReadonlySet<string> = new Set(['text', 'hardBreak']);

/** Blocks in order; a run of inline nodes where a block is due becomes one paragraph. */
function parseBlocks(content: unknown, depth: number, report: Report): RichBlock[] {
  if (depth > MAX_RICH_TEXT_DEPTH) throw new TooDeep();
  const blocks: RichBlock[] = [];
  let loose: Found[] = [];
  const closeLoose = () => {
    if (loose.length > 0) blocks.push(paragraphOf(parseInlines(loose, depth, report)));
    loose = [];
  };
  for (const node of childrenOf(content)) {
    if (INLINE_NAMES.has(nameOf(node))) {
      loose.push(node);
      continue;
    }
    closeLoose();
    blocks.push(...parseBlock(node, depth, report));
  }
  closeLoose();
  return blocks;
}

function parseBlock(node: Found, depth: number, report: Report): readonly RichBlock[] {
  switch (nameOf(node)) {
    case 'paragraph':
      return [paragraphOf(parseInlines(childrenOf(node.content), depth, report))];
    case 'blockquote':
      return [{ type: 'blockquote', content: atLeastOne(parseBlocks(node.content, depth + 1, report)) }];
    case 'bulletList':
      return [{ type: 'bulletList', content: parseItems(node.content, depth + 1, report) }];
    case 'orderedList':
      return [{ type: 'orderedList', ...startOf(node), content: parseItems(node.content, depth + 1, report) }];
    case 'codeBlock':
      return [codeBlockOf(textWithin(node, depth))];
    default:
      return unwrap(node, depth, report);
  }
}

function unwrap(node: Found, depth: number, report: Report): readonly RichBlock[] {
  const inner = parseBlocks(node.content, depth + 1, report);
  const label = inner.length === 0 ? labelOf(node) : null;
  const blocks = label === null ? inner : [paragraphOf([{ type: 'text', text: label }])];
  report({ what: blocks.length === 0 ? 'node-dropped' : 'block-unwrapped', name: nameOf(node) });
  return blocks;
}

/** The words that a node without content shows: an image's description, a mention's name. */
function labelOf(node: Found): string | null {
  const attributes = isFound(node.attrs) ? node.attrs : {};
  const label = [attributes.alt, attributes.label, attributes.title, node.text].find((value) => typeof value === 'string' && value !== '');
  return typeof label === 'string' ? label : null;
}

function parseItems(content: unknown, depth: number, report: Report): readonly RichListItem[] {
  if (depth > MAX_RICH_TEXT_DEPTH) throw new TooDeep();
  const items = childrenOf(content).map((node): RichListItem => {
    const isItem = nameOf(node) === 'listItem';
    if (!isItem) report({ what: 'block-unwrapped', name: nameOf(node) });
    return { type: 'listItem', content: startingWithParagraph(parseBlocks(isItem ? node.content : [node], depth + 1, report)) };
  });
  return items.length > 0 ? items : [{ type: 'listItem', content: [{ type: 'paragraph' }] }];
}

/** The editor's schema wants a paragraph first in every list item. */
function startingWithParagraph(blocks: readonly RichBlock[]): readonly RichBlock[] {
  return blocks[0]?.type === 'paragraph' ? blocks : [{ type: 'paragraph' }, ...blocks];
}

function atLeastOne(blocks: readonly RichBlock[]): readonly RichBlock[] {
  return blocks.length > 0 ? blocks : [{ type: 'paragraph' }];
}

function startOf(node: Found): { readonly attrs?: { readonly start: number } } {
  const start = isFound(node.attrs) ? node.attrs.start : undefined;
  const isUsable = typeof start === 'number' && Number.isInteger(start) && start >= 0 && start <= 999_999_999;
  return isUsable ? { attrs: { start } } : {};
}

function paragraphOf(content: readonly RichInline[]): RichBlock {
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' };
}

function codeBlockOf(text: string): RichBlock {
  return text === '' ? { type: 'codeBlock' } : { type: 'codeBlock', content: [{ type: 'text', text }] };
}

function textWithin(node: Found, depth: number): string {
  if (depth > MAX_RICH_TEXT_DEPTH) throw new TooDeep();
  if (nameOf(node) === 'hardBreak') return '\n';
  if (typeof node.text === 'string') return node.text;
  return childrenOf(node.content)
    .map((child) => textWithin(child, depth + 1))
    .join('');
}

function parseInlines(nodes: readonly Found[], depth: number, report: Report): RichInline[] {
  if (depth > MAX_RICH_TEXT_DEPTH) throw new TooDeep();
  return nodes.flatMap((node): RichInline[] => {
    if (nameOf(node) === 'hardBreak') return [{ type: 'hardBreak' }];
    if (nameOf(node) === 'text') return parseTextNode(node, report);
    const inner = parseInlines(childrenOf(node.content), depth + 1, report);
    const label = inner.length === 0 ? labelOf(node) : null;
    report({ what: inner.length === 0 && label === null ? 'node-dropped' : 'block-unwrapped', name: nameOf(node) });
    return label === null ? inner : [{ type: 'text', text: label }];
  });
}

function parseTextNode(node: Found, report: Report): RichInline[] {
  if (typeof node.text !== 'string' || node.text === '') return [];
  const marks = parseMarks(node.marks, report);
  return [marks.length > 0 ? { type: 'text', text: node.text, marks } : { type: 'text', text: node.text }];
}

function parseMarks(found: unknown, report: Report): RichMark[] {
  const marks: RichMark[] = [];
  for (const mark of childrenOf(found)) {
    const parsed = parseMark(mark, report);
    if (parsed !== null && !marks.some((other) => other.type === parsed.type)) marks.push(parsed);
  }
  return marks;
}

function parseMark(mark: Found, report: Report): RichMark | null {
  const name = nameOf(mark);
  if (name === 'bold' || name === 'italic' || name === 'strike' || name === 'code') return { type: name };
  if (name !== 'link') {
    report({ what: 'mark-dropped', name });
    return null;
  }
  const href = isFound(mark.attrs) ? mark.attrs.href : undefined;
  if (typeof href === 'string' && isSafeLink(href)) return { type: 'link', attrs: { href } };
  report({ what: 'link-dropped', name: typeof href === 'string' ? href : '' });
  return null;
}
