import { deepEqual } from '../../shared/base/deep-equal';
import type { Environment } from '../../shared/base/environment';
import { sortBlocks, type WrittenBlock, writeCommentary } from '../../shared/commentary/commentary-changes';
import type { Change } from '../../shared/model/change';
import type { CommentaryBlock, CommentaryId } from '../../shared/model/records';
import type { BlockEdit } from './commentary-state';

/** A keystroke waits no longer than this before it is handed to storage, in milliseconds. The promise is 500. */
const STORE_WITHIN = 300;
/** After a rest as long as this, in milliseconds, what is written is another step for undo. */
const BURST_ENDS_AFTER = 1000;
/** And so is what is written without a rest, after so long, in milliseconds. */
const LONGEST_BURST = 20_000;

export interface DraftPorts {
  readonly environment: Environment;
  /** The blocks as the writer has them now; null while nothing shows them. */
  readonly read: () => readonly WrittenBlock[] | null;
  /** Shows the change (which the writer sees already) and hands it to storage. */
  readonly commit: (change: Change) => void;
}

/**
 * The essay that is being written, between keystroke and storage. Remembers which stored blocks the writer saw last, so that a change
 * from another window is never overwritten unseen, and hands on only the blocks that were written in.
 */
export class CommentaryDrafts {
  readonly #ports: DraftPorts;
  #id: CommentaryId | null = null;
  #base = new Map<string, CommentaryBlock>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #burst = '';
  #touchedAt = Number.NEGATIVE_INFINITY;
  #burstAt = Number.NEGATIVE_INFINITY;

  constructor(ports: DraftPorts) {
    this.#ports = ports;
  }

  /** The writer now sees these blocks of this commentary; null: of none. */
  begin(id: CommentaryId | null, blocks: readonly CommentaryBlock[]): void {
    this.#stop();
    this.#id = id;
    this.#base = new Map(blocks.map((block) => [block.id, block]));
    this.#touchedAt = Number.NEGATIVE_INFINITY;
  }

  get isWaiting(): boolean {
    return this.#timer !== null;
  }

  /** The stored blocks as far as the writer has seen them, in order. */
  get seen(): readonly CommentaryBlock[] {
    return sortBlocks(this.#base.values());
  }

  touch(): void {
    const now = this.#ports.environment.now();
    if (now - this.#touchedAt > BURST_ENDS_AFTER || now - this.#burstAt > LONGEST_BURST) {
      this.#burst = this.#ports.environment.newId();
      this.#burstAt = now;
    }
    this.#touchedAt = now;
    this.#timer ??= setTimeout(() => this.flush(), STORE_WITHIN);
  }

  flush(): void {
    if (this.#timer === null) return;
    this.#stop();
    const written = this.#ports.read();
    if (this.#id === null || written === null) return;
    const context = { at: this.#ports.environment.now(), group: `commentary:${this.#id}:${this.#burst}` };
    const change = writeCommentary(this.#id, this.#base, written, context);
    for (const edit of change.edits) if (edit.table === 'commentaryBlocks') this.#see(edit.key, edit.after);
    this.#ports.commit(change);
  }

  /**
   * Blocks were altered elsewhere. Gives back those that the writer is to be shown; a block in which something waits is left to the
   * conflict that will follow, unless `isSettled`.
   */
  take(edits: readonly BlockEdit[], isSettled: boolean): ReadonlyMap<string, CommentaryBlock | null> {
    const shown = new Map<string, CommentaryBlock | null>();
    const written = this.isWaiting && !isSettled ? new Map(this.#ports.read()?.map((block) => [String(block.id), block])) : null;
    for (const { key, before, after } of edits) {
      if ((after ?? before)?.commentaryId !== this.#id || this.#isSeen(key, after)) continue;
      const base = this.#base.get(key);
      const isWrittenIn = written !== null && written.get(key)?.content !== base?.content;
      if (isWrittenIn) continue;
      this.#see(key, after);
      shown.set(key, after);
    }
    return shown;
  }

  #isSeen(key: string, after: CommentaryBlock | null): boolean {
    const seen = this.#base.get(key) ?? null;
    return seen === after || deepEqual(seen, after);
  }

  #see(key: string, block: CommentaryBlock | null): void {
    if (block === null) this.#base.delete(key);
    else this.#base.set(key, block);
  }

  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
