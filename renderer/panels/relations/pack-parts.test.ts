import { expect, test } from 'vitest';
import { packParts, type Size } from './pack-parts';

const VIEW = { width: 960, height: 500 };
const pair: Size = { width: 512, height: 64 };

test('what fits stands in one column; what would be shown too small stands in several, in its order', () => {
  expect(packParts([], VIEW)).toEqual([]);
  expect(packParts([pair, pair], VIEW)).toEqual([
    { x: 0, y: 0 },
    { x: 0, y: 98 },
  ]);
  const wide = packParts([{ width: 512, height: 474 }, pair, pair, pair, pair], VIEW);
  expect(wide.map(({ x }) => x)).toEqual([0, 584, 584, 584, 584]);
  expect(wide.map(({ y }) => y)).toEqual([0, 0, 98, 196, 294]);
});

test('nothing covers anything', () => {
  const parts = Array.from({ length: 40 }, (_, index) => ({ width: 196 + (index % 3) * 316, height: 64 + (index % 5) * 82 }));
  const corners = packParts(parts, VIEW);
  const boxes = parts.map((part, index) => ({ ...part, ...(corners[index] ?? { x: Number.NaN, y: Number.NaN }) }));
  const clashes = boxes.flatMap((a, index) =>
    boxes.slice(index + 1).filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height),
  );
  expect(clashes).toEqual([]);
});
