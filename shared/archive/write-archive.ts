import { Uint8ArrayReader, Writer, ZipWriter } from '@zip.js/zip.js';
import { joinBytes } from '../base/byte-source';
import { sha256Hex } from '../base/sha256';
import { type HeldText, loadTextBytes, type RawSnapshot } from '../migration/snapshot';
import type { StoredText } from '../model/records';
import { ARCHIVE_FORMAT, type ArchiveEntry, type ArchiveManifest, tableEntryName, textEntryName } from './archive';

/** One file of the archive; the bytes of a text are fetched when they are wanted, twice: the manifest with its hash comes first. */
interface Part {
  readonly name: string;
  readonly load: () => Promise<Uint8Array>;
  readonly compressed: boolean;
}

type Write = (bytes: Uint8Array) => Promise<void>;
type Report = (done: number) => void;

type Snapshot = RawSnapshot<StoredText | HeldText>;

/**
 * Packs a snapshot into a `.postil` file: `manifest.json`, one JSONL a table, the original texts under their SHA-256.
 * The same snapshot and time give the same bytes on the same platform, whatever the order of its tables and texts.
 * `createdAt` is in milliseconds since the Unix epoch. The file goes to `write` piece by piece: no more is in memory than the
 * tables and the largest text. `report` is told the share that is done, from 0 to 1. Rejects when a text can no longer be loaded or
 * `write` rejects.
 */
export async function packArchive(snapshot: Snapshot, createdAt: number, write: Write, report: Report = () => undefined): Promise<void> {
  const texts = await textParts(snapshot);
  const tables: DescribedPart[] = [];
  for (const part of tableParts(snapshot)) tables.push(await describePart(part));
  const parts = [...tables, ...texts];
  const manifest: ArchiveManifest = {
    app: 'postil',
    format: ARCHIVE_FORMAT,
    schemaVersion: snapshot.schemaVersion,
    createdAt,
    seq: snapshot.seq,
    counts: { ...countRows(snapshot), texts: texts.length },
    entries: parts.map(({ entry }) => entry),
  };
  const manifestPart: Part = {
    name: 'manifest.json',
    load: async () => encode(`${JSON.stringify(manifest, null, 2)}\n`),
    compressed: true,
  };
  const size = manifest.entries.reduce((sum, entry) => sum + entry.size, 0);
  await zip([manifestPart, ...parts.map(({ part }) => part)], write, (written) => report(size === 0 ? 1 : Math.min(1, written / size)));
}

/** The same in memory. */
export async function writeArchive(snapshot: Snapshot, createdAt: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  await packArchive(snapshot, createdAt, async (bytes) => void pieces.push(bytes));
  return joinBytes(pieces);
}

interface DescribedPart {
  readonly part: Part;
  readonly entry: ArchiveEntry;
}

async function describePart(part: Part): Promise<DescribedPart> {
  const bytes = await part.load();
  return { part, entry: { name: part.name, sha256: sha256Hex(bytes), size: bytes.byteLength } };
}

/** The manifest has been written: what it says must be what follows. */
async function loadAgain({ name, load }: Part, { sha256 }: ArchiveEntry): Promise<Uint8Array> {
  const bytes = await load();
  if (sha256Hex(bytes) !== sha256) throw new Error(`${name} was altered while the archive was written`);
  return bytes;
}

function tableParts(snapshot: Snapshot): readonly Part[] {
  return sortedTables(snapshot).map(([table, rows]) => {
    const bytes = encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    return { name: tableEntryName(table), load: async () => bytes, compressed: true };
  });
}

/**
 * Texts are stored as they are, so that any tool gets them out even of a torn archive; each under the SHA-256 that its bytes
 * have now: one that was damaged in the library is kept, and does not keep the rest out of a sound archive.
 */
async function textParts(snapshot: Snapshot): Promise<readonly DescribedPart[]> {
  const byHash = new Map<string, DescribedPart>();
  for (const text of snapshot.texts) {
    const load = async () => {
      const bytes = await loadTextBytes(text);
      if (!bytes.ok) throw new Error(bytes.error);
      return bytes.value;
    };
    const { entry } = await describePart({ name: '', load, compressed: false });
    const name = textEntryName(entry.sha256);
    byHash.set(entry.sha256, {
      part: { name, load: () => loadAgain({ name, load, compressed: false }, entry), compressed: false },
      entry: { ...entry, name },
    });
  }
  return [...byHash].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, described]) => described);
}

function sortedTables({ tables, progress = [] }: Snapshot): readonly (readonly [string, readonly unknown[]])[] {
  return Object.entries(progress.length === 0 ? tables : { ...tables, progress }).sort(([a], [b]) => (a < b ? -1 : 1));
}

function countRows(snapshot: Snapshot): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [table, rows] of sortedTables(snapshot)) counts[table] = rows.length;
  return counts;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The first moment that a zip can name, in local time like all its dates: a real one would differ from machine to machine. */
function zipEpoch(): Date {
  return new Date(1980, 0, 1);
}

/** Hands a zip on as it is written. */
class Passing extends Writer<null> {
  readonly #write: Write;

  constructor(write: Write) {
    super();
    this.#write = write;
  }

  override async writeUint8Array(bytes: Uint8Array): Promise<void> {
    await this.#write(bytes);
  }

  override async getData(): Promise<null> {
    return null;
  }
}

/** `report` is told how many bytes of the parts have been written. */
async function zip(parts: readonly Part[], write: Write, report: (written: number) => void): Promise<void> {
  const writer = new ZipWriter(new Passing(write), {
    useWebWorkers: false,
    keepOrder: true,
    extendedTimestamp: false,
    lastModDate: zipEpoch(),
  });
  let written = 0;
  for (const part of parts) {
    const bytes = await part.load();
    await writer.add(part.name, new Uint8ArrayReader(bytes), part.compressed ? {} : { level: 0 });
    written += bytes.byteLength;
    report(written);
  }
  await writer.close();
}
