import type { StoreApi } from 'zustand';
import type { Preferences } from '../../shared/model/preferences';
import type { Library } from '../storage/library';
import type { DeskState } from './desk-state';

/** How the reader has arranged the desk: shown and stored at once. */
export class PreferencesKeeper {
  readonly #store: StoreApi<DeskState>;
  readonly #library: Pick<Library, 'savePreferences'>;
  readonly #report: (work: Promise<unknown>) => void;
  #waiting: Preferences | null = null;
  #storing: Promise<unknown> = Promise.resolve();

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
    const storing = this.#library.savePreferences(preferences).then(() => {
      if (this.#waiting === preferences) this.#waiting = null;
    });
    this.#storing = Promise.allSettled([this.#storing, storing]);
    this.#report(storing);
  }

  /** Resolves when what was saved so far is stored or has failed, which is reported. */
  async flush(): Promise<void> {
    await this.#storing;
  }
}
