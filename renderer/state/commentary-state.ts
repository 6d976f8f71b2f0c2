import type { WrittenBlock } from '../../shared/commentary/commentary-changes';
import type { EditOf } from '../../shared/model/change';
import type { Commentary, CommentaryBlock, CommentaryId, Target } from '../../shared/model/records';
import type { Span } from '../../shared/text/offset';

/** The commentaries of the open source, and the one that is written in. */
export interface CommentaryState {
  readonly isOpen: boolean;
  /** Null until they have been read. Those in the trash are among them. */
  readonly list: readonly Commentary[] | null;
  readonly currentId: CommentaryId | null;
  /** The blocks that an editor begins with, in order; null while they are being read. */
  readonly blocks: readonly CommentaryBlock[] | null;
  /** Grows whenever an editor must begin again from `blocks`. */
  readonly epoch: number;
  /** Stored blocks that cannot be read: kept, reported, not shown. */
  readonly unreadable: number;
  /** True until the writer has taken the focus that was asked for. */
  readonly wantsFocus: boolean;
}

export const CLOSED_COMMENTARY: CommentaryState = {
  isOpen: false,
  list: null,
  currentId: null,
  blocks: null,
  epoch: 0,
  unreadable: 0,
  wantsFocus: false,
};

export type BlockEdit = EditOf<'commentaryBlocks'>;

/** What the commentary asks of the editor that shows it. Speaks blocks, never editor positions. */
export interface EssaySurface {
  /** The blocks as they are now. A block that nobody wrote in since is the stored object itself. */
  read(): readonly WrittenBlock[];
  /** Shows what was done elsewhere: these blocks as they are now (null where they are gone), in the order of `blocks`. */
  show(changed: ReadonlyMap<string, CommentaryBlock | null>, blocks: readonly CommentaryBlock[]): void;
  /** Quotes a passage where the caret is. */
  insertQuotation(target: Target): void;
  /** Cites a passage where the caret is; null: that of the quotation there, or else the work. */
  cite(target: Target | null): void;
  focus(): void;
}

/** What the reader can do with commentaries. */
export interface CommentaryActions {
  open(): void;
  close(): void;
  toggle(): void;
  /** Begins a new one and opens it. */
  create(): void;
  choose(id: CommentaryId): void;
  rename(id: CommentaryId, title: string): void;
  trash(id: CommentaryId): void;
  restore(id: CommentaryId): void;
  /** Deletes one that lies in the trash, with its words; undo brings it back there. */
  remove(id: CommentaryId): void;
  /** Quotes a passage (the selection, or else the active highlight) at the caret of the commentary, which is opened or begun if need be. */
  quote(where?: Span): void;
  /** Cites the selection, or else the quotation at the caret, or else the work as a whole, in the commentary. */
  cite(): void;
  attach(surface: EssaySurface | null): void;
  /** The editor was written in; stored within half a second. */
  touch(): void;
  /** Hands on at once what was written. */
  flush(): void;
  requestFocus(): void;
  /** True once for every time that the focus was asked for. */
  takeFocus(): boolean;
}

export function currentOf({ list, currentId }: CommentaryState): Commentary | null {
  return list?.find((one) => one.id === currentId) ?? null;
}
