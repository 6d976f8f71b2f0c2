import type { StoreApi } from 'zustand';
import { deepEqual } from '../../shared/base/deep-equal';
import type { Environment } from '../../shared/base/environment';
import type { Change, Edit } from '../../shared/model/change';
import { joinMemos, writeMemo } from '../../shared/model/memo-changes';
import type { Memo } from '../../shared/model/records';
import type { RichText } from '../../shared/model/rich-text';
import { isEmptyRichText } from '../../shared/richtext/plain-text';
import type { DeskState } from './desk-state';
import { type Draft, NoteDrafts } from './note-drafts';

export interface MemoPorts {
  readonly store: StoreApi<DeskState>;
  readonly environment: Environment;
  /** Shows a change and hands it to storage. */
  readonly commit: (change: Change) => void;
  /** Nothing waits here any more, or something does. */
  readonly onWaiting: () => void;
}

/** The memo that is being written, between keystroke and storage, as `NoteDrafts` keeps notes. */
export class MemoKeeper {
  readonly #ports: MemoPorts;
  readonly #drafts: NoteDrafts<Memo['id'], Memo>;
  #writing: Memo['id'] | null = null;

  constructor(ports: MemoPorts) {
    this.#ports = ports;
    this.#drafts = new NoteDrafts((draft, base) => this.#store(draft, base));
  }

  get isAnyWaiting(): boolean {
    return this.#drafts.isAnyWaiting;
  }

  /** The writer now sees the memo as it is shown. */
  begin(id: Memo['id']): void {
    this.#writing = id;
    this.#drafts.begin(id, this.#find(id));
  }

  end(id: Memo['id']): void {
    this.#drafts.end(id);
    this.#writing = null;
  }

  write(draft: Draft<Memo['id']>): void {
    this.#drafts.write(draft, this.#find(draft.id));
    this.#ports.onWaiting();
  }

  flush(): void {
    this.#drafts.flush();
  }

  /**
   * Another window, or undo, has altered memos: a field starts again from what is stored, unless something waits in it or is `waiting`
   * to be stored.
   */
  onApplied(edits: readonly Edit[], waiting: readonly Edit[]): void {
    const id = this.#writing;
    const isMemo = (edit: Edit) => edit.table === 'memos' && edit.key === id;
    if (id === null || this.#drafts.isWaiting(id) || !edits.some(isMemo) || waiting.some(isMemo)) return;
    this.#startAgain(id);
  }

  /** Another window was faster with the memo that `change` writes, and what it stored is shown again: both versions are kept. True when that is so. */
  keepBoth(change: Change): boolean {
    const [edit, ...others] = change.edits;
    if (edit?.table !== 'memos' || others.length > 0 || edit.after === null) return false;
    const { id } = edit.after;
    const own = this.#drafts.take(id)?.body ?? edit.after.body;
    const there = this.#find(id);
    if (isEmptyRichText(own) || (there !== null && deepEqual(there.body, own))) return true;
    const { environment } = this.#ports;
    const context = { at: environment.now(), group: environment.newId() };
    this.#ports.commit(writeMemo(id, there, there === null ? own : joinMemos(there.body, own), context));
    if (this.#writing === id) this.#startAgain(id);
    return true;
  }

  #startAgain(id: Memo['id']): void {
    this.#drafts.begin(id, this.#find(id));
    this.#ports.store.setState(({ memoEpoch }) => ({ memoEpoch: memoEpoch + 1 }));
  }

  #store(draft: Draft<Memo['id']>, base: Memo | null): Memo | null {
    const context = { at: this.#ports.environment.now(), group: `memo:${draft.id}:${draft.session}` };
    if (isSame(base, draft.body)) {
      this.#ports.onWaiting();
      return base;
    }
    this.#ports.commit(writeMemo(draft.id, base, draft.body, context));
    return this.#find(draft.id);
  }

  #find(id: Memo['id']): Memo | null {
    return this.#ports.store.getState().memos.get(id) ?? null;
  }
}

function isSame(base: Memo | null, body: RichText | null): boolean {
  return base === null ? body === null : body !== null && deepEqual(base.body, body);
}
