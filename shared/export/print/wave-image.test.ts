import { Buffer } from 'node:buffer';
import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { waveImage } from './wave-image';

/** The parts of a PNG, each checked against its checksum. */
function chunksOf(png: Buffer): ReadonlyMap<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const named = png.subarray(at + 4, at + 8 + length);
    expect(crc32(named)).toBe(png.readUInt32BE(at + 8 + length));
    chunks.set(named.toString('latin1', 0, 4), named.subarray(4));
    at += 12 + length;
  }
  return chunks;
}

test('a wave is a sound PNG of one colour on nothing, and its ends meet', () => {
  const address = waveImage('#b8443a');
  expect(address).toMatch(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/);
  const chunks = chunksOf(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));
  expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
  const header = chunks.get('IHDR');
  const [width, height] = [header?.readUInt32BE(0) ?? 0, header?.readUInt32BE(4) ?? 0];
  // Inflating checks the Adler-32 sum.
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  expect(rows.length).toBe(height * (1 + 4 * width));
  const alpha = (x: number, y: number) => rows[y * (1 + 4 * width) + 1 + 4 * x + 3] ?? 0;
  const column = (x: number) => Array.from({ length: height }, (_, y) => alpha(x, y));
  expect(rows.subarray(1, 4)).toEqual(Buffer.from([0xb8, 0x44, 0x3a]));
  const middleOf = (x: number) =>
    column(x).reduce((sum, value, y) => sum + value * y, 0) / column(x).reduce((sum, value) => sum + value, 0);
  expect(Math.abs(middleOf(0) - middleOf(width - 1))).toBeLessThan(4);
  expect(middleOf(width / 4) - middleOf((3 * width) / 4)).toBeGreaterThan(12);
});
