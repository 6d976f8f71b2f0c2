import { type Entry, type FileEntry, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js';
import { BoundedWriter } from '../base/bounded-writer';
import { err, ok, type Result } from '../base/result';
import type { ArchiveError, ArchiveLimits } from './archive';

const ENTRY_NAME = /^(manifest\.json|tables\/[a-z][A-Za-z0-9-]{0,39}\.jsonl|texts\/[0-9a-f]{64})$/;

export interface UnzippedEntries {
  /** Uncompressed bytes by entry name, of the entries that an archive may hold. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Names that no archive of ours has. They are not unpacked. */
  readonly unknown: readonly string[];
}

/**
 * Unpacks the entries that an archive may hold, within `limits`, whatever the sizes that the file claims.
 * A file that does not begin like a zip is `not-archive`; one that does and cannot be read to the end is `damaged`.
 */
export async function unzipEntries(bytes: Uint8Array, limits: ArchiveLimits): Promise<Result<UnzippedEntries, ArchiveError>> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return err({ code: 'not-archive', detail: 'the file does not begin like a zip file' });
  const entries = await listEntries(bytes, limits);
  if (!entries.ok) return entries;
  const files = new Map<string, Uint8Array>();
  const unknown: string[] = [];
  let total = 0;
  for (const entry of entries.value) {
    if (entry.directory || !ENTRY_NAME.test(entry.filename)) {
      unknown.push(entry.filename);
      continue;
    }
    if (files.has(entry.filename)) return err({ code: 'damaged', entry: entry.filename, detail: 'the entry is there twice' });
    const unpacked = await unzipEntry(entry, limits, limits.maxTotalBytes - total);
    if (!unpacked.ok) return unpacked;
    total += unpacked.value.byteLength;
    files.set(entry.filename, unpacked.value);
  }
  return ok({ files, unknown });
}

async function listEntries(bytes: Uint8Array, limits: ArchiveLimits): Promise<Result<readonly Entry[], ArchiveError>> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), {
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
  const writer = new BoundedWriter(allowed);
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
