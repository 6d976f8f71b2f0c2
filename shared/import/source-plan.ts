import type { Edit } from '../model/change';
import type { PreparedSource } from './add-sources';
import type { EncodingLook } from './text-source/text-encodings';

/** Where a comment of a file would stand in the text that the file becomes. */
export type CommentOutcome =
  /** On the passage that it was made on. */
  | 'placed'
  /** The file says no passage, or an empty one: on the word, or else the paragraph, where its mark stands. */
  | 'at-point'
  /** The file says no place at all: in the memo on the text. */
  | 'memo'
  /** It says nothing, or what it says cannot be kept. */
  | 'left-out';

/** One thread of comments of a file, and what would become of it. */
export interface CommentItem {
  readonly key: string;
  readonly outcome: CommentOutcome;
  /** The words of the passage; '' without one. */
  readonly quote: string;
  /** Who began it; '' where the file does not say. */
  readonly author: string;
  /** What it says, answers included. */
  readonly words: string;
}

/** What a file holds besides its words, and what was done with it, counted. Nought is not told. */
export interface SourceCounts {
  readonly paragraphs: number;
  readonly headings: number;
  readonly notes: number;
  /** Passages that were marked with a highlighter. */
  readonly highlights: number;
  /** Read cell by cell. */
  readonly tables: number;
  /** Insertions, deletions and moves: the text is as it stands with all of them accepted. */
  readonly tracked: number;
  /** Left out: pictures, hidden words, readings above characters, parts in other formats. */
  readonly pictures: number;
  readonly hidden: number;
  readonly readings: number;
  readonly foreign: number;
  /** Signs of symbol typefaces that no character stands for: U+FFFD stands there. */
  readonly symbols: number;
}

/** A file that would become a source of the library; nothing is altered until the reader says so. */
export interface SourcePlan {
  readonly prepared: Pick<PreparedSource, 'source' | 'revision' | 'texts'>;
  /** What lies on the text: annotations, notes, the memo. */
  readonly beside: readonly Edit[];
  readonly comments: readonly CommentItem[];
  readonly counts: SourceCounts;
  /** How the text begins, for the reader to see that it was read right. */
  readonly beginning: string;
  /** Of a plain text that is not UTF-8, what it may be instead; null for anything else. */
  readonly encoding: EncodingLook | null;
}
