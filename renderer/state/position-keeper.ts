import type { StoreApi } from 'zustand';
import type { Environment } from '../../shared/base/environment';
import type { ReadingPosition } from '../../shared/model/preferences';
import type { Offset } from '../../shared/text/offset';
import type { Library } from '../storage/library';
import type { DeskState } from './desk-state';

/** How long reading must rest before its place is stored, in milliseconds. */
const POSITION_AFTER = 600;

export interface PositionPorts {
  readonly store: StoreApi<DeskState>;
  readonly library: Pick<Library, 'saveReadingPosition'>;
  readonly report: (work: Promise<unknown>) => void;
  readonly now: Environment['now'];
}

/** Where reading stands in the open source, and the active annotation: stored when they have rested. */
export class PositionKeeper {
  readonly #store: StoreApi<DeskState>;
  readonly #library: Pick<Library, 'saveReadingPosition'>;
  readonly #report: (work: Promise<unknown>) => void;
  readonly #now: Environment['now'];
  #waiting: ReadingPosition | null = null;
  #last: ReadingPosition | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor({ store, library, report, now }: PositionPorts) {
    this.#store = store;
    this.#library = library;
    this.#report = report;
    this.#now = now;
    store.subscribe((state, before) => {
      if (state.source !== before.source) this.#begin(state, before);
      else if (state.activeId !== before.activeId) this.#keep(this.#last);
    });
  }

  /** Not stored yet. */
  get waiting(): ReadingPosition | null {
    return this.#waiting;
  }

  /** The first line in view; `shift` in CSS pixels. */
  save(at: Offset, shift: number): void {
    const { source, activeId } = this.#store.getState();
    if (source !== null) this.#keep({ sourceId: source.source.id, offset: at, shift, activeId, readAt: this.#now() });
  }

  /** Stores what waits now; a failure is reported, and what failed waits on. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const position = this.#waiting;
    if (position === null) return;
    const storing = this.#library.saveReadingPosition(position).then(() => {
      if (this.#waiting === position) this.#waiting = null;
    });
    this.#report(storing);
    await Promise.allSettled([storing]);
  }

  /** A text that is opened has been read: the next start finds it. Looking back shows the same text in another state. */
  #begin({ source, activeId }: DeskState, before: DeskState): void {
    const start = { offset: 0, shift: 0, activeId, readAt: 0 };
    this.#last = source === null ? null : (source.position ?? { ...start, sourceId: source.source.id });
    if (source?.source.id !== before.source?.source.id) this.#keep(this.#last);
  }

  #keep(position: ReadingPosition | null): void {
    if (position === null) return;
    this.#last = { ...position, activeId: this.#store.getState().activeId, readAt: this.#now() };
    this.#waiting = this.#last;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), POSITION_AFTER);
  }
}
