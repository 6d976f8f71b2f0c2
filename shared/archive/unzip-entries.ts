import { type Entry, type FileEntry, ZipReader } from '@zip.js/zip.js';
import { BoundedWriter } from '../base/bounded-writer';
import { err, ok, type Result } from '../base/result';
import { ViewReader } from '../base/view-reader';
import type { ArchiveError, ArchiveLimits } from './archive';

const ENTRY_NAME = /^(manifest\.json|tables\/[a-z][A-Za-z0-9-]{0,39}\.jsonl|texts\/[0-9a-f]{64})$/;

export interface ArchiveEntries {
  /** Of the entries that an archive may hold. */
  readonly names: ReadonlySet<string>;
  /** Names that no archive of ours has. They are not unpacked. */
  readonly unknown: readonly string[];
  /** The uncompressed bytes of one that is there; all together must stay within the limits. Nothing of them is kept here. */
  unpack(name: string): Promise<Result<Uint8Array, ArchiveError>>;
}

/**
 * Lists the entries that an archive may hold, to be unpacked one by one within `limits`, whatever the sizes that the file claims.
 * A file that does not begin like a zip is `not-archive`; one that does and cannot be read to the end is `damaged`.
 */
export async function openEntries(bytes: Uint8Array, limits: ArchiveLimits): Promise<Result<ArchiveEntries, ArchiveError>> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return err({ code: 'not-archive', detail: 'the file does not begin like a zip file' });
  const entries = await listEntries(bytes, limits);
  if (!entries.ok) return entries;
  const known = new Map<string, FileEntry>();
  const unknown: string[] = [];
  for (const entry of entries.value) {
    if (entry.directory || !ENTRY_NAME.test(entry.filename)) unknown.push(entry.filename);
    else if (known.has(entry.filename)) return err({ code: 'damaged', entry: entry.filename, detail: 'the entry is there twice' });
    else known.set(entry.filename, entry);
  }
  // What is written uncompressed costs no more than the file itself, which is in memory anyway.
  let left = Math.max(limits.maxTotalBytes, bytes.byteLength + limits.maxTableBytes);
  let tables = limits.maxTableBytes;
  return ok({
    names: new Set(known.keys()),
    unknown,
    async unpack(name) {
      const entry = known.get(name);
      if (entry === undefined) return err({ code: 'damaged', entry: name, detail: 'the entry is missing' });
      const isTable = name.startsWith('tables/');
      const unpacked = await unzipEntry(entry, limits, isTable ? Math.min(left, tables) : left);
      if (!unpacked.ok) return unpacked;
      left -= unpacked.value.byteLength;
      if (isTable) tables -= unpacked.value.byteLength;
      return unpacked;
    },
  });
}

async function listEntries(bytes: Uint8Array, limits: ArchiveLimits): Promise<Result<readonly Entry[], ArchiveError>> {
  const reader = new ZipReader(new ViewReader(bytes), {
    useWebWorkers: false,
    checkSignature: true,
    checkOverlappingEntry: true,
    strictness: 'strict',
  });
  try {
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

async function unzipEntry(entry: FileEntry, limits: ArchiveLimits, left: number): Promise<Result<Uint8Array, ArchiveError>> {
  const name = entry.filename;
  const allowed = Math.min(limits.maxEntryBytes, left, ratioLimit(entry, limits));
  const tooLarge: ArchiveError = { code: 'too-large', entry: name, detail: `unpacks to more than ${allowed} bytes` };
  if (entry.uncompressedSize > allowed) return err(tooLarge);
  const writer = new BoundedWriter(entry.uncompressedSize, allowed);
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
