import type { Result } from '../../shared/base/result';
import type { Change } from '../../shared/model/change';
import type { Applied, StoreError } from '../storage/library';
import { createAfterPaint } from './after-paint';

/** How long to wait before a change that could not be stored is tried again, in milliseconds. */
const RETRY_AFTER = 4000;

export interface QueuePorts {
  readonly apply: (change: Change) => Promise<Result<Applied, StoreError>>;
  /** Something waits to be stored. */
  readonly onSaving: () => void;
  /** Everything handed over so far is durable. */
  readonly onSaved: () => void;
  /** The change could not be stored now; it is kept and tried again. */
  readonly onFailed: (error: StoreError) => void;
  /** Another window was faster: nothing was written and the change is given back. */
  readonly onConflict: (change: Change) => Promise<void>;
}

/**
 * Stores changes one after the other in the order they were made, the first when the frame that shows it is out.
 * A change that cannot be stored (disk full, database closed) stays in front and is tried again: nothing is dropped.
 */
export class ChangeQueue {
  readonly #ports: QueuePorts;
  readonly #waiting: Change[] = [];
  #running: Promise<void> | null = null;
  #retry: ReturnType<typeof setTimeout> | null = null;
  readonly #drainSoon = createAfterPaint(() => void this.drain());

  constructor(ports: QueuePorts) {
    this.#ports = ports;
  }

  push(change: Change): void {
    this.#waiting.push(change);
    this.#ports.onSaving();
    this.#drainSoon();
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** What is not durable yet, in order; the first may be on its way. */
  get waiting(): readonly Change[] {
    return this.#waiting;
  }

  /** Takes back what waits and fits. Call from `onConflict` only, when nothing is on its way. */
  withdraw(fits: (change: Change) => boolean): readonly Change[] {
    const taken = this.#waiting.filter(fits);
    this.#waiting.splice(0, this.#waiting.length, ...this.#waiting.filter((change) => !taken.includes(change)));
    return taken;
  }

  /** Begins at once. Resolves when nothing waits any more, or when the one in front cannot be stored now. */
  drain(): Promise<void> {
    if (this.isEmpty) return Promise.resolve();
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
    try {
      for (let [change] = this.#waiting; change !== undefined; [change] = this.#waiting) {
        const outcome = await this.#ports.apply(change);
        if (!outcome.ok && outcome.error.code !== 'conflict') {
          this.#ports.onFailed(outcome.error);
          break;
        }
        this.#waiting.shift();
        if (!outcome.ok) await this.#ports.onConflict(change);
        if (this.isEmpty) this.#ports.onSaved();
      }
    } finally {
      // Also after a bug, which is raised: what waits is not given up for it.
      if (!this.isEmpty) this.#retry = setTimeout(() => void this.drain(), RETRY_AFTER);
      // Before the promise resolves: whoever pushes next must start a new run.
      this.#running = null;
    }
  }
}
