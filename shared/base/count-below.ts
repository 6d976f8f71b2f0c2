/** How many of the first `count` indexes satisfy a condition that holds for a prefix of them; asks it about log2(`count`) times. */
export function countBelow(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
