import { orderBetween } from './order-between';

/**
 * Keys of order for things that stand in this order now: `orders[i]` is the key that thing i had, null for a new one. As many as
 * possible keep theirs (a thing that was moved is the one that gets another); the result rises strictly.
 */
export function assignOrders(orders: readonly (string | null)[]): readonly string[] {
  const kept = keepRising(orders);
  const assigned: string[] = [];
  let nextKept = 0;
  for (const [i, order] of orders.entries()) {
    if (order !== null && kept.has(i)) {
      assigned.push(order);
      continue;
    }
    nextKept = Math.max(nextKept, i + 1);
    while (nextKept < orders.length && !kept.has(nextKept)) nextKept += 1;
    assigned.push(orderBetween(assigned.at(-1) ?? null, orders[nextKept] ?? null));
  }
  return assigned;
}

/** The places of a longest strictly rising run of keys. */
function keepRising(orders: readonly (string | null)[]): ReadonlySet<number> {
  /** `ends[n]`: where the rising run of n + 1 keys with the smallest last key ends. */
  const ends: number[] = [];
  const before: number[] = [];
  for (const [i, order] of orders.entries()) {
    const length = order === null ? -1 : findLength(ends, orders, order);
    before.push(length > 0 ? (ends[length - 1] ?? -1) : -1);
    if (length >= 0) ends[length] = i;
  }
  const kept = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) kept.add(at);
  return kept;
}

function findLength(ends: readonly number[], orders: readonly (string | null)[], order: string): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const half = (low + high) >> 1;
    const key = orders[ends[half] ?? -1] ?? '';
    if (key < order) low = half + 1;
    else high = half;
  }
  return low;
}
