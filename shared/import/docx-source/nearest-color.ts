import type { ColorId } from '../../model/records';

/** `ST_HighlightColor` of ECMA-376. Black and white hide or show nothing: they mark no passage. */
const HIGHLIGHTS: Readonly<Record<string, ColorId>> = {
  yellow: 'yellow',
  darkYellow: 'yellow',
  green: 'green',
  darkGreen: 'green',
  cyan: 'blue',
  darkCyan: 'blue',
  blue: 'blue',
  darkBlue: 'blue',
  magenta: 'purple',
  darkMagenta: 'purple',
  red: 'red',
  darkRed: 'red',
  lightGray: 'yellow',
  darkGray: 'yellow',
};

/** Hues in degrees at which one of our colours gives way to the next. */
const HUES: readonly (readonly [below: number, color: ColorId])[] = [
  [22, 'red'],
  [70, 'yellow'],
  [170, 'green'],
  [258, 'blue'],
  [322, 'purple'],
  [361, 'red'],
];

/** Greys shade tables and code; nobody marks a passage with them. */
const LEAST_SATURATION = 0.15;

/** The colour of ours that is nearest to a highlighter of Word; null for none. */
export function colorOfHighlight(name: string): ColorId | null {
  return HIGHLIGHTS[name] ?? null;
}

/** The colour of ours that is nearest to a shading ("FFE699"); null where it is too grey to be one, and for "auto". */
export function colorOfShading(fill: string): ColorId | null {
  const [, red, green, blue] = /^([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(fill) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  const [r, g, b] = [red, green, blue].map((part) => Number.parseInt(part, 16) / 255);
  if (r === undefined || g === undefined || b === undefined) return null;
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const spread = most - least;
  const lightness = (most + least) / 2;
  if (spread === 0 || spread / (1 - Math.abs(2 * lightness - 1)) < LEAST_SATURATION || spread < 0.03) return null;
  const sixth = most === r ? (((g - b) / spread) % 6) + 6 : most === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  const hue = (sixth * 60) % 360;
  return HUES.find(([below]) => hue < below)?.[1] ?? null;
}
