const ROMAN = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const;
const HAN = [...'零一二三四五六七八九'];
const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
const BRANCHES = [...'子丑寅卯辰巳午未申酉戌亥'];

type Format = (value: number) => string;

/** The formats of ECMA-376 part 1, 17.18.59, that texts are numbered with; any other is written in digits. */
const FORMATS: Readonly<Record<string, Format>> = {
  decimalZero: (value) => String(value).padStart(2, '0'),
  lowerRoman: roman,
  upperRoman: (value) => roman(value).toUpperCase(),
  lowerLetter: letters,
  upperLetter: (value) => letters(value).toUpperCase(),
  ordinal: (value) => `${value}${ordinalEnding(value)}`,
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: (value) => within(value, 20, () => String.fromCodePoint(0x2460 + value - 1)),
  decimalEnclosedCircleChinese: (value) => within(value, 20, () => String.fromCodePoint(0x2460 + value - 1)),
  chineseCounting: han,
  chineseCountingThousand: han,
  taiwaneseCounting: han,
  taiwaneseCountingThousand: han,
  japaneseCounting: han,
  ideographDigital: (value) => [...String(value)].map((digit) => (digit === '0' ? '〇' : HAN[Number(digit)])).join(''),
  ideographTraditional: (value) => within(value, STEMS.length, () => STEMS[value - 1] ?? ''),
  ideographZodiac: (value) => within(value, BRANCHES.length, () => BRANCHES[value - 1] ?? ''),
  none: () => '',
};

/** A number of a list as Word shows it, by the name of its format in the file. */
export function formatNumber(value: number, format: string): string {
  return (FORMATS[format] ?? String)(value);
}

function within(value: number, most: number, write: () => string): string {
  return value >= 1 && value <= most ? write() : String(value);
}

function roman(value: number): string {
  return within(value, 3999, () => {
    let rest = value;
    let written = '';
    for (const [sign, worth] of ROMAN) {
      for (; rest >= worth; rest -= worth) written += sign;
    }
    return written;
  });
}

/** a … z, aa, bb, …: Word repeats the letter. */
function letters(value: number): string {
  return within(value, 780, () => String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1));
}

function ordinalEnding(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}

function fullWidth(value: number): string {
  return [...String(value)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
}

/** 一, 十, 十二, 二十, 一百零五. */
function han(value: number): string {
  return within(value, 9999, () => {
    const digits = [...String(value)].map(Number);
    const written = digits
      .map((digit, index) => (digit === 0 ? '零' : `${HAN[digit]}${['', '十', '百', '千'][digits.length - 1 - index]}`))
      .join('')
      .replace(/零+/gu, '零')
      .replace(/零$/u, '');
    return written.replace(/^一十/u, '十');
  });
}
