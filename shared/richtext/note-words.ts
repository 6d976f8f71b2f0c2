import { sha256Hex } from '../base/sha256';
import type { RichBlock, RichInline, RichText } from '../model/rich-text';

/** What XML 1.0 cannot hold. */
const UNWRITABLE = /[^\t\n\r\v\f\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/**
 * The words of a note, one string a paragraph, without bullets, numbers and looks, blanks at the ends of lines and empty paragraphs:
 * what a word processor that keeps nothing but words gives back when nobody has altered it.
 */
export function wordsOfNote(body: RichText): readonly string[] {
  return tidyWords(blockWords(body.content));
}

/** Paragraphs of words in that form. */
export function tidyWords(paragraphs: readonly string[]): readonly string[] {
  return paragraphs
    .map((words) =>
      words
        .replace(UNWRITABLE, '\uFFFD')
        .split(/\r\n|[\r\n\v\f]/)
        .map((line) => line.trim())
        .join('\n')
        .trim(),
    )
    .filter((words) => words !== '');
}

/** By which the same words are known again: SHA-256, 64 hexadecimal digits. */
export function digestOfWords(words: readonly string[]): string {
  return sha256Hex(new TextEncoder().encode(words.join('\n')));
}

export function inlineWords(content: readonly RichInline[]): string {
  return content.map((node) => (node.type === 'hardBreak' ? '\n' : node.text)).join('');
}

function blockWords(blocks: readonly RichBlock[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    switch (block.type) {
      case 'paragraph':
        return [inlineWords(block.content ?? [])];
      case 'codeBlock':
        return [(block.content ?? []).map(({ text }) => text).join('')];
      case 'blockquote':
        return blockWords(block.content);
      default:
        return block.content.flatMap((item) => blockWords(item.content));
    }
  });
}
