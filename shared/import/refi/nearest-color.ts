import { CODE_INKS } from '../../export/refi/codes';
import { CODE_COLOR_IDS, type CodeColorId } from '../../model/records';

/** The code colour that looks most like this one ("#RRGGBB", "#RGB"); null where it is none. Distances in Oklab (Björn Ottosson, 2020). */
export function nearestCodeColor(color: string): CodeColorId | null {
  const wanted = parseColor(color);
  if (wanted === null) return null;
  return CODE_COLOR_IDS.reduce((nearest, id) => (distance(wanted, inkOf(id)) < distance(wanted, inkOf(nearest)) ? id : nearest));
}

type Triple = readonly [number, number, number];

function inkOf(id: CodeColorId): Triple {
  return parseColor(CODE_INKS[id]) ?? [0, 0, 0];
}

/** Hue and saturation tell colours apart on the desk; how light they are says less. */
const LIGHTNESS_WEIGHT = 0.25;

function distance(a: Triple, b: Triple): number {
  return LIGHTNESS_WEIGHT * (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}

function parseColor(color: string): Triple | null {
  const [, hex] = /^\s*#([0-9a-f]{6}|[0-9a-f]{3})\s*$/i.exec(color) ?? [];
  if (hex === undefined) return null;
  const whole = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  const [red, green, blue] = [0, 2, 4].map((at) => linear(Number.parseInt(whole.slice(at, at + 2), 16) / 255));
  return toOklab(red ?? 0, green ?? 0, blue ?? 0);
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function toOklab(red: number, green: number, blue: number): Triple {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}
