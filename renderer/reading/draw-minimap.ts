import { COLOR_IDS } from '../../shared/model/records';
import { createRowCounter, densityOf } from '../../shared/orientation/minimap';
import { createScaleReader, type TextScale } from '../../shared/orientation/text-scale';
import type { FindMatches } from '../../shared/search/find-query';
import type { AnnotationSet } from '../state/annotation-set';

export interface MapColors {
  /** One for each of COLOR_IDS. */
  readonly marks: readonly string[];
  readonly match: string;
  readonly bookmark: string;
}

export interface MapContent {
  readonly annotations: AnnotationSet;
  readonly matches: FindMatches;
  /** Where they begin, in UTF-16 offsets, in order. */
  readonly bookmarks: readonly number[];
}

export interface MapSurface {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly colors: MapColors;
  readonly scale: TextScale;
}

/** Marks counted before it is asked whether there is time for more. */
const MARKS_A_SLICE = 2000;
/** The smallest mark is so high, in CSS pixels. */
const LEAST = 3;
/** Room at the right for matches, and between them and the marks. */
const MATCH_WIDTH = 4;
const GAP = 1;
/** Height and length of the flag of a bookmark. */
const FLAG = 8;
/** Room around everything. */
const EDGE = 1;

/** The colours of the theme, as the style sheet has them now. */
export function readMapColors(element: HTMLElement): MapColors {
  const style = getComputedStyle(element);
  return {
    marks: COLOR_IDS.map((color) => style.getPropertyValue(`--hl-${color}-line`)),
    match: style.getPropertyValue('--minimap-match'),
    bookmark: style.getPropertyValue('--minimap-bookmark'),
  };
}

/**
 * Draws the whole map: one row a CSS pixel, colours that share a row side by side. Yields between slices of the counting; nothing of
 * the old map is touched before all is counted.
 */
export function* drawMinimap(canvas: HTMLCanvasElement, surface: MapSurface, content: MapContent): Generator<void, void> {
  const counts = yield* countMarks(surface, content.annotations);
  const context = clear(canvas, surface);
  if (context === null) return;
  drawMarks(context, surface, counts);
  drawMatches(context, surface, content.matches);
  drawBookmarks(context, surface, content.bookmarks);
}

function clear(canvas: HTMLCanvasElement, surface: MapSurface): CanvasRenderingContext2D | null {
  const { width, height } = surface;
  const ratio = devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  context?.scale(ratio, ratio);
  return context;
}

function* countMarks({ height, colors, scale }: MapSurface, annotations: AnnotationSet): Generator<void, Int32Array> {
  const counter = createRowCounter(scale, { rows: height, channels: colors.marks.length, least: LEAST });
  const { placeCount } = annotations;
  for (let first = 0; first < placeCount; first += MARKS_A_SLICE) {
    annotations.tellPlaces(first, Math.min(placeCount, first + MARKS_A_SLICE), counter.add);
    yield;
  }
  return counter.finish();
}

function drawMarks(context: CanvasRenderingContext2D, { width, height, colors }: MapSurface, counts: Int32Array): void {
  const channels = colors.marks.length;
  const room = width - 2 * EDGE - GAP - MATCH_WIDTH;
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  for (let row = 0; row < height; row += 1) {
    const present = colors.marks.flatMap((color, channel) => {
      const count = counts[row * channels + channel] ?? 0;
      return count === 0 ? [] : [{ color, count }];
    });
    for (const [place, { color, count }] of present.entries()) {
      context.globalAlpha = densityOf(count, most);
      context.fillStyle = color;
      context.fillRect(EDGE + (room * place) / present.length, row, room / present.length, 1);
    }
  }
  context.globalAlpha = 1;
}

function drawMatches(context: CanvasRenderingContext2D, { width, height, colors, scale }: MapSurface, { starts, ends }: FindMatches): void {
  if (starts.length === 0) return;
  const counter = createRowCounter(scale, { rows: height, channels: 1, least: LEAST });
  for (const [place, start] of starts.entries()) counter.add(start, ends[place] ?? start, 0);
  context.fillStyle = colors.match;
  for (const [row, count] of counter.finish().entries()) if (count > 0) context.fillRect(width - EDGE - MATCH_WIDTH, row, MATCH_WIDTH, 1);
}

/** A small flag at the right edge. */
function drawBookmarks(
  context: CanvasRenderingContext2D,
  { width, height, colors, scale }: MapSurface,
  bookmarks: readonly number[],
): void {
  const topOf = createScaleReader(scale);
  context.fillStyle = colors.bookmark;
  for (const at of bookmarks) {
    const y = Math.min(height - FLAG, Math.round((topOf(at) / Math.max(1, scale.height)) * height));
    context.beginPath();
    context.moveTo(width, y);
    context.lineTo(width - FLAG, y + FLAG / 2);
    context.lineTo(width, y + FLAG);
    context.fill();
  }
}
