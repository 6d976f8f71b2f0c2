/** The families of enumerators that are recognised. A sequence keeps to one family. */
export const ENUMERATORS = [
  'ordinal',
  'number',
  'bracketed-number',
  'letter',
  'chinese',
  'chinese-ordinal',
  'chinese-bracketed',
  'chinese-point',
  'chinese-item',
] as const;
export type EnumeratorFamily = (typeof ENUMERATORS)[number];

/** How a point of an enumeration begins. */
export interface Enumerator {
  readonly family: EnumeratorFamily;
  /** 1 for the first point. */
  readonly number: number;
  /** As the text writes it, without the punctuation that sets it off: "First", "2", "第三". */
  readonly ordinal: string;
  /** What follows. */
  readonly rest: string;
}

const ENGLISH_ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
];
const CHINESE_DIGITS = '一二三四五六七八九';
const CHINESE_NUMERAL = /^[一二三四五六七八九十]/;

const RULES: readonly {
  readonly family: EnumeratorFamily;
  /** What its first character can be: tried first, since most paragraphs begin with no enumerator. */
  readonly starts: RegExp;
  readonly pattern: RegExp;
  readonly value: (ordinal: string) => number | null;
}[] = [
  { family: 'ordinal', starts: /^[fsten]/i, pattern: /^(\p{L}+?)(?:ly)?(?: of all)?\s*[,:.—–]\s*/u, value: englishOrdinal },
  { family: 'number', starts: /^\d/, pattern: /^(\d{1,3})[.、．](?!\d)\s*/u, value: Number },
  { family: 'bracketed-number', starts: /^[(（\d]/, pattern: /^[(（]?(\d{1,3})[)）]\s*/u, value: Number },
  { family: 'letter', starts: /^(?:[(（]|.[)）])/, pattern: /^[(（]?([a-z])[)）]\s*/u, value: (letter) => letter.charCodeAt(0) - 96 },
  { family: 'chinese', starts: CHINESE_NUMERAL, pattern: /^([一二三四五六七八九十]{1,3})[、．.]\s*/u, value: chineseNumber },
  {
    family: 'chinese-ordinal',
    starts: /^第/,
    pattern: /^(第[一二三四五六七八九十]{1,3})(?=[，,：:、\s]|是)[，,：:、\s是]*/u,
    value: (text) => chineseNumber(text.slice(1)),
  },
  { family: 'chinese-bracketed', starts: /^[（(]/, pattern: /^[（(]([一二三四五六七八九十]{1,3})[）)]\s*/u, value: chineseNumber },
  { family: 'chinese-point', starts: CHINESE_NUMERAL, pattern: /^([一二三四五六七八九十]{1,3})(?=是)[是]\s*/u, value: chineseNumber },
  {
    family: 'chinese-item',
    starts: /^其/,
    pattern: /^(其[一二三四五六七八九十]{1,3})[，,：:、是]*\s*/u,
    value: (text) => chineseNumber(text.slice(1)),
  },
];

/** Reads the enumerator at the start of a paragraph, or null when there is none. */
export function readEnumerator(paragraph: string): Enumerator | null {
  for (const { family, starts, pattern, value } of RULES) {
    if (!starts.test(paragraph)) continue;
    const match = pattern.exec(paragraph);
    const ordinal = match?.[1];
    if (match === null || ordinal === undefined) continue;
    const number = value(ordinal);
    if (number !== null && number > 0) return { family, number, ordinal, rest: paragraph.slice(match[0].length) };
  }
  return null;
}

function englishOrdinal(word: string): number | null {
  const index = ENGLISH_ORDINALS.indexOf(word.toLowerCase());
  return index < 0 ? null : index + 1;
}

/** 一 to 九十九; null for what is no number. */
function chineseNumber(text: string): number | null {
  const match = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/u.exec(text);
  if (match === null || text === '') return null;
  const [, tens = '', ten = '', ones = ''] = match;
  if (ten === '') return tens !== '' && ones !== '' ? null : digit(tens + ones);
  return (tens === '' ? 1 : digit(tens)) * 10 + digit(ones);
}

function digit(character: string): number {
  return character === '' ? 0 : CHINESE_DIGITS.indexOf(character) + 1;
}
