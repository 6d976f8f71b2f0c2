/** How long work speaks to who asked for it. */
export interface Working {
  /** Share of the work that is done, 0 to 1. */
  readonly report: (done: number) => void;
  readonly signal: AbortSignal;
}

/** So long the work goes on before the page gets its turn, in milliseconds. */
const TURN = 12;

/** Does something to every item, and lets the page have its turn in between. Throws the signal's reason when it is aborted. */
export async function forEachInTurns<T>(
  items: readonly T[],
  { report, signal }: Working,
  act: (item: T, index: number) => Promise<void> | void,
): Promise<void> {
  let turnEnds = 0;
  for (const [index, item] of items.entries()) {
    if (performance.now() >= turnEnds) {
      report(index / items.length);
      await nextTurn();
      signal.throwIfAborted();
      turnEnds = performance.now() + TURN;
    }
    await act(item, index);
  }
  report(1);
}

/** Everything that a generator gives, with the page's turn in between. Throws the signal's reason when it is aborted. */
export async function collectInTurns<T>(steps: Iterable<T>, { signal }: Pick<Working, 'signal'>): Promise<readonly T[]> {
  const collected: T[] = [];
  let turnEnds = performance.now() + TURN;
  for (const step of steps) {
    collected.push(step);
    if (performance.now() < turnEnds) continue;
    await nextTurn();
    signal.throwIfAborted();
    turnEnds = performance.now() + TURN;
  }
  return collected;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** This part of a larger work. */
export function partOf({ report, signal }: Working, from: number, to: number): Working {
  return { signal, report: (done) => report(from + (to - from) * done) };
}
