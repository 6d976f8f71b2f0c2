import type { ReadingProgress } from '../../shared/model/preferences';
import type { SourceId } from '../../shared/model/records';
import type { Library } from '../storage/library';

/** How long what was read may wait to be stored, in milliseconds: paragraphs come one by one. */
const STORE_AFTER = 800;

/** Stores what was read, soon. By source: the reader may open another text before the first is stored. */
export class ProgressKeeper {
  readonly #library: Pick<Library, 'saveProgress' | 'forgetProgress'>;
  readonly #report: (work: Promise<unknown>) => void;
  readonly #waiting = new Map<SourceId, ReadingProgress>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(library: Pick<Library, 'saveProgress' | 'forgetProgress'>, report: (work: Promise<unknown>) => void) {
    this.#library = library;
    this.#report = report;
  }

  save(progress: ReadingProgress): void {
    this.#waiting.set(progress.sourceId, progress);
    this.#timer ??= setTimeout(() => void this.flush(), STORE_AFTER);
  }

  forget(id: SourceId): void {
    this.#waiting.delete(id);
    this.#report(this.#library.forgetProgress(id));
  }

  /** Stores what waits now; a failure is reported. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const storing = [...this.#waiting.values()].map((progress) => this.#library.saveProgress(progress));
    this.#waiting.clear();
    for (const work of storing) this.#report(work);
    await Promise.allSettled(storing);
  }
}
