import type { RichBlock, RichInline, RichListItem, RichMark, RichText } from '../../model/rich-text';
import { isSafeLink } from '../../richtext/safe-link';
import type { LanguageTag } from '../../text/source-text';
import type { Typeface } from '../export-input';
import type { Links } from './links';
import { INDENT, type Lists } from './lists';
import { type RunLook, runOf, runsOf, startsRightToLeft } from './runs';
import { element, valued } from './xml';

/** What the paragraphs of notes need of the file around them. */
export interface NoteContext {
  readonly typeface: Typeface;
  readonly links: Links;
  readonly lists: Lists;
  /** Of words whose script does not tell it; left out where it is the file's own. */
  readonly language?: LanguageTag;
}

/** A paragraph of a note; who writes the last one of a comment gives it the comment's name. */
export interface NoteParagraph {
  readonly properties: string;
  readonly runs: string;
}

/** Where a paragraph stands: in how many lists and quotations, and which list gives it a bullet or a number. */
export interface Position {
  readonly lists: number;
  readonly quotations: number;
  readonly item: { readonly list: number } | null;
}

/** Word has nine levels of lists. */
const DEEPEST_LEVEL = 8;

/** A note as paragraphs: bold, italic, strike, code, lists, quotations and safe links kept, an unsafe link as its words. */
export function noteParagraphs(body: RichText, context: NoteContext): readonly NoteParagraph[] {
  return blocksToParagraphs(body.content, { lists: 0, quotations: 0, item: null }, context);
}

/** A paragraph of plain words. */
export function plainParagraph(style: string, words: string, typeface: Typeface): NoteParagraph {
  return { properties: valued('w:pStyle', style) + bidiOf(words), runs: runsOf(words, {}, typeface) };
}

export function paragraphElement({ properties, runs }: NoteParagraph, attributes: Readonly<Record<string, string>> = {}): string {
  return element('w:p', attributes, element('w:pPr', {}, properties), runs);
}

function blocksToParagraphs(blocks: readonly RichBlock[], position: Position, context: NoteContext): readonly NoteParagraph[] {
  // Only the first block of a list item has the bullet; the others stand below it.
  return blocks.flatMap((block, index) => blockToParagraphs(block, index === 0 ? position : { ...position, item: null }, context));
}

function blockToParagraphs(block: RichBlock, position: Position, context: NoteContext): readonly NoteParagraph[] {
  switch (block.type) {
    case 'paragraph': {
      const content = block.content ?? [];
      const words = content.map((node) => (node.type === 'text' ? node.text : ' ')).join('');
      const style = position.quotations > 0 ? 'PostilQuote' : 'CommentText';
      return [{ properties: propertiesOf(style, position, words), runs: inlineRuns(content, context) }];
    }
    case 'blockquote':
      return blocksToParagraphs(block.content, { ...position, quotations: position.quotations + 1 }, context);
    case 'bulletList':
      return itemsToParagraphs(block.content, context.lists.bullets, position, context);
    case 'orderedList': {
      const list = context.lists.startNumbered(levelOf(position.lists), block.attrs?.start ?? 1);
      return itemsToParagraphs(block.content, list, position, context);
    }
    case 'codeBlock': {
      const words = (block.content ?? []).map((node) => node.text).join('');
      const runs = runOf(words, { style: 'PostilCode' }, 'und', context.typeface);
      return [{ properties: propertiesOf('PostilCodeBlock', position, ''), runs }];
    }
  }
}

function itemsToParagraphs(
  items: readonly RichListItem[],
  list: number,
  { lists, quotations }: Position,
  context: NoteContext,
): readonly NoteParagraph[] {
  return items.flatMap((item) => blocksToParagraphs(item.content, { lists: lists + 1, quotations, item: { list } }, context));
}

/** Of a paragraph that stands there: its style, its bullet or number, its direction by its `words`, its indentation. */
export function propertiesOf(style: string, { lists, quotations, item }: Position, words: string): string {
  const level = levelOf(lists - 1);
  const numbering = item === null ? '' : element('w:numPr', {}, valued('w:ilvl', level), valued('w:numId', item.list));
  const left = (lists + quotations) * INDENT;
  const hanging = item === null ? undefined : INDENT;
  const indent = left === 0 ? '' : element('w:ind', { 'w:left': left, 'w:hanging': hanging });
  return valued('w:pStyle', style) + numbering + bidiOf(words) + indent;
}

/** The level of a list that stands in so many others. */
export function levelOf(depth: number): number {
  return Math.min(DEEPEST_LEVEL, Math.max(0, depth));
}

/** A property of paragraphs that begin from the right. */
export function bidiOf(words: string): string {
  return startsRightToLeft(words) ? '<w:bidi/>' : '';
}

/** Words with their marks as runs; an unsafe link as its words. */
export function inlineRuns(content: readonly RichInline[], context: NoteContext): string {
  return content
    .map((node) => (node.type === 'hardBreak' ? '<w:r><w:br/></w:r>' : textRuns(node.text, node.marks ?? [], context)))
    .join('');
}

function textRuns(words: string, marks: readonly RichMark[], { links, typeface, language }: NoteContext): string {
  const has = (type: RichMark['type']) => marks.some((mark) => mark.type === type);
  const target = marks.flatMap((mark) => (mark.type === 'link' && isSafeLink(mark.attrs.href) ? [mark.attrs.href] : []))[0];
  const style = has('code') ? 'PostilCode' : target === undefined ? undefined : 'Hyperlink';
  const look: RunLook = {
    ...(style === undefined ? {} : { style }),
    isBold: has('bold'),
    isItalic: has('italic'),
    isStruck: has('strike'),
  };
  const runs = runsOf(words, look, typeface, language);
  return target === undefined ? runs : element('w:hyperlink', { 'r:id': links.idOf(target), 'w:history': 1 }, runs);
}
