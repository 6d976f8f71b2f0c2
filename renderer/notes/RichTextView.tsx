import { createElement, type MouseEvent, type ReactNode } from 'react';
import type { RichBlock, RichInline, RichListItem, RichMark, RichText } from '../../shared/model/rich-text';

export interface RichTextViewProps {
  readonly body: RichText;
  readonly lang?: string | undefined;
  /** Called for Ctrl+click (Cmd on macOS) on a link and for Enter while it has focus. */
  readonly onOpenLink: (href: string) => void;
}

/** A note for reading: plain elements made from data, never from HTML. */
export function RichTextView({ body, lang, onOpenLink }: RichTextViewProps) {
  return createElement('div', { className: 'notes-rich', lang }, ...body.content.map((block) => renderBlock(block, onOpenLink)));
}

type OpenLink = RichTextViewProps['onOpenLink'];

function renderBlock(block: RichBlock, openLink: OpenLink): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return createElement('p', null, ...renderInlines(block.content, openLink));
    case 'blockquote':
      return createElement('blockquote', null, ...block.content.map((inner) => renderBlock(inner, openLink)));
    case 'bulletList':
      return createElement('ul', null, ...block.content.map((item) => renderItem(item, openLink)));
    case 'orderedList':
      return createElement('ol', { start: block.attrs?.start }, ...block.content.map((item) => renderItem(item, openLink)));
    case 'codeBlock':
      return createElement('pre', null, createElement('code', null, ...(block.content ?? []).map((piece) => piece.text)));
  }
}

function renderItem(item: RichListItem, openLink: OpenLink): ReactNode {
  return createElement('li', null, ...item.content.map((block) => renderBlock(block, openLink)));
}

function renderInlines(content: readonly RichInline[] | undefined, openLink: OpenLink): readonly ReactNode[] {
  // An empty paragraph keeps the height of a line, as it has in the editor.
  const inlines: readonly RichInline[] = content === undefined || content.length === 0 ? [{ type: 'hardBreak' }] : content;
  return inlines.map((inline) => renderInline(inline, openLink));
}

function renderInline(inline: RichInline, openLink: OpenLink): ReactNode {
  if (inline.type === 'hardBreak') return createElement('br');
  return (inline.marks ?? []).reduceRight<ReactNode>((inner, mark) => renderMark(mark, inner, openLink), inline.text);
}

const MARK_ELEMENTS = { bold: 'strong', italic: 'em', strike: 's', code: 'code' } as const;

function renderMark(mark: RichMark, inner: ReactNode, openLink: OpenLink): ReactNode {
  if (mark.type !== 'link') return createElement(MARK_ELEMENTS[mark.type], null, inner);
  const { href } = mark.attrs;
  const follow = (event: MouseEvent) => {
    event.preventDefault();
    // A click by keyboard has detail 0.
    if (event.ctrlKey || event.metaKey || event.detail === 0) openLink(href);
  };
  const followMiddle = (event: MouseEvent) => {
    event.preventDefault();
    if (event.button === 1) openLink(href);
  };
  return createElement('a', { href, title: href, rel: 'noopener noreferrer', onClick: follow, onAuxClick: followMiddle }, inner);
}
