/** Bytes that lie somewhere and are read in parts. Throws what the place where they lie throws. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from `start` on, `length` of them; fewer only where the source ends. */
  read(start: number, length: number): Promise<Uint8Array>;
}

/** So many bytes are read or written at once where a file is too large to be held. */
export const PART_SIZE = 4 * 1024 * 1024;

/** Bytes as a source; a source as it is. */
export function toByteSource(bytes: Uint8Array | ByteSource): ByteSource {
  if (!(bytes instanceof Uint8Array)) return bytes;
  return { size: bytes.byteLength, read: async (start, length) => bytes.subarray(start, start + length) };
}

/** All of it, in parts of `PART_SIZE`. */
export async function* partsOf(source: ByteSource): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < source.size; start += PART_SIZE) yield await source.read(start, Math.min(PART_SIZE, source.size - start));
}

/** One after the other, in one piece. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((size, { byteLength }) => size + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.byteLength;
  }
  return joined;
}

/** All of it at once. */
export async function readWhole(source: ByteSource): Promise<Uint8Array> {
  return await source.read(0, source.size);
}

/** Whether two sources hold the same bytes; never more than two parts are in memory for it. */
export async function hasSameBytes(left: ByteSource, right: ByteSource): Promise<boolean> {
  if (left.size !== right.size) return false;
  for (let start = 0; start < left.size; start += PART_SIZE) {
    const [one, other] = await Promise.all([left.read(start, PART_SIZE), right.read(start, PART_SIZE)]);
    if (!isSame(one, other)) return false;
  }
  return true;
}

/** A plain loop: a callback for every byte takes as long as a hash does. */
function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
