import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { RichBlock, RichInline, RichMark, RichText } from '../model/rich-text';

/** A note as HTML elements, as data: nothing in it is ever parsed as HTML. */
export function richTextToHast(body: RichText): Element[] {
  return body.content.map(blockToHast);
}

function blockToHast(block: RichBlock): Element {
  switch (block.type) {
    case 'paragraph':
      return h('p', inlinesToHast(block.content ?? []));
    case 'blockquote':
      return h('blockquote', block.content.map(blockToHast));
    case 'bulletList':
      return h('ul', itemsToHast(block));
    case 'orderedList': {
      const start = block.attrs?.start ?? 1;
      return h('ol', start === 1 ? {} : { start }, itemsToHast(block));
    }
    case 'codeBlock':
      return h('pre', [h('code', (block.content ?? []).map((node) => node.text).join(''))]);
  }
}

function itemsToHast(list: Extract<RichBlock, { readonly type: 'bulletList' | 'orderedList' }>): Element[] {
  return list.content.map((item) => h('li', item.content.map(blockToHast)));
}

/** Inline content as HTML. */
export function inlinesToHast(content: readonly RichInline[]): ElementContent[] {
  return content.map((node) => {
    if (node.type === 'hardBreak') return h('br');
    return (node.marks ?? []).toReversed().reduce<ElementContent>(wrap, { type: 'text', value: node.text });
  });
}

function wrap(inner: ElementContent, mark: RichMark): ElementContent {
  switch (mark.type) {
    case 'bold':
      return h('strong', [inner]);
    case 'italic':
      return h('em', [inner]);
    case 'strike':
      return h('s', [inner]);
    case 'code':
      return h('code', [inner]);
    case 'link':
      return h('a', { href: mark.attrs.href, rel: 'noopener noreferrer' }, [inner]);
  }
}
