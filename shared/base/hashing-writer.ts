import { Writer } from '@zip.js/zip.js';
import { startSha256 } from './sha256';

/** What came of an unpacked entry of which nothing was kept. */
export interface Hashed {
  readonly size: number;
  readonly sha256: string;
}

/** Takes the SHA-256 of an unpacked entry and keeps nothing of it; stops when more than `limit` bytes come. */
export class HashingWriter extends Writer<Hashed> {
  /** True once more has come than is allowed: that is why unpacking failed. */
  isExceeded = false;
  readonly #limit: number;
  readonly #hash = startSha256();
  #written = 0;

  constructor(limit: number) {
    super();
    this.#limit = limit;
  }

  override async writeUint8Array(chunk: Uint8Array): Promise<void> {
    this.#written += chunk.byteLength;
    this.isExceeded = this.#written > this.#limit;
    if (this.isExceeded) throw new RangeError('the entry is larger than it may be');
    this.#hash.add(chunk);
  }

  override async getData(): Promise<Hashed> {
    return { size: this.#written, sha256: this.#hash.finish() };
  }
}
