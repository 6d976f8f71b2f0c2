import type { StoreApi } from 'zustand';
import type { Preferences } from '../../shared/model/preferences';
import type { Library } from '../storage/library';
import { createAfterPaint } from './after-paint';
import type { DeskState } from './desk-state';

/** How the reader has arranged the desk: shown at once, stored when the frame that shows it is out. */
export class PreferencesKeeper {
  readonly #store: StoreApi<DeskState>;
  readonly #library: Pick<Library, 'savePreferences'>;
  readonly #report: (work: Promise<unknown>) => void;
  #waiting: Preferences | null = null;
  /** Not handed to the library yet. */
  #asked: Preferences | null = null;
  #storing: Promise<unknown> = Promise.resolve();
  readonly #askToStore = createAfterPaint(() => this.#storeWaiting());

  constructor(store: StoreApi<DeskState>, library: Pick<Library, 'savePreferences'>, report: (work: Promise<unknown>) => void) {
    this.#store = store;
    this.#library = library;
    this.#report = report;
  }

  /** Not known to be stored yet. */
  get waiting(): Preferences | null {
    return this.#waiting;
  }

  save(changed: Partial<Preferences>): void {
    const preferences = { ...this.#store.getState().preferences, ...changed };
    this.#store.setState({ preferences });
    this.#waiting = preferences;
    this.#asked = preferences;
    this.#askToStore();
  }

  #storeWaiting(): void {
    const preferences = this.#asked;
    if (preferences === null) return;
    this.#asked = null;
    const storing = this.#library.savePreferences(preferences).then(() => {
      if (this.#waiting === preferences) this.#waiting = null;
    });
    this.#storing = Promise.allSettled([this.#storing, storing]);
    this.#report(storing);
  }

  /** Resolves when what was saved so far is stored or has failed, which is reported. */
  async flush(): Promise<void> {
    this.#storeWaiting();
    await this.#storing;
  }
}
