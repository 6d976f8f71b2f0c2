/** A rectangle in CSS pixels; any one coordinate system for all. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface ToolbarRoom {
  /** The passage, one box a line, in order. */
  readonly lines: readonly Box[];
  /** Where the toolbar may stand. */
  readonly view: Box;
  readonly width: number;
  readonly height: number;
}

/** Between the words and the toolbar. */
const GAP = 8;
/** Between the toolbar and the edge of the view. */
const EDGE = 6;

/**
 * Where the toolbar stands: above the passage, else below it, within the view and never on the passage's words. When the passage fills
 * the view there is no such place, and it stands at the view's foot. Null when nothing of the passage is in view.
 */
export function placeToolbar({ lines, view, width, height }: ToolbarRoom): { readonly left: number; readonly top: number } | null {
  const shown = lines.filter((line) => line.bottom > view.top && line.top < view.bottom);
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined) return null;
  const highest = Math.min(...shown.map((line) => line.top));
  const lowest = Math.max(...shown.map((line) => line.bottom));
  const at = (line: Box, top: number) => ({ left: clampLeft((line.left + line.right - width) / 2, view, width), top });
  const above = highest - GAP - height;
  if (first === lines[0] && above >= view.top + EDGE) return at(first, above);
  const below = lowest + GAP;
  if (last === lines.at(-1) && below + height <= view.bottom - EDGE) return at(last, below);
  return at(last, view.bottom - EDGE - height);
}

function clampLeft(left: number, view: Box, width: number): number {
  return Math.max(view.left + EDGE, Math.min(left, view.right - EDGE - width));
}
