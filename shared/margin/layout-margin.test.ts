import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CARD_GAP, layoutMargin, type MarginCard } from './layout-margin';

const card = (desiredTop: number, height: number, pinned = false): MarginCard =>
  pinned ? { desiredTop, height, pinned } : { desiredTop, height };

const cards = (maxLength: number) =>
  fc
    .array(fc.record({ desiredTop: fc.integer({ min: -50, max: 2000 }), height: fc.integer({ min: 1, max: 300 }) }), { maxLength })
    .map(sorted);

/** With one card pinned. */
const pinnedCards = fc
  .tuple(cards(40), fc.nat())
  .filter(([list]) => list.length > 0)
  .map(([list, at]) => list.map((each, index) => (index === at % list.length ? { ...each, pinned: true } : each)));

function sorted(list: readonly MarginCard[]): readonly MarginCard[] {
  return [...list].sort((a, b) => a.desiredTop - b.desiredTop);
}

function distance(list: readonly MarginCard[], tops: ArrayLike<number>): number {
  return list.reduce((sum, each, index) => sum + ((tops[index] ?? 0) - each.desiredTop) ** 2, 0);
}

function roomBetween(list: readonly MarginCard[], tops: Float64Array): number[] {
  return list.slice(1).map((_, index) => (tops[index + 1] ?? 0) - (tops[index] ?? 0) - (list[index]?.height ?? 0));
}

/** The best of all layouts on whole pixels 0 to `limit`, by trying every one. */
function bestByTrying(list: readonly MarginCard[], limit: number, gap: number): number {
  const tryFrom = (index: number, from: number): number => {
    const each = list[index];
    if (each === undefined) return 0;
    let best = Number.POSITIVE_INFINITY;
    for (let top = from; top <= limit; top += 1) {
      if (each.pinned === true && top !== Math.max(0, each.desiredTop)) continue;
      best = Math.min(best, (top - each.desiredTop) ** 2 + tryFrom(index + 1, top + each.height + gap));
    }
    return best;
  };
  return tryFrom(0, 0);
}

describe('layoutMargin', () => {
  test.each([
    ['nothing', [], []],
    ['cards with room stand at their lines', [card(0, 50), card(100, 50), card(400, 50)], [0, 100, 400]],
    ['two cards at one line share the distance', [card(100, 40), card(100, 40)], [75, 125]],
    ['nothing stands above the page', [card(10, 40), card(10, 40), card(10, 40)], [0, 50, 100]],
    ['the pinned card keeps its line, others give way', [card(100, 40), card(100, 40, true), card(110, 40)], [50, 100, 150]],
    ['a pinned card without room above stands below its predecessors', [card(5, 40), card(10, 40, true)], [0, 50]],
    ['an unsorted wish is pooled, the order stays', [card(300, 20), card(100, 20)], [185, 215]],
  ] as const)('%s', (_, list, tops) => {
    expect([...layoutMargin(list)]).toEqual(tops);
  });

  test('order is kept, nothing overlaps, nothing stands above the page', () => {
    fc.assert(
      fc.property(fc.oneof(cards(60), pinnedCards), (list) => {
        const tops = layoutMargin(list);
        expect(Math.min(0, ...tops)).toBe(0);
        for (const room of roomBetween(list, tops)) expect(room).toBeGreaterThanOrEqual(CARD_GAP - 1e-6);
      }),
    );
  });

  test('no layout on whole pixels is nearer', () => {
    const small = fc
      .array(fc.record({ desiredTop: fc.integer({ min: -3, max: 12 }), height: fc.integer({ min: 1, max: 4 }) }), { maxLength: 4 })
      .map(sorted);
    const withPin = fc
      .tuple(small, fc.option(fc.nat(3), { nil: null }))
      .map(([list, pin]) => list.map((each, index) => (index === pin ? { ...each, pinned: true } : each)))
      .filter((list) => roomAbovePin(list) >= 0);
    fc.assert(
      fc.property(withPin, (list) => {
        expect(distance(list, layoutMargin(list, 1))).toBeLessThanOrEqual(bestByTrying(list, 40, 1) + 1e-6);
      }),
      { numRuns: 200 },
    );
  });

  test('a pinned card is exactly level whenever its predecessors fit above', () => {
    fc.assert(
      fc.property(pinnedCards, (list) => {
        const pin = list.findIndex((each) => 'pinned' in each);
        const needed = list.slice(0, pin).reduce((sum, each) => sum + each.height + CARD_GAP, 0);
        expect(layoutMargin(list)[pin]).toBeCloseTo(Math.max(needed, list[pin]?.desiredTop ?? 0), 6);
      }),
    );
  });

  test('a layout that fits is left as it is', () => {
    fc.assert(
      fc.property(cards(40), (list) => {
        const settled = layoutMargin(list);
        const again = layoutMargin(list.map((each, index) => ({ ...each, desiredTop: settled[index] ?? 0 })));
        for (const [index, top] of again.entries()) expect(top).toBeCloseTo(settled[index] ?? 0, 6);
      }),
    );
  });

  test('a taller card moves nothing before a free stretch', () => {
    const before = [card(0, 40), card(200, 40), card(1000, 40), card(1020, 40)];
    const after = [card(0, 40), card(200, 40), card(1000, 90), card(1020, 40)];
    expect([...layoutMargin(after).slice(0, 2)]).toEqual([...layoutMargin(before).slice(0, 2)]);
  });
});

/** Pixels left above the pinned card once its predecessors stand as high as they can; 0 when none is pinned. */
function roomAbovePin(list: readonly MarginCard[]): number {
  const pin = list.findIndex((each) => each.pinned === true);
  if (pin < 0) return 0;
  return Math.max(0, list[pin]?.desiredTop ?? 0) - list.slice(0, pin).reduce((sum, each) => sum + each.height + 1, 0);
}
