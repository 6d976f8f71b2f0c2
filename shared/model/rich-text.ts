/**
 * A note document as plain data: the JSON that TipTap's StarterKit reads and writes, restricted to what a note may hold.
 * Everything that comes from outside is validated into this shape (`parseRichText`), never inserted as HTML.
 */
export interface RichText {
  readonly type: 'doc';
  readonly content: readonly RichBlock[];
}

export type RichBlock =
  | { readonly type: 'paragraph'; readonly content?: readonly RichInline[] }
  | { readonly type: 'blockquote'; readonly content: readonly RichBlock[] }
  | { readonly type: 'bulletList'; readonly content: readonly RichListItem[] }
  | { readonly type: 'orderedList'; readonly attrs?: { readonly start: number }; readonly content: readonly RichListItem[] }
  | { readonly type: 'codeBlock'; readonly content?: readonly { readonly type: 'text'; readonly text: string }[] };

export interface RichListItem {
  readonly type: 'listItem';
  readonly content: readonly RichBlock[];
}

export type RichInline =
  | { readonly type: 'text'; readonly text: string; readonly marks?: readonly RichMark[] }
  | { readonly type: 'hardBreak' };

export type RichMark =
  | { readonly type: 'bold' | 'italic' | 'strike' | 'code' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string } };
