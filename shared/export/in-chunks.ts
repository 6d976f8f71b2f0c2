import type { ExportProgress } from './export-input';

/** So long the work goes on before the event loop gets its turn, in milliseconds: items may take microseconds or a fifth of a second. */
const TURN = 12;

/** Maps `items`, and every few milliseconds reports progress (`from` to `to` of the whole) and looks whether the work is still wanted. */
export async function mapInChunks<T, U>(
  items: readonly T[],
  progress: ExportProgress,
  range: { readonly from: number; readonly to: number },
  map: (item: T, index: number) => U,
): Promise<readonly U[]> {
  const results: U[] = [];
  let turnEnds = 0;
  for (const [index, item] of items.entries()) {
    if (Date.now() >= turnEnds) {
      progress.report(range.from + ((range.to - range.from) * index) / items.length);
      await nextTurn();
      progress.signal?.throwIfAborted();
      turnEnds = Date.now() + TURN;
    }
    results.push(map(item, index));
  }
  progress.report(range.to);
  return results;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(() => resolve(), 0));
}
