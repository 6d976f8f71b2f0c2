import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { sha256Hex } from '../base/sha256';
import type { RawSnapshot } from '../migration/snapshot';
import { ARCHIVE_FORMAT, type ArchiveEntry, type ArchiveManifest, tableEntryName, textEntryName } from './archive';

interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly compressed: boolean;
}

/**
 * Packs a snapshot into a `.postil` file: `manifest.json`, one JSONL a table, the original texts under their SHA-256.
 * The same snapshot and time give the same bytes on the same platform, whatever the order of its tables and texts.
 * `createdAt` is in milliseconds since the Unix epoch; `report` is told the share that is done, from 0 to 1.
 */
export async function writeArchive(
  snapshot: RawSnapshot,
  createdAt: number,
  report: (done: number) => void = () => undefined,
): Promise<Uint8Array> {
  const texts = textParts(snapshot);
  const parts = [...tableParts(snapshot), ...texts];
  const manifest: ArchiveManifest = {
    app: 'postil',
    format: ARCHIVE_FORMAT,
    schemaVersion: snapshot.schemaVersion,
    createdAt,
    seq: snapshot.seq,
    counts: { ...countRows(snapshot), texts: texts.length },
    entries: parts.map(describePart),
  };
  const manifestPart: Part = { name: 'manifest.json', bytes: encode(`${JSON.stringify(manifest, null, 2)}\n`), compressed: true };
  return await zip([manifestPart, ...parts], report);
}

function tableParts(snapshot: RawSnapshot): readonly Part[] {
  return sortedTables(snapshot).map(([table, rows]) => ({
    name: tableEntryName(table),
    bytes: encode(rows.map((row) => `${JSON.stringify(row)}\n`).join('')),
    compressed: true,
  }));
}

/**
 * Texts are stored as they are, so that any tool gets them out even of a torn archive; each under the SHA-256 that its bytes
 * have now: one that was damaged in the library is kept, and does not keep the rest out of a sound archive.
 */
function textParts(snapshot: RawSnapshot): readonly Part[] {
  const byHash = new Map(snapshot.texts.map(({ bytes }) => [sha256Hex(bytes), bytes]));
  return [...byHash]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([sha256, bytes]) => ({ name: textEntryName(sha256), bytes, compressed: false }));
}

function sortedTables({ tables, progress = [] }: RawSnapshot): readonly (readonly [string, readonly unknown[]])[] {
  return Object.entries(progress.length === 0 ? tables : { ...tables, progress }).sort(([a], [b]) => (a < b ? -1 : 1));
}

function countRows(snapshot: RawSnapshot): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [table, rows] of sortedTables(snapshot)) counts[table] = rows.length;
  return counts;
}

function describePart({ name, bytes }: Part): ArchiveEntry {
  return { name, sha256: sha256Hex(bytes), size: bytes.byteLength };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The first moment that a zip can name, in local time like all its dates: a real one would differ from machine to machine. */
function zipEpoch(): Date {
  return new Date(1980, 0, 1);
}

async function zip(parts: readonly Part[], report: (done: number) => void): Promise<Uint8Array> {
  const output = new Uint8ArrayWriter();
  const writer = new ZipWriter(output, {
    useWebWorkers: false,
    keepOrder: true,
    extendedTimestamp: false,
    lastModDate: zipEpoch(),
  });
  const size = parts.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  let written = 0;
  for (const part of parts) {
    await writer.add(part.name, new Uint8ArrayReader(part.bytes), part.compressed ? {} : { level: 0 });
    written += part.bytes.byteLength;
    report(written / size);
  }
  await writer.close();
  return await output.getData();
}
