import { type Entry, type FileEntry, type Writer, ZipReader } from '@zip.js/zip.js';
import { BoundedWriter } from '../base/bounded-writer';
import type { ByteSource } from '../base/byte-source';
import { type Hashed, HashingWriter } from '../base/hashing-writer';
import { err, ok, type Result } from '../base/result';
import { SourceReader } from '../base/source-reader';
import type { ArchiveError, ArchiveLimits } from './archive';

const ENTRY_NAME = /^(manifest\.json|tables\/[a-z][A-Za-z0-9-]{0,39}\.jsonl|texts\/[0-9a-f]{64})$/;

export interface ArchiveEntries {
  /** Of the entries that an archive may hold. */
  readonly names: ReadonlySet<string>;
  /** Names that no archive of ours has. They are not unpacked. */
  readonly unknown: readonly string[];
  /** The uncompressed bytes of one that is there; all together must stay within the limits. Nothing of them is kept here. */
  unpack(name: string): Promise<Result<Uint8Array, ArchiveError>>;
  /** Its size and hash; of its bytes nothing stays in memory. Counts against the limits like `unpack`. */
  hash(name: string): Promise<Result<Hashed, ArchiveError>>;
  /** The bytes of an entry once more that was hashed before: what it takes was counted then. */
  unpackAgain(name: string): Promise<Result<Uint8Array, ArchiveError>>;
}

/** Makes what an entry is unpacked into, from the size that it claims and what it is allowed. */
type WriterMaker<T> = (claimed: number, allowed: number) => Writer<T> & { readonly isExceeded: boolean };

/**
 * Lists the entries that an archive may hold, to be unpacked one by one within `limits`, whatever the sizes that the file claims.
 * A file that does not begin like a zip is `not-archive`; one that does and cannot be read to the end is `damaged`.
 */
export async function openEntries(source: ByteSource, limits: ArchiveLimits): Promise<Result<ArchiveEntries, ArchiveError>> {
  const entries = await listEntries(source, limits);
  if (!entries.ok) return entries;
  const known = new Map<string, FileEntry>();
  const unknown: string[] = [];
  for (const entry of entries.value) {
    if (entry.directory || !ENTRY_NAME.test(entry.filename)) unknown.push(entry.filename);
    else if (known.has(entry.filename)) return err({ code: 'damaged', entry: entry.filename, detail: 'the entry is there twice' });
    else known.set(entry.filename, entry);
  }
  return ok({ names: new Set(known.keys()), unknown, ...createUnpacking(known, source.size, limits) });
}

function createUnpacking(
  known: ReadonlyMap<string, FileEntry>,
  size: number,
  limits: ArchiveLimits,
): Omit<ArchiveEntries, 'names' | 'unknown'> {
  // What is written uncompressed takes no more room than the file itself.
  let left = Math.max(limits.maxTotalBytes, size + limits.maxTableBytes);
  let tables = limits.maxTableBytes;
  const allow = (name: string) => Math.min(limits.maxEntryBytes, name.startsWith('tables/') ? Math.min(left, tables) : left);
  const count = (name: string, bytes: number) => {
    left -= bytes;
    if (name.startsWith('tables/')) tables -= bytes;
  };
  const unpackInto = async <T>(name: string, most: number, createWriter: WriterMaker<T>): Promise<Result<T, ArchiveError>> => {
    const entry = known.get(name);
    if (entry === undefined) return err({ code: 'damaged', entry: name, detail: 'the entry is missing' });
    return await unzipEntry(entry, Math.min(most, ratioLimit(entry, limits)), createWriter);
  };
  const toBytes: WriterMaker<Uint8Array> = (claimed, allowed) => new BoundedWriter(claimed, allowed);
  return {
    async unpack(name) {
      const unpacked = await unpackInto(name, allow(name), toBytes);
      if (unpacked.ok) count(name, unpacked.value.byteLength);
      return unpacked;
    },
    async hash(name) {
      const hashed = await unpackInto<Hashed>(name, allow(name), (_claimed, allowed) => new HashingWriter(allowed));
      if (hashed.ok) count(name, hashed.value.size);
      return hashed;
    },
    unpackAgain: (name) => unpackInto(name, limits.maxEntryBytes, toBytes),
  };
}

async function listEntries(source: ByteSource, limits: ArchiveLimits): Promise<Result<readonly Entry[], ArchiveError>> {
  const reader = new ZipReader(new SourceReader(source), {
    useWebWorkers: false,
    checkSignature: true,
    checkOverlappingEntry: true,
    strictness: 'strict',
  });
  try {
    const beginning = await source.read(0, 2);
    if (beginning[0] !== 0x50 || beginning[1] !== 0x4b)
      return err({ code: 'not-archive', detail: 'the file does not begin like a zip file' });
    const entries: Entry[] = [];
    for await (const entry of reader.getEntriesGenerator()) {
      if (entries.length === limits.maxEntries) {
        return err({ code: 'too-large', entry: null, detail: `more than ${limits.maxEntries} entries` });
      }
      entries.push(entry);
    }
    return ok(entries);
  } catch (error) {
    return err({ code: 'damaged', entry: null, detail: describe(error) });
  }
}

async function unzipEntry<T>(entry: FileEntry, allowed: number, createWriter: WriterMaker<T>): Promise<Result<T, ArchiveError>> {
  const name = entry.filename;
  const tooLarge: ArchiveError = { code: 'too-large', entry: name, detail: `unpacks to more than ${allowed} bytes` };
  if (entry.uncompressedSize > allowed) return err(tooLarge);
  const writer = createWriter(entry.uncompressedSize, allowed);
  try {
    return ok(await entry.getData(writer, { useWebWorkers: false, checkSignature: true }));
  } catch (error) {
    return writer.isExceeded ? err(tooLarge) : err({ code: 'damaged', entry: name, detail: describe(error) });
  }
}

function ratioLimit(entry: FileEntry, limits: ArchiveLimits): number {
  return Math.max(limits.ratioFrom, entry.compressedSize * limits.maxRatio);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
