import { Writer } from '@zip.js/zip.js';

/**
 * Takes an unpacked entry of `claimed` bytes into memory of just that size, unless that is more than `limit`; stops when more comes,
 * since the size that a zip claims may be a lie. What `getData` gives has as many bytes as came.
 */
export class BoundedWriter extends Writer<Uint8Array> {
  /** True once more has come than is allowed: that is why unpacking failed. */
  isExceeded = false;
  readonly #limit: number;
  readonly #bytes: Uint8Array;
  #written = 0;

  constructor(claimed: number, limit: number) {
    super();
    this.#limit = limit;
    this.#bytes = new Uint8Array(Math.min(claimed, limit));
  }

  override async writeUint8Array(chunk: Uint8Array): Promise<void> {
    const end = this.#written + chunk.byteLength;
    this.isExceeded = end > this.#limit;
    if (end > this.#bytes.byteLength) throw new RangeError('the entry is larger than it says');
    this.#bytes.set(chunk, this.#written);
    this.#written = end;
  }

  override async getData(): Promise<Uint8Array> {
    return this.#written === this.#bytes.byteLength ? this.#bytes : this.#bytes.slice(0, this.#written);
  }
}
