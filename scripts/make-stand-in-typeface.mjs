// Writes renderer/styles/han-stand-in.woff: a typeface in which every Chinese character is a small dot, one em wide.
//
// It stands where a character will stand until its slice of the real face is there: a character has the same width in both, so that
// no line breaks anew. One glyph for all of them (cmap format 13) keeps it below a kilobyte. Run it when a range is missing.
import { writeFileSync } from 'node:fs';

/** Strokes, radicals, punctuation, kana, bopomofo, ideographs and their extensions, full width forms. As in fonts.css. */
const RANGES = [
  [0x2e80, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff01, 0xff60],
  [0x20000, 0x3134f],
];
const EM = 1000;
const DOT = { left: 465, right: 535, bottom: 345, top: 415 };
/** Noto Serif's, by which the line around it is reckoned. */
const LINE = { ascent: 1151, descent: 286 };

const u16 = (...values) => join(2, values, (bytes, value, at) => bytes.writeUInt16BE(value & 0xffff, at));
const u32 = (...values) => join(4, values, (bytes, value, at) => bytes.writeUInt32BE(value >>> 0, at));

function join(width, values, write) {
  const bytes = Buffer.alloc(width * values.length);
  values.forEach((value, index) => void write(bytes, value, index * width));
  return bytes;
}

function padded(bytes) {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}

function checksumOf(bytes) {
  const whole = padded(bytes);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0;
  return sum;
}

function dotGlyph() {
  const { left, right, bottom, top } = DOT;
  const onCurve = 1;
  return Buffer.concat([
    u16(1, left, bottom, right, top, 3, 0),
    Buffer.from([onCurve, onCurve, onCurve, onCurve]),
    u16(left, 0, right - left, 0),
    u16(bottom, top - bottom, 0, bottom - top),
  ]);
}

function characterMap() {
  const groups = RANGES.map(([first, last]) => u32(first, last, 1));
  return Buffer.concat([u16(0, 1, 3, 10), u32(12), u16(13, 0), u32(16 + 12 * groups.length, 0, groups.length), ...groups]);
}

function names() {
  const entries = ['Postil Han Stand-in', 'Regular'].map((name) => Buffer.from(name, 'utf16le').swap16());
  const records = entries.map((name, index) => u16(3, 1, 0x409, index + 1, name.length, index === 0 ? 0 : entries[0].length));
  return Buffer.concat([u16(0, entries.length, 6 + 12 * entries.length), ...records, ...entries]);
}

function osTable() {
  const { ascent, descent } = LINE;
  return Buffer.concat([
    u16(4, EM, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0),
    Buffer.alloc(10),
    u32(0, 0, 0, 0),
    Buffer.from('PSTL'),
    u16(0x40, RANGES[0][0], 0xffff, ascent, -descent, 0, ascent, descent),
    u32(0, 0),
    u16(500, 700, 0, 32, 1),
  ]);
}

function makeTables() {
  const { left, right, bottom, top } = DOT;
  const glyph = padded(dotGlyph());
  return {
    'OS/2': osTable(),
    cmap: characterMap(),
    glyf: glyph,
    head: Buffer.concat([u32(0x10000, 0x10000, 0, 0x5f0f3cf5), u16(0, EM), Buffer.alloc(16), u16(left, bottom, right, top, 0, 8, 2, 0, 0)]),
    hhea: Buffer.concat([u32(0x10000), u16(LINE.ascent, -LINE.descent, 0, EM, left, EM - right, right, 1, 0, 0, 0, 0, 0, 0, 0, 2)]),
    hmtx: u16(EM, 0, EM, left),
    loca: u16(0, 0, glyph.length / 2),
    maxp: Buffer.concat([u32(0x10000), u16(2, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)]),
    name: names(),
    post: u32(0x30000, 0, 0, 0, 0, 0, 0, 0),
  };
}

/** A WOFF with tables as they are: there is nothing to compress. */
function makeWoff(tables) {
  const entries = Object.entries(tables);
  const directory = [];
  const bodies = [];
  let at = 44 + 20 * entries.length;
  let size = 12 + 16 * entries.length;
  for (const [tag, bytes] of entries) {
    directory.push(Buffer.from(tag), u32(at, bytes.length, bytes.length, checksumOf(bytes)));
    bodies.push(padded(bytes));
    at += padded(bytes).length;
    size += padded(bytes).length;
  }
  const header = Buffer.concat([Buffer.from('wOFF'), u32(0x10000, at), u16(entries.length, 0), u32(size), u16(1, 0), u32(0, 0, 0, 0, 0)]);
  return Buffer.concat([header, ...directory, ...bodies]);
}

writeFileSync(new URL('../renderer/styles/han-stand-in.woff', import.meta.url), makeWoff(makeTables()));
