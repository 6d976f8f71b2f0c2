import type { ExportProgress } from './export-input';

/** So many items are worked on before the event loop gets its turn: well under a frame for any of the formats. */
const CHUNK = 200;

/** Maps `items` in chunks; between them reports progress (`from` to `to` of the whole) and looks whether the work is still wanted. */
export async function mapInChunks<T, U>(
  items: readonly T[],
  progress: ExportProgress,
  range: { readonly from: number; readonly to: number },
  map: (item: T, index: number) => U,
): Promise<readonly U[]> {
  const results: U[] = [];
  for (const [index, item] of items.entries()) {
    if (index % CHUNK === 0) {
      progress.report(range.from + ((range.to - range.from) * index) / items.length);
      await nextTurn();
      progress.signal?.throwIfAborted();
    }
    results.push(map(item, index));
  }
  progress.report(range.to);
  return results;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(() => resolve(), 0));
}
