import { foldName } from '../../codebook/codebook';
import { COLOR_IDS, type ColorId } from '../../model/records';

/** The colour that a file's word for one stands for; null when it stands for none. */
export type ColorReader = (word: string) => ColorId | null;

/** What colours are called in files: in English, as CSS names them, and in Chinese. */
const NAMES: Readonly<Record<string, ColorId>> = {
  orange: 'yellow',
  amber: 'yellow',
  gold: 'yellow',
  pink: 'red',
  rose: 'red',
  crimson: 'red',
  cyan: 'blue',
  teal: 'green',
  lime: 'green',
  magenta: 'purple',
  violet: 'purple',
  lavender: 'purple',
  黄: 'yellow',
  黄色: 'yellow',
  黃: 'yellow',
  黃色: 'yellow',
  橙色: 'yellow',
  红: 'red',
  红色: 'red',
  紅: 'red',
  紅色: 'red',
  粉色: 'red',
  蓝: 'blue',
  蓝色: 'blue',
  藍: 'blue',
  藍色: 'blue',
  绿: 'green',
  绿色: 'green',
  綠: 'green',
  綠色: 'green',
  紫: 'purple',
  紫色: 'purple',
};

/** Upper ends of the hues (degrees on the colour circle) that a reader would call by each name. */
const HUES: readonly (readonly [end: number, color: ColorId])[] = [
  [20, 'red'],
  [72, 'yellow'],
  [170, 'green'],
  [250, 'blue'],
  [322, 'purple'],
  [360, 'red'],
];
/** Below this difference of the strongest and the weakest channel a colour is a grey. */
const GREY = 24;

/** Reads colours by the names that the reader gave them, by common names, and by their hue where a file has `#rrggbb`. */
export function createColorReader(names: Readonly<Record<ColorId, string>>): ColorReader {
  const own = new Map(COLOR_IDS.map((color) => [foldName(names[color]), color]));
  return (word) => {
    const name = foldName(word);
    if (name === '') return null;
    const known = own.get(name) ?? COLOR_IDS.find((color) => color === name) ?? (Object.hasOwn(NAMES, name) ? NAMES[name] : undefined);
    return known ?? colorOfHex(name);
  };
}

function colorOfHex(word: string): ColorId | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})(?:[0-9a-f]{2})?$/.exec(word);
  if (match === null) return null;
  const [red = 0, green = 0, blue = 0] = match.slice(1, 4).map((channel) => Number.parseInt(channel, 16));
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (range < GREY) return null;
  const sixth = most === red ? ((green - blue) / range + 6) % 6 : most === green ? (blue - red) / range + 2 : (red - green) / range + 4;
  return HUES.find(([end]) => sixth * 60 <= end)?.[1] ?? null;
}
