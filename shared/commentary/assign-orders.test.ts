import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignOrders } from './assign-orders';
import { orderBetween } from './order-between';

const isRising = (orders: readonly string[]) => orders.every((order, i) => i === 0 || (orders[i - 1] ?? '') < order);

describe('orderBetween', () => {
  it.each([
    [null, null, 'V'],
    ['V', null, 'W'],
    ['z', null, 'z1'],
    ['V', 'W', 'V1'],
    ['V1', 'W', 'V2'],
    [null, 'V', 'F'],
    [null, '1', '0V'],
    ['V', 'V1', 'V0V'],
  ])('%s and %s: %s', (after, before, between) => {
    expect(orderBetween(after, before)).toBe(between);
  });

  it('stays short when a thousand blocks are written one after the other, at the end or in the midst', () => {
    let [end, midst] = ['V', 'V'];
    for (let i = 0; i < 1000; i++) {
      end = orderBetween(end, null);
      midst = orderBetween(midst, 'W');
    }
    expect([end.length, midst.length]).toEqual([17, 18]);
  });

  it('refuses what has no room', () => {
    expect(() => orderBetween('V', 'V')).toThrow(RangeError);
  });
});

describe('assignOrders', () => {
  it('moves one block of a thousand and leaves the others', () => {
    const orders = assignOrders(Array.from({ length: 1000 }, () => null));
    const last = orders.at(-1) ?? '';
    const moved = assignOrders([last, ...orders.slice(0, -1)]);
    expect(moved.filter((order) => !orders.includes(order))).toHaveLength(1);
    expect(isRising(moved)).toBe(true);
  });

  it('gives one of two equal keys another', () => {
    expect(assignOrders(['V', 'V', 'X'])).toEqual(['F', 'V', 'X']);
  });

  it('rises strictly and keeps what may be stored, whatever is inserted, moved and taken out', () => {
    const insertion = fc.array(fc.tuple(fc.nat(), fc.constantFrom('insert', 'remove', 'move'), fc.nat()), { maxLength: 200 });
    fc.assert(
      fc.property(insertion, (steps) => {
        let list: (string | null)[] = [];
        for (const [place, what, other] of steps) {
          const at = list.length === 0 ? 0 : place % (list.length + 1);
          if (what === 'insert') list.splice(at, 0, null);
          else {
            const [taken] = list.splice(at, 1);
            if (what === 'move' && taken !== undefined) list.splice(other % (list.length + 1), 0, taken);
          }
          const assigned = assignOrders(list);
          if (!isRising(assigned) || assigned.some((order) => !/^[0-9A-Za-z]*[1-9A-Za-z]$/.test(order))) return false;
          list = [...assigned];
        }
        return true;
      }),
    );
  });
});
