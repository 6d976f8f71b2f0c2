import type { Settings } from './services/settings';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type WindowState = NonNullable<Settings['window']>;

export const MIN_SIZE = { width: 720, height: 480 } as const;
const DEFAULT_SIZE = { width: 1316, height: 914 } as const;

function overlap(left: Rectangle, right: Rectangle): number {
  const width = Math.min(left.x + left.width, right.x + right.width) - Math.max(left.x, right.x);
  const height = Math.min(left.y + left.height, right.y + right.height) - Math.max(left.y, right.y);
  return Math.max(0, width) * Math.max(0, height);
}

function limit(value: number, low: number, high: number): number {
  return Math.round(Math.min(Math.max(value, low), Math.max(low, high)));
}

/**
 * Where the window opens: where it was, moved and shrunk into the display that shows most of it; in the middle of the
 * first display when it was nowhere yet or its display is gone. `workAreas` begins with the primary display. Device-independent pixels.
 */
export function fitWindow(saved: WindowState | null, workAreas: readonly [Rectangle, ...Rectangle[]]): Rectangle {
  const [primary] = workAreas;
  const area = saved === null ? primary : workAreas.reduce((best, next) => (overlap(saved, next) > overlap(saved, best) ? next : best));
  const wanted = saved ?? DEFAULT_SIZE;
  const width = limit(wanted.width, Math.min(MIN_SIZE.width, area.width), area.width);
  const height = limit(wanted.height, Math.min(MIN_SIZE.height, area.height), area.height);
  const isLost = saved === null || overlap(saved, area) === 0;
  const x = isLost ? area.x + (area.width - width) / 2 : saved.x;
  const y = isLost ? area.y + (area.height - height) / 2 : saved.y;
  return {
    x: limit(x, area.x, area.x + area.width - width),
    y: limit(y, area.y, area.y + area.height - height),
    width,
    height,
  };
}
