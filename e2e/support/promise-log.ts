import { deepEqual } from '../../shared/base/deep-equal';

/** An annotation as a reader sees it: its words, its colour, and the words of its note, '' where it has none. */
export interface Shown {
  readonly quotation: string;
  readonly color: string;
  readonly note: string;
}

/** What the status bar says of the desk. */
export type Saving = 'saved' | 'saving' | 'failed';

/** The desk at one moment: what the page showed, and what the status bar called it. */
export interface Sight {
  readonly saving: Saving;
  readonly desk: ReadonlyMap<string, Shown>;
}

/** What is known of one annotation. `removed`: taken back by undo, so that nothing of it need be stored. */
export type State = (Shown & { readonly place: 'desk' | 'trash' }) | 'removed';

/** What is being done: it may be stored, or the keys of its note as far as they were pressed, before the page shows it. */
export interface Step {
  /** Null for a new annotation, whose id is not known before it is seen. */
  readonly id: string | null;
  readonly after: State;
}

/** An annotation as the library holds it. */
export interface Stored extends Shown {
  readonly place: 'desk' | 'trash';
}

/**
 * What the interface has called saved, written down outside the browser that is going to be killed.
 * A later state than the one promised may be stored; an earlier one, or nothing, is a loss.
 */
export class PromiseLog {
  /** Looks at the desk while it was called saved. */
  promises = 0;
  #promised = new Map<string, State>();
  #latest = new Map<string, State>();
  /** What was seen after the last promise. */
  readonly #since = new Map<string, State[]>();
  #step: Step | null = null;

  /** Another beginning: what is stored now is what is promised. */
  restart(stored: ReadonlyMap<string, Stored>): void {
    this.#promised = new Map(stored);
    this.#latest = new Map(stored);
    this.#since.clear();
    this.#step = null;
  }

  begin(step: Step): void {
    this.#step = step;
  }

  /** The page shows what was done. */
  end(): void {
    this.#step = null;
  }

  see(sight: Sight): void {
    const ids = new Set([...this.#latest.keys(), ...sight.desk.keys()]);
    this.#latest = new Map([...ids].map((id) => [id, this.#stateOf(id, sight)]));
    if (sight.saving === 'saved') {
      this.promises += 1;
      this.#promised = this.#latest;
      this.#since.clear();
      return;
    }
    for (const [id, state] of this.#latest) this.#since.set(id, [...(this.#since.get(id) ?? []), state]);
  }

  /** Annotations and notes that were promised and must be there. */
  countPromised(): { readonly annotations: number; readonly notes: number } {
    const states = [...this.#promised.values()].filter((state) => state !== 'removed');
    return { annotations: states.length, notes: states.filter(({ note }) => note !== '').length };
  }

  /** A sentence for everything that is stored otherwise than promised. */
  findLosses(stored: ReadonlyMap<string, Stored>): readonly string[] {
    const broken = [...this.#promised].flatMap(([id, promised]) => {
      const found: State = stored.get(id) ?? 'removed';
      return this.#isAllowed(id, found, promised) ? [] : [`${id}: promised ${describe(promised)}, stored ${describe(found)}`];
    });
    const strange = [...stored].flatMap(([id, found]) => {
      return this.#promised.has(id) || this.#isAllowed(id, found, null) ? [] : [`${id}: never seen, stored ${describe(found)}`];
    });
    return [...broken, ...strange];
  }

  #stateOf(id: string, { desk }: Sight): State {
    const shown = desk.get(id);
    if (shown !== undefined) return { ...shown, place: 'desk' };
    const before = this.#latest.get(id) ?? 'removed';
    if (before === 'removed' || before.place === 'trash') return before;
    // Gone from the desk: by what is being done, or, if nothing was done to it, it is still owed.
    const after = this.#step?.id === id ? this.#step.after : before;
    return after !== 'removed' && after.place === 'desk' ? before : after;
  }

  #isAllowed(id: string, found: State, promised: State | null): boolean {
    if (promised !== null && deepEqual(found, promised)) return true;
    if ((this.#since.get(id) ?? []).some((state) => deepEqual(state, found))) return true;
    const step = this.#step;
    if (step === null || (step.id === null ? promised !== null : step.id !== id)) return false;
    return isOnTheWay(found, step.after, promised);
  }
}

/** True for the outcome of a step and for a note that was written in it as far as it goes, but no shorter than promised. */
function isOnTheWay(found: State, after: State, promised: State | null): boolean {
  if (found === 'removed' || after === 'removed') return found === after;
  const least = promised === null || promised === 'removed' || !after.note.startsWith(promised.note) ? '' : promised.note;
  const isPart = after.note.startsWith(found.note) && found.note.startsWith(least);
  return isPart && deepEqual({ ...found, note: '' }, { ...after, note: '' });
}

function describe(state: State): string {
  return state === 'removed' ? 'nothing' : JSON.stringify(state);
}
