import type { RichBlock, RichInline, RichListItem, RichMark, RichText } from '../../model/rich-text';
import { element, xmlText } from '../xml';

/** A note as the content of a TEI `note`: paragraphs, lists, quotations and code, with `hi`, `code` and `ref` inside. */
export function richTextToTei({ content }: RichText): string {
  return content.map(blockToTei).join('');
}

function blockToTei(block: RichBlock): string {
  switch (block.type) {
    case 'paragraph':
      return element('p', {}, inlinesToTei(block.content ?? []));
    case 'blockquote':
      return element('quote', {}, ...block.content.map(blockToTei));
    case 'bulletList':
      return element('list', { rend: 'bulleted' }, ...block.content.map((item) => itemToTei(item)));
    case 'orderedList':
      return element(
        'list',
        { rend: 'numbered' },
        ...block.content.map((item, index) => itemToTei(item, (block.attrs?.start ?? 1) + index)),
      );
    case 'codeBlock':
      return codeBlockToTei((block.content ?? []).map(({ text }) => text).join(''));
  }
}

export function codeBlockToTei(code: string): string {
  return element('p', {}, element('code', { rend: 'block', 'xml:space': 'preserve' }, xmlText(code)));
}

function itemToTei({ content }: RichListItem, number?: number): string {
  return element('item', { n: number }, ...content.map(blockToTei));
}

/** A line of words with what stands out in it. */
export function inlinesToTei(line: readonly RichInline[]): string {
  return line.map(inlineToTei).join('');
}

function inlineToTei(inline: RichInline): string {
  if (inline.type === 'hardBreak') return '<lb/>';
  return (inline.marks ?? []).reduceRight((inner, mark) => markToTei(mark, inner), xmlText(inline.text));
}

/** `code` as a rendition: the element of that name holds nothing but words, and marks may lie inside of one another. */
const RENDITIONS = { bold: 'bold', italic: 'italic', strike: 'strikethrough', code: 'code' } as const;

function markToTei(mark: RichMark, inner: string): string {
  if (mark.type === 'link') return element('ref', { target: asPointer(mark.attrs.href) }, inner);
  return element('hi', { rend: RENDITIONS[mark.type] }, inner);
}

/** A pointer holds no blanks: they would begin another one. */
function asPointer(href: string): string {
  return href.toWellFormed().replace(/[^!-~]|[<>"{}|\\^`]/gu, (character) => encodeURIComponent(character));
}
