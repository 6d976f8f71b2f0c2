import { Uint8ArrayReader } from '@zip.js/zip.js';

/** Reads a zip that lies in memory without copying what is read of it. */
export class ViewReader extends Uint8ArrayReader {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    super(bytes);
    this.#bytes = bytes;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    return this.#bytes.subarray(index, index + length);
  }
}
