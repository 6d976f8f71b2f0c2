/** Pixels of the tile to one CSS pixel: on paper as fine as a good printer's dots. */
const SCALE = 8;
/** CSS pixels: one period of the wave, and its height with the stroke. */
export const WAVE = { width: 6, height: 3.5 };
const STROKE = 1.05;

/**
 * One period of a wavy line as a PNG with transparent ground, as a `data:` address, to be repeated along a line. PDF readers draw a
 * repeated image sharply, a repeated drawing not always; and Chromium's own wavy lines become a picture each, a thirtieth of a second apiece.
 * `color` is `#rrggbb`. The PNG is written by its specification (ISO/IEC 15948), with stored blocks (RFC 1951, 3.2.4).
 */
export function waveImage(color: string): string {
  const [width, height] = [WAVE.width * SCALE, WAVE.height * SCALE];
  const ink = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const rows = new Uint8Array(height * (1 + width * 4));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows.set([...ink, coverage(x + 0.5, y + 0.5)], y * (1 + width * 4) + 1 + x * 4);
  }
  const header = [...word(width), ...word(height), 8, 6, 0, 0, 0];
  const png = [137, 80, 78, 71, 13, 10, 26, 10, ...chunk('IHDR', header), ...chunk('IDAT', stored(rows)), ...chunk('IEND', [])];
  return `data:image/png;base64,${base64(png)}`;
}

/** How much of the pixel the stroke covers, 0 to 255: by its distance from the nearest point of a sine. */
function coverage(x: number, y: number): number {
  const amplitude = ((WAVE.height - STROKE) / 2) * SCALE;
  const middle = (WAVE.height / 2) * SCALE;
  const period = WAVE.width * SCALE;
  let nearest = Number.POSITIVE_INFINITY;
  for (let at = x - period / 2; at <= x + period / 2; at += 0.25) {
    nearest = Math.min(nearest, Math.hypot(at - x, middle + amplitude * Math.sin((2 * Math.PI * at) / period) - y));
  }
  return Math.round(255 * Math.min(1, Math.max(0, (STROKE * SCALE) / 2 - nearest + 0.5)));
}

/** Four bytes, the highest first. */
function word(value: number): readonly number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
}

function chunk(type: string, data: readonly number[]): readonly number[] {
  const named = [...Array.from(type, (letter) => letter.charCodeAt(0)), ...data];
  return [...word(data.length), ...named, ...word(crc32(named))];
}

/** A zlib stream that is one stored block. */
function stored(bytes: Uint8Array): readonly number[] {
  const { length } = bytes;
  const sizes = [length & 0xff, length >>> 8, ~length & 0xff, (~length >>> 8) & 0xff];
  return [0x78, 0x01, 0x01, ...sizes, ...bytes, ...word(adler32(bytes))];
}

function crc32(bytes: readonly number[]): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc;
}

function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** RFC 4648, section 4: neither the page nor Node is asked, since the same input has to give the same file in both. */
function base64(bytes: readonly number[]): string {
  let written = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.slice(at, at + 3);
    const group = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const digits = [18, 12, 6, 0].map((shift) => DIGITS.charAt((group >>> shift) & 63));
    written += `${digits[0]}${digits[1]}${b === undefined ? '=' : digits[2]}${c === undefined ? '=' : digits[3]}`;
  }
  return written;
}
