import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, placeToolbar } from './place-toolbar';

const view: Box = { left: 0, top: 100, right: 800, bottom: 700 };
const size = { width: 300, height: 40 };
const line = (top: number, left = 200, right = 600): Box => ({ left, top, right, bottom: top + 20 });

describe('placeToolbar', () => {
  it('stands above the first line, in its middle', () => {
    expect(placeToolbar({ lines: [line(300), line(330)], view, ...size })).toEqual({ left: 250, top: 252 });
  });

  it('stands below the last line when there is no room above', () => {
    expect(placeToolbar({ lines: [line(120), line(150, 200, 300)], view, ...size })).toEqual({ left: 100, top: 178 });
  });

  it('keeps within the view at its sides', () => {
    expect(placeToolbar({ lines: [line(300, 0, 20)], view, ...size })).toEqual({ left: 6, top: 252 });
    expect(placeToolbar({ lines: [line(300, 780, 800)], view, ...size })).toEqual({ left: 494, top: 252 });
  });

  it('goes when the passage is scrolled out of view', () => {
    expect(placeToolbar({ lines: [line(20)], view, ...size })).toBeNull();
  });

  it('stands at the foot of the view when the passage fills it', () => {
    const lines = Array.from({ length: 40 }, (_, place) => line(60 + place * 20));
    expect(placeToolbar({ lines, view, ...size })).toEqual({ left: 250, top: 654 });
  });

  it('never covers the words of a passage that leaves room for it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 660 }), fc.integer({ min: 1, max: 20 }), (top, count) => {
        const lines = Array.from({ length: count }, (_, place) => line(top + place * 20));
        const bottom = top + count * 20;
        fc.pre(top - 100 >= 54 || (bottom <= 646 && bottom >= 100));
        const placed = placeToolbar({ lines, view, ...size });
        const isCovering = placed !== null && placed.top < bottom && placed.top + size.height > top;
        expect(isCovering).toBe(false);
      }),
    );
  });
});
