import type { OutlineEntry } from '../../../shared/text/source-text';

/** Index of the last entry at or before the block that is being read; -1 before the first. Entries stand in order of blocks. */
export function findCurrentEntry(outline: readonly OutlineEntry[], block: number): number {
  let low = 0;
  let high = outline.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = outline[middle];
    if (entry !== undefined && entry.block <= block) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where a key moves the focus from `index` in a list of `count`; null when the key does not move. */
export function moveInOutline(key: string, index: number, count: number): number | null {
  const targets: Readonly<Record<string, number>> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: count - 1 };
  const target = targets[key];
  return target === undefined ? null : Math.min(count - 1, Math.max(0, target));
}
