import { type ByteSource, PART_SIZE } from '../../shared/base/byte-source';
import { err, ok } from '../../shared/base/result';
import type { FileContent, Host, HostError, HostResult, PartFile } from '../../shared/host/host';
import type { HeldText, RawSnapshot } from '../../shared/migration/snapshot';
import type { StoredText } from '../../shared/model/records';
import { loadArchiving } from './archiving';

export type ReadingHost = Pick<Host, 'readPart'>;
export type WritingHost = Pick<Host, 'startFile' | 'appendPart' | 'dropFile'>;

/** A file that the host holds. Its `read` rejects with the system's own message. */
export function readingFrom(host: ReadingHost, file: PartFile): ByteSource {
  return {
    size: file.size,
    async read(start, length) {
      const bytes = await readBytes(host, file, start, length);
      if (!bytes.ok) throw new Error(bytes.error.detail);
      return bytes.value;
    },
  };
}

/** The bytes of a file from `start` on, asked of the host part by part. */
export async function readBytes(host: ReadingHost, { id, size }: PartFile, start: number, length: number): HostResult<Uint8Array> {
  if (length <= PART_SIZE) return await host.readPart(id, start, length);
  const whole = new Uint8Array(Math.min(length, size - start));
  for (let at = 0; at < whole.byteLength; at += PART_SIZE) {
    const part = await host.readPart(id, start + at, Math.min(PART_SIZE, whole.byteLength - at));
    if (!part.ok) return part;
    whole.set(part.value, at);
  }
  return ok(whole);
}

/**
 * Packs a snapshot for the host: as bytes where they are few, else into a file of the host's that grows part by part. What is
 * given goes to `saveFile` or `writeBackup`. Rejects when a text of the library can no longer be loaded; then nothing is left.
 */
export async function packForHost(
  host: WritingHost,
  snapshot: RawSnapshot<StoredText | HeldText>,
  createdAt: number,
): HostResult<FileContent> {
  const { packArchive } = await loadArchiving();
  return await growFile(host, (add) => packArchive(snapshot, createdAt, add));
}

/** Hands a blob to the host part by part. */
export async function giveBlob(host: WritingHost, blob: Blob): HostResult<FileContent> {
  return await growFile(host, async (add) => {
    for (let start = 0; start < blob.size; start += PART_SIZE)
      await add(new Uint8Array(await blob.slice(start, start + PART_SIZE).arrayBuffer()));
  });
}

async function growFile(host: WritingHost, fill: (add: (bytes: Uint8Array) => Promise<void>) => Promise<void>): HostResult<FileContent> {
  const file = new GrowingFile(host);
  try {
    await fill((bytes) => file.add(bytes));
    return ok(await file.finish());
  } catch (error) {
    await file.drop();
    if (error instanceof Refused) return err(error.error);
    throw error;
  }
}

/** What the host has said, on its way through what only knows of bytes. */
class Refused extends Error {
  readonly error: HostError;

  constructor(error: HostError) {
    super(error.detail);
    this.error = error;
  }
}

async function takeValue<T>(result: HostResult<T>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Refused(settled.error);
  return settled.value;
}

/** Gathers small pieces into parts; the host hears of the file only when there is more than one part. */
class GrowingFile {
  readonly #host: WritingHost;
  #id: string | null = null;
  #part = new Uint8Array(PART_SIZE);
  #filled = 0;

  constructor(host: WritingHost) {
    this.#host = host;
  }

  async add(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.byteLength; ) {
      if (this.#filled === PART_SIZE) await this.#send();
      const piece = bytes.subarray(at, at + PART_SIZE - this.#filled);
      this.#part.set(piece, this.#filled);
      this.#filled += piece.byteLength;
      at += piece.byteLength;
    }
  }

  async finish(): Promise<FileContent> {
    if (this.#id === null) return this.#part.slice(0, this.#filled);
    await this.#send();
    return this.#id;
  }

  async drop(): Promise<void> {
    if (this.#id !== null) await this.#host.dropFile(this.#id);
  }

  async #send(): Promise<void> {
    this.#id ??= await takeValue(this.#host.startFile());
    await takeValue(this.#host.appendPart(this.#id, this.#part.slice(0, this.#filled)));
    this.#filled = 0;
  }
}
