import { type FileEntry, ZipReader } from '@zip.js/zip.js';
import { BoundedWriter } from '../../base/bounded-writer';
import { ViewReader } from '../../base/view-reader';
import { PackageFailure } from './package-error';

/** How much of a zip is read, whatever sizes it claims. All sizes are bytes. */
export interface ZipLimits {
  readonly entries: number;
  /** Of one part, and of all parts that are read. */
  readonly part: number;
  readonly total: number;
  /** Unpacked to packed size of one part; a bomb has a thousand. Small parts, up to `ratioFrom`, may be packed as they like. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

/** The files in a zip, unpacked only when they are asked for. */
export interface ZipParts {
  /** Names in the order of the zip, as they are written but for a slash at the beginning. */
  readonly names: readonly string[];
  /** True for a part of this name, in whatever case. */
  readonly has: (name: string) => boolean;
  /** The part of this name, in whatever case; null when there is none. It may have `most` bytes at most. Throws `PackageFailure`. */
  readonly load: (name: string, most?: number) => Promise<Uint8Array | null>;
}

/**
 * Opens a zip within limits. Nothing is ever written anywhere by the names in it, so that a name that leads out of its folder leads to
 * nothing but that name. Of parts whose names differ in case only the first counts. Throws `PackageFailure`.
 */
export async function openZip(bytes: Uint8Array, limits: ZipLimits): Promise<ZipParts> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new PackageFailure({ code: 'not-zip' });
  const entries = await listEntries(bytes, limits);
  let total = 0;
  return {
    names: Array.from(entries.values(), ({ filename }) => filename.replace(/^\//, '')),
    has: (name) => entries.has(name.toLowerCase()),
    load: async (name, most = limits.total) => {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) return null;
      const part = await unpack(entry, limits, Math.min(most, limits.total - total));
      total += part.byteLength;
      return part;
    },
  };
}

async function listEntries(bytes: Uint8Array, limits: ZipLimits): Promise<ReadonlyMap<string, FileEntry>> {
  const reader = new ZipReader(new ViewReader(bytes), { useWebWorkers: false, checkOverlappingEntry: true });
  const entries = new Map<string, FileEntry>();
  try {
    let count = 0;
    for await (const entry of reader.getEntriesGenerator()) {
      count += 1;
      if (count > limits.entries) throw new PackageFailure({ code: 'unpacks-too-large', limit: limits.total });
      if (entry.directory) continue;
      if (entry.encrypted) throw new PackageFailure({ code: 'locked' });
      const name = entry.filename.replace(/^\//, '').toLowerCase();
      if (!entries.has(name)) entries.set(name, entry);
    }
  } catch (error) {
    throw asFailure(error);
  }
  return entries;
}

async function unpack(entry: FileEntry, limits: ZipLimits, left: number): Promise<Uint8Array> {
  const allowed = Math.min(limits.part, left, Math.max(limits.ratioFrom, entry.compressedSize * limits.ratio));
  const tooLarge = new PackageFailure({ code: 'unpacks-too-large', limit: allowed });
  if (entry.uncompressedSize > allowed) throw tooLarge;
  const writer = new BoundedWriter(entry.uncompressedSize, allowed);
  try {
    return await entry.getData(writer, { useWebWorkers: false, checkSignature: true });
  } catch (error) {
    throw writer.isExceeded ? tooLarge : asFailure(error);
  }
}

function asFailure(error: unknown): PackageFailure {
  if (error instanceof PackageFailure) return error;
  return new PackageFailure({ code: 'damaged', detail: error instanceof Error ? error.message : String(error) });
}
