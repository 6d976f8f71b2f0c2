import { Uint8ArrayWriter } from '@zip.js/zip.js';

/** Takes an unpacked entry up to `limit` bytes and stops there, since the size that a zip claims may be a lie. */
export class BoundedWriter extends Uint8ArrayWriter {
  /** True once more has come than is allowed: that is why unpacking failed. */
  isExceeded = false;
  readonly #limit: number;
  #written = 0;

  constructor(limit: number) {
    super();
    this.#limit = limit;
  }

  override async writeUint8Array(chunk: Uint8Array): Promise<void> {
    this.#written += chunk.byteLength;
    this.isExceeded = this.#written > this.#limit;
    if (this.isExceeded) throw new RangeError('the entry is larger than allowed');
    await super.writeUint8Array(chunk);
  }
}
