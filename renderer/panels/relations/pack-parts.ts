export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** Free room between two parts. */
const GAP = { columns: 72, rows: 34 };
const MOST_COLUMNS = 6;

/**
 * Where parts of a picture that nothing ties together stand, in their order, in as many columns as let it be shown largest in `view`:
 * below each other they would make a picture so high that its words are too small to read.
 */
export function packParts(parts: readonly Size[], view: Size): readonly Corner[] {
  let best: Packing = { corners: [], width: 0, height: 0 };
  let bestScale = 0;
  for (let count = 1; count <= Math.min(MOST_COLUMNS, parts.length); count += 1) {
    const packing = packIntoColumns(parts, count);
    const scale = Math.min(1, view.width / packing.width, view.height / packing.height);
    if (scale <= bestScale) continue;
    best = packing;
    bestScale = scale;
  }
  return best.corners;
}

interface Packing extends Size {
  readonly corners: readonly Corner[];
}

function packIntoColumns(parts: readonly Size[], count: number): Packing {
  const share = parts.reduce((sum, { height }) => sum + height + GAP.rows, 0) / count;
  const corners: Corner[] = [];
  let [column, x, y, width, height, passed] = [0, 0, 0, 0, 0, 0];
  for (const part of parts) {
    // A part stands in the column in which its middle would lie if all columns were one.
    if (y > 0 && passed + part.height / 2 > share * (column + 1)) {
      x += width + GAP.columns;
      [column, y, width] = [column + 1, 0, 0];
    }
    corners.push({ x, y });
    y += part.height + GAP.rows;
    passed += part.height + GAP.rows;
    width = Math.max(width, part.width);
    height = Math.max(height, y - GAP.rows);
  }
  return { corners, width: x + width, height };
}
