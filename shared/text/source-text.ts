import type { Offset, Span } from './offset';

/** A BCP 47 language tag, for example `en` or `zh-Hant`. */
export type LanguageTag = string;

/**
 * What a block is.
 * `note`: of a footnote or an endnote, which stands after the text that it belongs to and is cited by its own number.
 * `furniture` is what a web page left around the work ("Leave a Reply"): kept byte for byte, shown folded away.
 */
export const BLOCK_KINDS = ['title', 'heading', 'paragraph', 'note', 'credit', 'furniture'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** A block of the text as found: the unit that the reading surface lays out. Blocks never overlap and stand in order. */
export interface Block {
  /** Place in `SourceText.blocks`. */
  readonly index: number;
  readonly kind: BlockKind;
  /** Without the line ends and blank lines between blocks. */
  readonly span: Span;
  readonly language: LanguageTag;
  /** The number a reader cites, 1 for ¶1; null for everything that is not a paragraph. */
  readonly paragraph: number | null;
  /** Of a heading its rank, 1 the highest; of an item of a list its depth, 1 the outermost; null of all else, and where nothing says it. */
  readonly level: number | null;
}

/** A block of a text whose file says of itself what is what. Kept with the text, as the words alone do not tell. */
export interface StructuredBlock {
  /** UTF-16 offsets, without white space around the words. */
  readonly start: number;
  readonly end: number;
  readonly kind: BlockKind;
  /** As in `Block`; between 1 and 9. */
  readonly level: number | null;
}

/** A stretch inside a block in another language or script than the block's own. */
export interface LanguageRun {
  readonly span: Span;
  readonly language: LanguageTag;
}

/** A sentence as a reader cites it: ¶7 s2. */
export interface Sentence {
  readonly span: Span;
  /** 1 for the first sentence of its block. */
  readonly number: number;
}

/**
 * The immutable canonical string of one revision, with its hash and structure.
 * Guarantee: encoding `text` as UTF-8 gives `bytes` again, to the byte.
 */
export interface SourceText {
  /** The original file. Never altered. */
  readonly bytes: Uint8Array;
  /** The bytes decoded as UTF-8, nothing normalised, line ends and byte order mark included. */
  readonly text: string;
  /** SHA-256 of `bytes`, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly blocks: readonly Block[];
  /** `blockStarts[i]` is the start of block i in UTF-16 offsets; one more entry at the end holds `text.length`. */
  readonly blockStarts: Int32Array;
}

/** Where a passage is, in the words a reader cites. */
export interface Place {
  /** Index of the block in which the passage starts. */
  readonly block: number;
  /** Paragraph number, or null in a title, a heading, the credit line or page furniture. */
  readonly paragraph: number | null;
  /** Sentence number within the block in which the passage starts; null when the block has none. */
  readonly sentence: number | null;
}

/** One entry of the derived outline. */
export interface OutlineEntry {
  readonly block: number;
  readonly paragraph: number | null;
  readonly span: Span;
  /** What the outline shows: the first words of a paragraph, or "First · important position" for a numbered point. */
  readonly label: string;
  readonly language: LanguageTag;
  /** How deep it stands: 1 for the numbered points of an enumeration below the paragraph that announces it, headings by their rank; else 0. */
  readonly level: number;
}

export type SourceTextError =
  | { readonly code: 'not-utf8'; readonly at: number }
  | { readonly code: 'empty' }
  /** The blocks that are to stand in the text do not fit it: out of order, empty, or beyond its end. */
  | { readonly code: 'misfit'; readonly block: number };

/** An offset map between two strings, for example a text and its folded form used for search. */
export interface OffsetMap {
  /** The smallest original span that covers the folded span. */
  toOriginal(folded: { readonly start: number; readonly end: number }): Span;
  /** The folded offset at or after which the original offset is shown. */
  toFolded(original: Offset): number;
}
