import { toHtml } from 'hast-util-to-html';
import type { RichBlock, RichText } from '../../model/rich-text';
import { parseMarkdown, serializeMarkdown } from '../../richtext/markdown';
import { parseRichText } from '../../richtext/parse-rich-text';
import { isEmptyRichText, richTextFromPlainText } from '../../richtext/plain-text';
import { richTextToHast } from '../../richtext/to-hast';
import { isOwnTag } from './code-intake';
import { plainTextOfHtml } from './plain-text-of-html';
import { asList, type Found, isFound, stringOr } from './read-items';

/**
 * The note of an annotation from a file: textual bodies in order (Markdown is read as such, HTML as its words), Hypothesis's `text`
 * (Markdown), and tags as a last paragraph. Null when there is nothing to read. Nothing is ever inserted as HTML.
 */
export function readNote(item: Found): RichText | null {
  const bodies = asList(item.body).filter((body) => !isTag(body));
  const blocks = [...bodies.flatMap((body) => blocksOf(readBody(body))), ...blocksOf(readHypothesisText(item)), ...tagBlocks(item)];
  const note: RichText = { type: 'doc', content: blocks };
  return blocks.length === 0 || isEmptyRichText(note) ? null : note;
}

function blocksOf(note: RichText | null): readonly RichBlock[] {
  return note === null || isEmptyRichText(note) ? [] : note.content;
}

function isTag(body: unknown): body is Found {
  return isFound(body) && asList(body.purpose).includes('tagging');
}

function readBody(body: unknown): RichText | null {
  if (!isFound(body) || typeof body.value !== 'string') return null;
  const own = readOwnNote(body, body.value);
  if (own !== null) return own;
  const format = stringOr(body.format, 'text/plain').toLowerCase();
  if (format.startsWith('text/markdown')) return parseMarkdown(body.value);
  if (format.startsWith('text/html') || format.startsWith('application/xhtml')) return richTextFromPlainText(plainTextOfHtml(body.value));
  return richTextFromPlainText(body.value);
}

/** The note as we exported it, unless another program has changed its visible form since: then that counts. */
function readOwnNote(body: Found, value: string): RichText | null {
  const parsed = parseRichText(body['postil:richText']);
  if (!parsed.ok) return null;
  const written = [serializeMarkdown(parsed.value), toHtml({ type: 'root', children: richTextToHast(parsed.value) })];
  return written.includes(value) ? parsed.value : null;
}

function readHypothesisText(item: Found): RichText | null {
  return typeof item.text === 'string' && item.text.trim() !== '' ? parseMarkdown(item.text) : null;
}

function tagBlocks(item: Found): readonly RichBlock[] {
  const bodies = asList(item.body)
    .filter((body) => isTag(body) && !isOwnTag(body))
    .filter(isFound);
  const words = [...bodies.map((body) => body.value), ...asList(item.tags)].filter((tag) => typeof tag === 'string' && tag.trim() !== '');
  return words.length === 0 ? [] : [{ type: 'paragraph', content: [{ type: 'text', text: words.map((tag) => `#${tag}`).join(' ') }] }];
}
