import { assertNever } from '../base/assert-never';
import type { RichBlock, RichInline, RichListItem, RichText } from '../model/rich-text';

/**
 * The words of a note: one line a block, line breaks kept, list items with "• " or their number, deeper ones indented by
 * two blanks, quotations with "> ".
 */
export function plainTextOf(body: RichText): string {
  return blockLines(body.content).join('\n');
}

function blockLines(blocks: readonly RichBlock[]): string[] {
  return blocks.flatMap((block) => linesOf(block));
}

function linesOf(block: RichBlock): string[] {
  switch (block.type) {
    case 'paragraph':
      return inlineText(block.content ?? []).split('\n');
    case 'blockquote':
      return blockLines(block.content).map((line) => `> ${line}`);
    case 'bulletList':
      return block.content.flatMap((item) => itemLines(item, '• '));
    case 'orderedList': {
      const start = block.attrs?.start ?? 1;
      return block.content.flatMap((item, index) => itemLines(item, `${start + index}. `));
    }
    case 'codeBlock':
      return (block.content ?? [])
        .map((node) => node.text)
        .join('')
        .split('\n');
    default:
      return assertNever(block);
  }
}

function itemLines(item: RichListItem, bullet: string): string[] {
  return blockLines(item.content).map((line, index) => (index === 0 ? bullet : '  ') + line);
}

function inlineText(content: readonly RichInline[]): string {
  return content.map((node) => (node.type === 'hardBreak' ? '\n' : node.text)).join('');
}

/** True when there is nothing to read in the note: no text but blanks. */
export function isEmptyRichText(body: RichText): boolean {
  return body.content.every(isEmptyBlock);
}

function isEmptyBlock(block: RichBlock): boolean {
  switch (block.type) {
    case 'paragraph':
      return inlineText(block.content ?? []).trim() === '';
    case 'blockquote':
      return block.content.every(isEmptyBlock);
    case 'bulletList':
    case 'orderedList':
      return block.content.every((item) => item.content.every(isEmptyBlock));
    case 'codeBlock':
      return (block.content ?? []).every((node) => node.text.trim() === '');
    default:
      return assertNever(block);
  }
}

/** A note of one paragraph a line; blank lines separate paragraphs and are not kept themselves. */
export function richTextFromPlainText(text: string): RichText {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const content = lines.map((line): RichBlock => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }));
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}
