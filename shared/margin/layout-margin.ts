/** A card that wants to stand level with a line. Heights and tops are CSS pixels from the top of the page. */
export interface MarginCard {
  /** Top of the line the card belongs to. */
  readonly desiredTop: number;
  readonly height: number;
  /** The active card: it stands exactly at its line and the others give way. At most one card is pinned. */
  readonly pinned?: boolean;
}

/** Free space between two cards, in CSS pixels. */
export const CARD_GAP = 10;

/**
 * Tops for cards in a margin: the order of `cards` is kept, neighbours stand at least `gap` apart, none stands above 0, and the
 * sum of squared distances from the desired tops is the smallest possible. A pinned card stands exactly at its line; when the
 * cards before it do not fit above, it stands directly below them. No card ends below `limit` as long as all of them fit above it.
 *
 * Subtracting from each desired top the room its predecessors need turns "at least `gap` apart" into "not decreasing", which is
 * isotonic regression under least squares, solved exactly by pooling adjacent violators in O(n) (Ayer, Brunk, Ewing, Reid and
 * Silverman 1955; as given in Best and Chakravarti, Mathematical Programming 47, 1990). Bounds on such a regression are met by
 * clamping its solution (Barlow, Bartholomew, Bremner and Brunk, Statistical Inference under Order Restrictions, 1972); a
 * pinned card is the upper bound of what stands before it and the lower bound of what follows.
 */
export function layoutMargin(cards: readonly MarginCard[], gap: number = CARD_GAP, limit: number = Number.POSITIVE_INFINITY): Float64Array {
  const room = new Float64Array(cards.length);
  const wanted = new Float64Array(cards.length);
  let taken = 0;
  let pin = -1;
  for (const [index, card] of cards.entries()) {
    room[index] = taken;
    wanted[index] = card.desiredTop - taken;
    taken += card.height + gap;
    if (card.pinned === true && pin < 0) pin = index;
  }
  const lowest = Math.max(0, limit - (taken - gap));
  if (pin < 0) {
    clampInto(poolAdjacentViolators(wanted), 0, lowest, wanted, 0);
  } else {
    const level = Math.max(0, wanted[pin] ?? 0);
    clampInto(poolAdjacentViolators(wanted.subarray(0, pin)), 0, level, wanted, 0);
    clampInto(poolAdjacentViolators(wanted.subarray(pin + 1)), level, Math.max(level, lowest), wanted, pin + 1);
    wanted[pin] = level;
  }
  return wanted.map((value, index) => value + (room[index] ?? 0));
}

function clampInto(values: Float64Array, low: number, high: number, into: Float64Array, at: number): void {
  for (const [index, value] of values.entries()) into[at + index] = Math.min(high, Math.max(low, value));
}

/** The non-decreasing sequence nearest to `values` in least squares. */
function poolAdjacentViolators(values: Float64Array): Float64Array {
  const sums: number[] = [];
  const counts: number[] = [];
  for (const value of values) {
    let sum = value;
    let count = 1;
    for (let last = sums.length - 1; last >= 0; last -= 1) {
      const lastSum = sums[last] ?? 0;
      const lastCount = counts[last] ?? 1;
      if (lastSum / lastCount <= sum / count) break;
      sum += lastSum;
      count += lastCount;
      sums.pop();
      counts.pop();
    }
    sums.push(sum);
    counts.push(count);
  }
  const result = new Float64Array(values.length);
  let index = 0;
  for (const [pool, sum] of sums.entries()) {
    const count = counts[pool] ?? 1;
    result.fill(sum / count, index, index + count);
    index += count;
  }
  return result;
}
