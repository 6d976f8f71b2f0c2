import type { TableEncoding } from './table-look';

export interface DecodedTable {
  readonly text: string;
  readonly encoding: TableEncoding;
}

/** So much of a file is looked at to find out how it is written. */
const SAMPLE = 256 * 1024;
/** Tried where the bytes are no Unicode. */
const NATIONAL = ['gb18030', 'big5', 'shift_jis', 'euc-kr', 'windows-1252'] as const satisfies readonly TableEncoding[];
/** Pieces of the sample that are looked for in the open text. */
const MOST_PIECES = 400;

/**
 * The words of a text file. By its byte order mark; else UTF-16 where every other byte is NUL, as commas and line ends make it; else
 * UTF-8 where it is valid; else the national encoding in which most of it stands in the open text, for short texts in one of them are
 * valid in all the others; else by which kind of bytes prevails. `wanted` overrules all of it.
 */
export function decodeTable(bytes: Uint8Array, wanted: TableEncoding | null, openText: string): DecodedTable {
  const encoding = wanted ?? encodingByMark(bytes) ?? encodingByNulls(bytes) ?? (isUtf8(bytes) ? 'utf-8' : guessNational(bytes, openText));
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function encodingByMark([first, second, third]: Uint8Array): TableEncoding | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** UTF-16 where every other byte is NUL, as commas and line ends make it; null otherwise. */
export function encodingByNulls(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, SAMPLE);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample.length; at += 1) {
    if (sample[at] === 0) {
      if (at % 2 === 0) even += 1;
      else odd += 1;
    }
  }
  if (even + odd === 0 || (even > 0 && odd > 0 && Math.min(even, odd) * 10 > Math.max(even, odd))) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** True for bytes that are valid UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function guessNational(bytes: Uint8Array, openText: string): TableEncoding {
  const sample = wholeLines(bytes);
  const scores = NATIONAL.map((encoding) => ({ encoding, score: piecesInText(new TextDecoder(encoding).decode(sample), openText) }));
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.encoding : guessByBytes(sample);
}

function wholeLines(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE) return bytes;
  const end = bytes.lastIndexOf(0x0a, SAMPLE);
  return bytes.subarray(0, end > 0 ? end : SAMPLE);
}

/** How many pieces of cells that only one encoding reads like this stand in the text. */
function piecesInText(words: string, openText: string): number {
  const pieces = words
    .split(/[,;|\t\r\n"“”。，,.!?！？]+/u)
    .filter((piece) => piece.length >= 4 && /[^\p{ASCII}]/u.test(piece))
    .slice(0, MOST_PIECES);
  return pieces.filter((piece) => openText.includes(piece.trim())).length;
}

/** Letters with accents stand alone among ASCII; the bytes of other scripts stand together. */
function guessByBytes(sample: Uint8Array): TableEncoding {
  let alone = 0;
  let together = 0;
  for (let at = 0; at < sample.length; at += 1) {
    if ((sample[at] ?? 0) < 0x80) continue;
    const hasNeighbour = (sample[at - 1] ?? 0) >= 0x80 || (sample[at + 1] ?? 0) >= 0x80;
    if (hasNeighbour) together += 1;
    else alone += 1;
  }
  if (alone > together) return 'windows-1252';
  return NATIONAL.find((encoding) => isValid(sample, encoding)) ?? 'windows-1252';
}

function isValid(sample: Uint8Array, encoding: TableEncoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(sample);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
