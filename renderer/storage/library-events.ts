import { inParts } from '../../shared/base/in-parts';
import type { Edit } from '../../shared/model/change';
import { toApplied } from './carried-steps';
import type { LibraryEvent } from './library';
import { nextTurn } from './next-turn';
import type { JournalHead } from './schema';

/** So many edits are told at once: showing them takes a few milliseconds. */
const EDITS_TOLD_AT_ONCE = 500;

/** Whoever follows a library, and what they are told. */
export class LibraryEvents {
  readonly #listeners = new Set<(event: LibraryEvent) => void>();

  subscribe(listener: (event: LibraryEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: LibraryEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  /** Tells a step; one with many edits in parts, so that whoever shows them leaves the page its turns. */
  async tellStep(row: JournalHead, edits: readonly Edit[], own: boolean): Promise<void> {
    const [first = [], ...others] = inParts(edits, EDITS_TOLD_AT_ONCE);
    this.emit({ type: 'applied', applied: toApplied(row, first), own });
    for (const part of others) {
      await nextTurn();
      this.emit({ type: 'applied', applied: toApplied(row, part), own });
    }
  }

  /** Nobody is told anything any more. */
  clear(): void {
    this.#listeners.clear();
  }
}
