import type { AnnotationId, CodeId, Target } from './records';

/**
 * What a commentary may hold, as plain data: one value of `EssayBlock` is one stored record. Everything that comes from outside is
 * read into this shape (`parseEssayBlock`), never inserted as HTML.
 */
export type EssayBlock =
  | EssayParagraph
  | { readonly type: 'heading'; readonly attrs: { readonly level: HeadingLevel }; readonly content?: readonly EssayInline[] }
  | { readonly type: 'blockquote'; readonly content: readonly EssayBlock[] }
  | { readonly type: 'bulletList'; readonly content: readonly EssayListItem[] }
  | { readonly type: 'orderedList'; readonly attrs?: { readonly start: number }; readonly content: readonly EssayListItem[] }
  | { readonly type: 'codeBlock'; readonly content?: readonly { readonly type: 'text'; readonly text: string }[] }
  | { readonly type: 'table'; readonly content: readonly EssayTableRow[] }
  | EssayQuotation
  /** The works of the essay in the chosen citation style; its entries are made where they are shown. */
  | { readonly type: 'bibliography' };

export interface EssayParagraph {
  readonly type: 'paragraph';
  readonly content?: readonly EssayInline[];
}

/** A passage of the source set apart: its words as the writer has them now, and the passage that they are tied to. */
export interface EssayQuotation {
  readonly type: 'quotation';
  readonly attrs: { readonly target: Target };
  readonly content?: readonly EssayInline[];
}

export const HEADING_LEVELS = [1, 2, 3] as const;
export type HeadingLevel = (typeof HEADING_LEVELS)[number];

export interface EssayListItem {
  readonly type: 'listItem';
  readonly content: readonly EssayBlock[];
}

export interface EssayTableRow {
  readonly type: 'tableRow';
  readonly content: readonly EssayTableCell[];
}

export interface EssayTableCell {
  readonly type: 'tableCell' | 'tableHeader';
  /** Left out where the cell takes one column and one row. */
  readonly attrs?: { readonly colspan: number; readonly rowspan: number };
  readonly content: readonly EssayBlock[];
}

export type EssayInline =
  | EssayText
  | { readonly type: 'hardBreak' }
  /** Numbered where it is shown. Its own words hold no footnote. */
  | { readonly type: 'footnote'; readonly content?: readonly (EssayText | EssayMention | EssayCitation)[] }
  | EssayMention
  | EssayCitation;

export interface EssayText {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly EssayMark[];
}

/** Names an annotation or a code, shown by the name that it has now. */
export interface EssayMention {
  readonly type: 'mention';
  readonly attrs: { readonly kind: 'annotation'; readonly id: AnnotationId } | { readonly kind: 'code'; readonly id: CodeId };
}

/** Cites a passage of the essay's text, or (null) the work as a whole, in the citation style that is chosen now. */
export interface EssayCitation {
  readonly type: 'citation';
  readonly attrs: { readonly target: Target | null };
}

export type EssayMark =
  | { readonly type: 'bold' | 'italic' | 'strike' | 'code' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string } }
  /** Words of the source inside a sentence, tied to their passage. */
  | { readonly type: 'quote'; readonly attrs: { readonly target: Target } };
