import type { AnnotationId, Note } from '../../shared/model/records';
import type { RichText } from '../../shared/model/rich-text';

/** A keystroke waits no longer than this before it is handed to storage, in milliseconds. The promise is 500. */
const STORE_WITHIN = 300;

/** The words of a note as they are now; null when it is to be removed. */
export interface Draft<Id extends string = AnnotationId> {
  readonly id: Id;
  readonly body: RichText | null;
  readonly session: string;
}

/**
 * The note that is being written, between keystroke and storage.
 * Remembers which stored note the writer saw last, so that a change from another window is never overwritten unseen.
 */
export class NoteDrafts<Id extends string = AnnotationId, Stored = Note> {
  readonly #store: (draft: Draft<Id>, base: Stored | null) => Stored | null;
  readonly #bases = new Map<Id, Stored | null>();
  #draft: Draft<Id> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `store` hands the draft on, made from `base`, and returns the note as it then is. */
  constructor(store: (draft: Draft<Id>, base: Stored | null) => Stored | null) {
    this.#store = store;
  }

  /** The writer now sees `note`. */
  begin(id: Id, note: Stored | null): void {
    this.#bases.set(id, note);
  }

  end(id: Id): void {
    this.flush();
    this.#bases.delete(id);
  }

  isWaiting(id: Id): boolean {
    return this.#draft?.id === id;
  }

  get isAnyWaiting(): boolean {
    return this.#draft !== null;
  }

  /** Gives back what waits for this note instead of storing it. */
  take(id: Id): Draft<Id> | undefined {
    const draft = this.#draft;
    if (draft === null || draft.id !== id) return undefined;
    this.#draft = null;
    return draft;
  }

  write(draft: Draft<Id>, current: Stored | null): void {
    if (this.#draft !== null && this.#draft.id !== draft.id) this.flush();
    if (!this.#bases.has(draft.id)) this.#bases.set(draft.id, current);
    this.#draft = draft;
    this.#timer ??= setTimeout(() => this.flush(), STORE_WITHIN);
  }

  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const draft = this.#draft;
    if (draft === null) return;
    this.#draft = null;
    this.#bases.set(draft.id, this.#store(draft, this.#bases.get(draft.id) ?? null));
  }
}
