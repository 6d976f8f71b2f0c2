import { analyse } from 'chardet';
import { encodingByNulls } from '../csv/decode-table';
import { type EncodingCandidate, type EncodingLook, TEXT_ENCODINGS, type TextEncoding } from './text-encodings';

/** So much of a file is weighed, in bytes; all of it must be valid. */
const SAMPLE = 256 * 1024;
/** Of a hundred, what the likeliest has to reach, and by how much it has to be ahead, to be taken without asking. */
const SURE = 80;
const AHEAD = 30;
/** Offered even where the weighing says nothing for them: short texts do not tell. */
const USUAL: readonly TextEncoding[] = ['gb18030', 'big5', 'shift_jis', 'euc-kr', 'windows-1252', 'windows-1251'];
/** So many bytes beyond ASCII tell one encoding of single bytes from its neighbours; its language shows in ASCII alone. */
const LEAST_TELLING = 12;
const MOST_CANDIDATES = 8;
const SHOWN_LINES = 3;
const LONGEST_LINE = 90;

/** What no text has in it: controls other than blanks and line ends, signs of a failure, and what stands for no character. */
const NO_TEXT = /[^\P{Cc}\s]|[\uFFFD\uFFFE\uFFFF]/u;
/** Ctrl+Z, which old programs put at the end of a text. */
const END_OF_FILE = '\u001a';

/**
 * In which encodings a file that is not UTF-8 can be a text, the likeliest first: weighed by which characters are frequent in the scripts
 * and languages that an encoding is for (ICU's method), and valid to the last byte; of
 * several that give the same words, the likeliest. Null where it is a text in none.
 */
export function detectEncoding(bytes: Uint8Array): EncodingLook | null {
  const wide = bytes.subarray(0, SAMPLE).includes(0);
  const weighed = wide ? weighWide(bytes) : weigh(bytes.subarray(0, SAMPLE));
  const readings = new Set<string>();
  const found = [...weighed].flatMap(([encoding, weight]) => {
    const text = decodeText(bytes, encoding);
    if (text === null || readings.has(text)) return [];
    readings.add(text);
    return [{ encoding, weight, lines: tellingLines(text) }];
  });
  const [first, second] = found;
  if (first === undefined) return null;
  const others = found.slice(1, MOST_CANDIDATES).map(toCandidate);
  const isAhead = first.weight >= SURE && first.weight - (second?.weight ?? 0) >= AHEAD;
  const isSure = isAhead && (!/^(?:windows|iso-8859|koi8)/.test(first.encoding) || tellingBytes(bytes) >= LEAST_TELLING);
  return { candidates: [toCandidate(first), ...others], isSure };
}

/** The words of a file in this encoding, a byte order mark included; null where it is no text in it. */
export function decodeText(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return NO_TEXT.test(text.endsWith(END_OF_FILE) ? text.slice(0, -1) : text) ? null : text;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function toCandidate({ encoding, lines }: EncodingCandidate): EncodingCandidate {
  return { encoding, lines };
}

function tellingBytes(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => (byte < 0x80 ? count : count + 1), 0);
}

/** UTF-16 without a mark has a zero in every other byte. */
function weighWide(bytes: Uint8Array): ReadonlyMap<TextEncoding, number> {
  const found = encodingByNulls(bytes);
  return found === 'utf-16le' || found === 'utf-16be' ? new Map([[found, 100]]) : new Map();
}

function weigh(sample: Uint8Array): ReadonlyMap<TextEncoding, number> {
  const weights = new Map<TextEncoding, number>();
  for (const { name, confidence } of analyse(sample)) {
    const encoding = encodingNamed(name);
    if (encoding !== null && confidence > 0 && !weights.has(encoding)) weights.set(encoding, confidence);
  }
  for (const encoding of USUAL) if (!weights.has(encoding)) weights.set(encoding, 0);
  return weights;
}

/** Latin-1 and Latin-5 are read as what browsers take them for. */
function encodingNamed(name: string): TextEncoding | null {
  const lower = name.toLowerCase();
  if (lower === 'iso-8859-1') return 'windows-1252';
  if (lower === 'iso-8859-9') return 'windows-1254';
  return isTextEncoding(lower) ? lower : null;
}

function isTextEncoding(name: string): name is TextEncoding {
  return Object.hasOwn(TEXT_ENCODINGS, name);
}

/** ASCII is the same in all of them. */
const TELLING = /[^\p{ASCII}]/u;

function tellingLines(text: string): readonly string[] {
  const lines: string[] = [];
  for (const line of text.split(/[\r\n]+/)) {
    if (TELLING.test(line)) lines.push(lineAround(line));
    if (lines.length === SHOWN_LINES) break;
  }
  return lines;
}

/** Of a long line, so much that its first telling character is in it. */
function lineAround(line: string): string {
  const first = line.search(TELLING);
  const from = Math.max(0, Math.min(first - LONGEST_LINE / 3, line.length - LONGEST_LINE));
  const words = line
    .slice(from, from + LONGEST_LINE)
    .toWellFormed()
    .trim();
  return `${from > 0 ? '…' : ''}${words}${from + LONGEST_LINE < line.length ? '…' : ''}`;
}
