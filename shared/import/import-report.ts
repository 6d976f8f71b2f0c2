import type { Change } from '../model/change';

/** Why an item of a file is not taken over. */
export type SkipReason =
  /** Not an annotation at all, or not one that can be read. */
  | 'unreadable'
  /** An answer to another annotation: threads are not kept here. */
  | 'reply'
  /** About the page as a whole: it has no passage. */
  | 'page-note'
  /** Only a position, whose unit and text cannot be checked without the words. */
  | 'no-quotation'
  /** The same annotation stands in the file twice. */
  | 'duplicate';

/** What becomes of one item of a file. */
export interface ImportItem {
  readonly outcome: 'placed' | 'doubtful' | 'orphaned' | 'unchanged' | 'skipped';
  readonly reason: SkipReason | null;
  /** The words of the passage, or whatever names the item. */
  readonly label: string;
}

/** What an import would do: one change for everything, and one line for each item. */
export interface ImportPlan {
  readonly items: readonly ImportItem[];
  /** Null when nothing would be altered. */
  readonly change: Change | null;
}

export type ImportError =
  | { readonly code: 'not-utf8' }
  | { readonly code: 'not-json'; readonly detail: string }
  /** JSON, but none of the shapes that annotations come in. */
  | { readonly code: 'no-annotations' }
  | { readonly code: 'too-large'; readonly limit: number };
