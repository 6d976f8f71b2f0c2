import type { RichBlock, RichListItem, RichText } from '../../model/rich-text';
import { normalizeRichText } from '../../richtext/normalize-rich-text';
import { inlineWords, tidyWords } from '../../richtext/note-words';
import type { CommentParagraph } from './read-comments';

/** What the file's numbering says of its lists, by `w:numId`. */
export type DocxLists = ReadonlyMap<string, { readonly isBullet: boolean; readonly start: number }>;

/** What a comment says, as a note: marks, links, lists, quotations and code that our own styles name; everything else as paragraphs. */
export function noteOfComment(paragraphs: readonly CommentParagraph[], lists: DocxLists): RichText {
  return normalizeRichText({ type: 'doc', content: blocksOf(paragraphs, lists, 0) });
}

/** The words of a comment, one string a paragraph, blanks at the ends left out and empty ones too. */
export function wordsOfComment(paragraphs: readonly CommentParagraph[]): readonly string[] {
  return tidyWords(paragraphs.map(({ content }) => inlineWords(content)));
}

/** Blocks of the paragraphs at one level of lists; what stands deeper belongs to the item before it. */
function blocksOf(paragraphs: readonly CommentParagraph[], lists: DocxLists, level: number): readonly RichBlock[] {
  const blocks: RichBlock[] = [];
  let at = 0;
  while (at < paragraphs.length) {
    const first = paragraphs[at];
    if (first === undefined) break;
    const kind = kindOf(first, level);
    let end = at + 1;
    while (end < paragraphs.length && kindOf(paragraphs[end], level) === kind && kind !== 'paragraph' && kind !== 'code') end += 1;
    const run = paragraphs.slice(at, end);
    if (kind === 'paragraph') blocks.push({ type: 'paragraph', content: first.content });
    else if (kind === 'code') blocks.push({ type: 'codeBlock', content: [{ type: 'text', text: inlineWords(first.content) }] });
    else if (kind === 'quote') blocks.push({ type: 'blockquote', content: run.map(({ content }) => ({ type: 'paragraph', content })) });
    else blocks.push(listOf(run, lists, level));
    at = end;
  }
  return blocks;
}

function kindOf(paragraph: CommentParagraph | undefined, level: number): string {
  if (paragraph?.list != null) return paragraph.list.level > level ? 'list deeper' : `list ${paragraph.list.id}`;
  if (paragraph?.style === 'PostilQuote') return 'quote';
  return paragraph?.style === 'PostilCodeBlock' ? 'code' : 'paragraph';
}

function listOf(run: readonly CommentParagraph[], lists: DocxLists, level: number): RichBlock {
  const items: RichListItem[] = [];
  let at = 0;
  while (at < run.length) {
    const first = run[at];
    let end = at + 1;
    while (end < run.length && (run[end]?.list?.level ?? 0) > level) end += 1;
    if (first !== undefined) {
      const isDeeper = (first.list?.level ?? 0) > level;
      const deeper = blocksOf(run.slice(isDeeper ? at : at + 1, end), lists, level + 1);
      const own: RichBlock = isDeeper ? { type: 'paragraph' } : { type: 'paragraph', content: first.content };
      items.push({ type: 'listItem', content: [own, ...deeper] });
    }
    at = end;
  }
  const known = lists.get(run.find(({ list }) => list?.level === level)?.list?.id ?? '');
  if (known?.isBullet ?? true) return { type: 'bulletList', content: items };
  return { type: 'orderedList', attrs: { start: known?.start ?? 1 }, content: items };
}
