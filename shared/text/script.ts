/** The scripts that reading distinguishes; `none` is everything that belongs to no script: digits, punctuation, spaces. */
export const SCRIPTS = [
  'none',
  'latin',
  'han',
  'kana',
  'hangul',
  'greek',
  'cyrillic',
  'hebrew',
  'arabic',
  'devanagari',
  'thai',
  'other',
] as const;
export type Script = (typeof SCRIPTS)[number];

/** `[first, last, script]` of the blocks of Unicode 17 that hold a script's letters, in order of code point. */
const RANGES: readonly (readonly [first: number, last: number, script: Script])[] = [
  [0x41, 0x5a, 'latin'],
  [0x61, 0x7a, 'latin'],
  [0xaa, 0xaa, 'latin'],
  [0xba, 0xba, 'latin'],
  [0xc0, 0xd6, 'latin'],
  [0xd8, 0xf6, 'latin'],
  [0xf8, 0x24f, 'latin'],
  [0x370, 0x373, 'greek'],
  [0x376, 0x37d, 'greek'],
  [0x37f, 0x3ff, 'greek'],
  [0x400, 0x52f, 'cyrillic'],
  [0x591, 0x5f4, 'hebrew'],
  [0x610, 0x65f, 'arabic'],
  [0x66e, 0x6ef, 'arabic'],
  [0x6fa, 0x6ff, 'arabic'],
  [0x750, 0x77f, 'arabic'],
  [0x904, 0x963, 'devanagari'],
  [0xe01, 0xe4e, 'thai'],
  [0x1100, 0x11ff, 'hangul'],
  [0x1e00, 0x1eff, 'latin'],
  [0x1f00, 0x1fff, 'greek'],
  [0x3005, 0x3007, 'han'],
  [0x3041, 0x30ff, 'kana'],
  [0x3130, 0x318f, 'hangul'],
  [0x31f0, 0x31ff, 'kana'],
  [0x3400, 0x4dbf, 'han'],
  [0x4e00, 0x9fff, 'han'],
  [0xac00, 0xd7a3, 'hangul'],
  [0xf900, 0xfaff, 'han'],
  [0xfb00, 0xfb06, 'latin'],
  [0xfb1d, 0xfb4f, 'hebrew'],
  [0xfb50, 0xfdff, 'arabic'],
  [0xfe70, 0xfefc, 'arabic'],
  [0xff21, 0xff3a, 'latin'],
  [0xff41, 0xff5a, 'latin'],
  [0xff66, 0xff9f, 'kana'],
  [0x20000, 0x323af, 'han'],
];

/** Mathematical letters (𝒜) are common to all scripts and belong to none. */
const ANY_LETTER = /(?!\p{Script=Common})\p{L}/u;

/** The script of a code point. Letters of scripts that are not told apart here are `other`. */
export function scriptOf(codePoint: number): Script {
  let low = 0;
  let high = RANGES.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = RANGES[middle];
    if (range === undefined) break;
    if (codePoint < range[0]) high = middle - 1;
    else if (codePoint > range[1]) low = middle + 1;
    else return range[2];
  }
  if (codePoint < 0x80) return 'none';
  return ANY_LETTER.test(String.fromCodePoint(codePoint)) ? 'other' : 'none';
}

/** Letters of other scripts than Latin lie here; so do some signs. General punctuation and symbols do not. */
const BEYOND_LATIN = /[\u0250-\u1fff\u2c00-\uffff]/;

/** True when no other letters than Latin ones can stand in `text[from, to)`. */
export function isLatinAtMost(text: string, from: number, to: number): boolean {
  return !BEYOND_LATIN.test(text.slice(from, to));
}

/** `isLatinAtMost` for one stretch of a text after another: what lies between two letters of other scripts is looked through once. */
export function scanLatin(text: string): typeof isLatinAtMost {
  const beyond = new RegExp(BEYOND_LATIN, 'g');
  // No letter of another script stands in [from, next).
  let known = { from: 0, next: -1 };
  return (scanned, from, to) => {
    if (scanned !== text) return isLatinAtMost(scanned, from, to);
    if (from < known.from || from > known.next) {
      beyond.lastIndex = from;
      const found = beyond.exec(text);
      known = { from, next: found === null ? text.length : found.index };
    }
    return to <= known.next;
  };
}

/** How many letters of each script `text[from, to)` holds. Plain English is counted without a look-up a letter. */
export function countScripts(text: string, from: number, to: number): Map<Script, number> {
  const counts = new Map<Script, number>();
  let latin = 0;
  let han = 0;
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      const lower = unit | 0x20;
      if (lower >= 0x61 && lower <= 0x7a) latin += 1;
    } else if (unit >= 0x4e00 && unit <= 0x9fff) {
      han += 1;
    } else if (unit < 0x2000 || unit >= 0x2e80) {
      const codePoint = text.codePointAt(at) ?? unit;
      if (codePoint > 0xffff) at += 1;
      const script = scriptOf(codePoint);
      if (script !== 'none') counts.set(script, (counts.get(script) ?? 0) + 1);
    }
  }
  if (latin > 0) counts.set('latin', (counts.get('latin') ?? 0) + latin);
  if (han > 0) counts.set('han', (counts.get('han') ?? 0) + han);
  return counts;
}
