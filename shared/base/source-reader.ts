import { Reader } from '@zip.js/zip.js';
import type { ByteSource } from './byte-source';

/** So much is read ahead: a zip is asked for many small pieces that lie side by side. */
const AHEAD = 1024 * 1024;

/** Reads a zip that lies anywhere, a piece at a time. */
export class SourceReader extends Reader<ByteSource> {
  readonly #source: ByteSource;
  #ahead: { readonly start: number; readonly bytes: Uint8Array } = { start: 0, bytes: new Uint8Array() };

  constructor(source: ByteSource) {
    super(source);
    this.#source = source;
    this.size = source.size;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const from = index - this.#ahead.start;
    if (from >= 0 && from + length <= this.#ahead.bytes.byteLength) return this.#ahead.bytes.subarray(from, from + length);
    if (length >= AHEAD) return await this.#source.read(index, length);
    this.#ahead = { start: index, bytes: await this.#source.read(index, Math.min(AHEAD, this.size - index)) };
    return this.#ahead.bytes.subarray(0, length);
  }
}
