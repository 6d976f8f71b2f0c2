import * as v from 'valibot';
import { err, ok, type Result } from '../base/result';
import { sha256Hex } from '../base/sha256';
import { SCHEMA_VERSION } from '../migration/schema-version';
import type { RawSnapshot } from '../migration/snapshot';
import { TABLE_NAMES } from '../model/records';
import { findRecordKey } from '../model/validate-records';
import { ARCHIVE_FORMAT, ARCHIVE_LIMITS, type ArchiveError, type ArchiveLimits, type ArchiveManifest, tableEntryName } from './archive';
import { unzipEntries } from './unzip-entries';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Read before all else: what a newer Postil writes after these two is not ours to judge. */
const versionSchema = v.object({ app: v.literal('postil'), format: count, schemaVersion: count });

const manifestSchema = v.object({
  ...versionSchema.entries,
  // What a Date can name.
  createdAt: v.pipe(v.number(), v.minValue(-8.64e15), v.maxValue(8.64e15)),
  seq: count,
  counts: v.record(v.string(), count),
  entries: v.array(v.object({ name: v.string(), sha256: hash, size: count })),
});

export interface ArchiveContent {
  readonly manifest: ArchiveManifest;
  /** As the version that wrote it stored it; `migrateSnapshot` brings it up to date. */
  readonly snapshot: RawSnapshot;
  /** Entries that no archive of ours has: not read, to be told to the reader. */
  readonly unknown: readonly string[];
}

/**
 * Reads an archive and proves it: every entry is there with its size and SHA-256, every table has its number of rows,
 * every text its own name. One that is not wholly sound is refused as a whole. Never throws for what the bytes hold.
 */
export async function readArchive(
  bytes: Uint8Array,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<Result<ArchiveContent, ArchiveError>> {
  const unzipped = await unzipEntries(bytes, limits);
  if (!unzipped.ok) return unzipped;
  const { files, unknown } = unzipped.value;
  const manifest = readManifest(files.get('manifest.json'));
  if (!manifest.ok) return manifest;
  const wrong = findWrongEntry(manifest.value, files);
  if (wrong !== null) return err(wrong);
  const snapshot = readSnapshot(manifest.value, files);
  return snapshot.ok ? ok({ manifest: manifest.value, snapshot: snapshot.value, unknown }) : snapshot;
}

function readManifest(bytes: Uint8Array | undefined): Result<ArchiveManifest, ArchiveError> {
  if (bytes === undefined) return err({ code: 'not-archive', detail: 'there is no manifest.json in it' });
  const json = parseJson(bytes);
  if (!json.ok) return err({ code: 'damaged', entry: 'manifest.json', detail: json.error });
  const version = v.safeParse(versionSchema, json.value);
  if (!version.success) return err({ code: 'not-archive', detail: 'its manifest.json is not one of Postil' });
  const { format, schemaVersion } = version.output;
  if (format > ARCHIVE_FORMAT) return err({ code: 'newer', what: 'format', found: format, known: ARCHIVE_FORMAT });
  if (schemaVersion > SCHEMA_VERSION) return err({ code: 'newer', what: 'schema', found: schemaVersion, known: SCHEMA_VERSION });
  const manifest = v.safeParse(manifestSchema, json.value);
  if (manifest.success) return ok(manifest.output);
  return err({ code: 'damaged', entry: 'manifest.json', detail: v.summarize(manifest.issues) });
}

function findWrongEntry(manifest: ArchiveManifest, files: ReadonlyMap<string, Uint8Array>): ArchiveError | null {
  const listed = new Set(['manifest.json']);
  for (const entry of manifest.entries) {
    const bytes = files.get(entry.name);
    if (bytes === undefined) return damaged(entry.name, 'the entry is missing');
    if (bytes.byteLength !== entry.size) return damaged(entry.name, `${bytes.byteLength} bytes instead of ${entry.size}`);
    if (sha256Hex(bytes) !== entry.sha256) return damaged(entry.name, 'its SHA-256 is not the one in the manifest');
    if (listed.has(entry.name)) return damaged(entry.name, 'the manifest lists the entry twice');
    listed.add(entry.name);
  }
  for (const name of files.keys()) if (!listed.has(name)) return damaged(name, 'the manifest does not list the entry');
  return null;
}

function readSnapshot(manifest: ArchiveManifest, files: ReadonlyMap<string, Uint8Array>): Result<RawSnapshot, ArchiveError> {
  const tables: Record<string, readonly unknown[]> = {};
  const texts: { readonly sha256: string; readonly bytes: Uint8Array }[] = [];
  for (const [name, bytes] of files) {
    if (name.startsWith('texts/')) {
      const sha256 = name.slice('texts/'.length);
      if (sha256Hex(bytes) !== sha256) return err(damaged(name, 'its SHA-256 is not its name'));
      texts.push({ sha256, bytes });
    } else if (name.startsWith('tables/')) {
      const rows = parseRows(bytes);
      if (!rows.ok) return err(damaged(name, rows.error));
      const twice = findKeyTwice(name, rows.value);
      if (twice !== null) return err(damaged(name, twice));
      tables[name.slice('tables/'.length, -'.jsonl'.length)] = rows.value;
    }
  }
  const wrong = findWrongCount(manifest, { ...tables, texts });
  if (wrong !== null) return err(wrong);
  const { progress, ...records } = tables;
  return ok({
    schemaVersion: manifest.schemaVersion,
    tables: records,
    texts,
    ...(progress === undefined ? {} : { progress }),
    seq: manifest.seq,
  });
}

/** Of two rows with one key a library could hold only one: the other would be lost without a word. */
function findKeyTwice(entry: string, rows: readonly unknown[]): string | null {
  const table = TABLE_NAMES.find((name) => tableEntryName(name) === entry);
  if (table === undefined) return null;
  const lines = new Map<string, number>();
  for (const [i, row] of rows.entries()) {
    const key = findRecordKey(table, row);
    const earlier = key === null ? undefined : lines.get(key);
    if (earlier !== undefined) return `line ${i + 1} has the key of line ${earlier}`;
    if (key !== null) lines.set(key, i + 1);
  }
  return null;
}

function findWrongCount(manifest: ArchiveManifest, lists: Readonly<Record<string, readonly unknown[]>>): ArchiveError | null {
  for (const name of new Set([...Object.keys(lists), ...Object.keys(manifest.counts)])) {
    const found = lists[name]?.length ?? 0;
    const expected = manifest.counts[name] ?? 0;
    if (found !== expected) return damaged(name, `${found} records instead of ${expected}`);
  }
  return null;
}

function parseRows(bytes: Uint8Array): Result<readonly unknown[], string> {
  const text = decode(bytes);
  if (!text.ok) return text;
  if (text.value === '') return ok([]);
  if (!text.value.endsWith('\n')) return err('the last line is cut off');
  const rows: unknown[] = [];
  for (const line of text.value.slice(0, -1).split('\n')) {
    const row = parse(line);
    if (!row.ok) return err(`line ${rows.length + 1}: ${row.error}`);
    rows.push(row.value);
  }
  return ok(rows);
}

function parseJson(bytes: Uint8Array): Result<unknown, string> {
  const text = decode(bytes);
  return text.ok ? parse(text.value) : text;
}

function decode(bytes: Uint8Array): Result<string, string> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return err('not UTF-8');
  }
}

function parse(json: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(json));
  } catch (error) {
    return err(error instanceof Error ? error.message : 'not JSON');
  }
}

function damaged(entry: string, detail: string): ArchiveError {
  return { code: 'damaged', entry, detail };
}
