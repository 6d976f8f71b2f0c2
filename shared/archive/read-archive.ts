import * as v from 'valibot';
import { type ByteSource, toByteSource } from '../base/byte-source';
import type { Hashed } from '../base/hashing-writer';
import { err, ok, type Result } from '../base/result';
import { sha256Hex } from '../base/sha256';
import { SCHEMA_VERSION } from '../migration/schema-version';
import type { HeldText, RawSnapshot } from '../migration/snapshot';
import type { StoredText } from '../model/records';
import { TABLE_NAMES } from '../model/records';
import { findRecordKey } from '../model/validate-records';
import {
  ARCHIVE_FORMAT,
  ARCHIVE_LIMITS,
  type ArchiveEntry,
  type ArchiveError,
  type ArchiveLimits,
  type ArchiveManifest,
  tableEntryName,
  textEntryName,
} from './archive';
import { type ArchiveEntries, openEntries } from './unzip-entries';

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

export interface ArchiveContent<T = StoredText> {
  readonly manifest: ArchiveManifest;
  /** As the version that wrote it stored it; `migrateSnapshot` brings it up to date. */
  readonly snapshot: RawSnapshot<T>;
  /** Entries that no archive of ours has: not read, to be told to the reader. */
  readonly unknown: readonly string[];
}

/**
 * Reads an archive and proves it: every entry is there with its size and SHA-256, every table has its number of rows,
 * every text its own name. One that is not wholly sound is refused as a whole. Never throws for what the bytes hold.
 * Of the texts nothing is kept: each is read again, and proven again, when it is wanted, so that memory is bounded by the
 * tables and the largest text, however large the file.
 */
export async function openArchive(
  source: ByteSource,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<Result<ArchiveContent<HeldText>, ArchiveError>> {
  const opened = await openEntries(source, limits);
  if (!opened.ok) return opened;
  const entries = opened.value;
  const manifest = await readManifest(entries);
  if (!manifest.ok) return manifest;
  const wrong = findUnlisted(manifest.value, entries.names);
  if (wrong !== null) return err(wrong);
  const snapshot = await readSnapshot(manifest.value, entries, limits);
  return snapshot.ok ? ok({ manifest: manifest.value, snapshot: snapshot.value, unknown: entries.unknown }) : snapshot;
}

/** The same of a file that is at hand, with its texts. */
export async function readArchive(
  bytes: Uint8Array,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<Result<ArchiveContent, ArchiveError>> {
  const opened = await openArchive(toByteSource(bytes), limits);
  if (!opened.ok) return opened;
  const { snapshot, ...rest } = opened.value;
  const texts: StoredText[] = [];
  for (const { sha256, load } of snapshot.texts) {
    const loaded = await load();
    if (!loaded.ok) return err(damaged(textEntryName(sha256), loaded.error));
    texts.push({ sha256, bytes: loaded.value });
  }
  return ok({ ...rest, snapshot: { ...snapshot, texts } });
}

/** So large is the manifest of twenty thousand entries, several times over. */
const LARGEST_MANIFEST = 16 * 1024 * 1024;

async function readManifest(entries: ArchiveEntries): Promise<Result<ArchiveManifest, ArchiveError>> {
  if (!entries.names.has('manifest.json')) return err({ code: 'not-archive', detail: 'there is no manifest.json in it' });
  const unpacked = await entries.unpack('manifest.json');
  if (!unpacked.ok) return unpacked;
  const { byteLength } = unpacked.value;
  if (byteLength > LARGEST_MANIFEST) return err({ code: 'too-large', entry: 'manifest.json', detail: `${byteLength} bytes` });
  const json = parseJson(unpacked.value);
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

function findUnlisted(manifest: ArchiveManifest, names: ReadonlySet<string>): ArchiveError | null {
  const listed = new Set(['manifest.json']);
  for (const { name } of manifest.entries) {
    if (!names.has(name)) return damaged(name, 'the entry is missing');
    if (listed.has(name)) return damaged(name, 'the manifest lists the entry twice');
    listed.add(name);
  }
  for (const name of names) if (!listed.has(name)) return damaged(name, 'the manifest does not list the entry');
  return null;
}

/** Entry by entry: of each only what was read stays, not its bytes beside it. */
async function readSnapshot(
  manifest: ArchiveManifest,
  entries: ArchiveEntries,
  limits: ArchiveLimits,
): Promise<Result<RawSnapshot<HeldText>, ArchiveError>> {
  const tables: Record<string, readonly unknown[]> = {};
  const texts: HeldText[] = [];
  const left = { rows: limits.maxRows, values: limits.maxValues };
  for (const listed of manifest.entries) {
    const { name } = listed;
    if (name.startsWith('tables/')) {
      const rows = await readTable(listed, entries, limits, left);
      if (!rows.ok) return rows;
      tables[name.slice('tables/'.length, -'.jsonl'.length)] = rows.value;
      continue;
    }
    const hashed = await entries.hash(name);
    if (!hashed.ok) return hashed;
    const wrong = findWrong(listed, hashed.value);
    if (wrong !== null) return err(wrong);
    if (name.startsWith('texts/')) texts.push(holdText(listed, entries));
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

/** The file may be altered after it was proven: what is read later is proven as well. */
function holdText(listed: ArchiveEntry, entries: ArchiveEntries): HeldText {
  return {
    sha256: listed.sha256,
    async load() {
      const again = await entries.unpackAgain(listed.name);
      const isSame = again.ok && findWrong(listed, describeBytes(again.value)) === null;
      return isSame ? again : err(`${listed.name} can no longer be read as it was`);
    },
  };
}

/** What may still come, in all tables that are yet to be read. */
interface Left {
  rows: number;
  values: number;
}

async function readTable(
  listed: ArchiveEntry,
  entries: ArchiveEntries,
  limits: ArchiveLimits,
  left: Left,
): Promise<Result<readonly unknown[], ArchiveError>> {
  const { name } = listed;
  const unpacked = await entries.unpack(name);
  if (!unpacked.ok) return unpacked;
  const bytes = unpacked.value;
  const wrong = findWrong(listed, describeBytes(bytes));
  if (wrong !== null) return err(wrong);
  const count = countRowsAndValues(bytes);
  left.rows -= count.rows;
  left.values -= count.values;
  if (left.rows < 0) return err({ code: 'too-large', entry: name, detail: `more than ${limits.maxRows} rows` });
  if (left.values < 0) return err({ code: 'too-large', entry: name, detail: `more than ${limits.maxValues} values` });
  const rows = parseRows(name, bytes, limits.maxRowBytes);
  if (!rows.ok) return rows;
  const twice = findKeyTwice(name, rows.value);
  return twice === null ? rows : err(damaged(name, twice));
}

function describeBytes(bytes: Uint8Array): Hashed {
  return { size: bytes.byteLength, sha256: sha256Hex(bytes) };
}

function findWrong({ name, size, sha256 }: ArchiveEntry, found: Hashed): ArchiveError | null {
  if (found.size !== size) return damaged(name, `${found.size} bytes instead of ${size}`);
  if (found.sha256 !== sha256) return damaged(name, 'its SHA-256 is not the one in the manifest');
  return name.startsWith('texts/') && found.sha256 !== name.slice('texts/'.length) ? damaged(name, 'its SHA-256 is not its name') : null;
}

const [COMMA, BRACKET, BRACE, LINE_END] = [0x2c, 0x5b, 0x7b, 0x0a];

/** Counted before anything is parsed; at least as many values as there are. */
function countRowsAndValues(json: Uint8Array): { readonly rows: number; readonly values: number } {
  let rows = 0;
  let values = 0;
  for (const byte of json) {
    if (byte === LINE_END) rows++;
    else if (byte === COMMA || byte === BRACKET || byte === BRACE) values++;
  }
  return { rows, values };
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

/** Line by line, so that the table never stands in memory as one string beside its rows. */
function parseRows(entry: string, bytes: Uint8Array, maxRowBytes: number): Result<readonly unknown[], ArchiveError> {
  const rows: unknown[] = [];
  for (let from = 0; from < bytes.byteLength; ) {
    const end = bytes.indexOf(LINE_END, from);
    if (end === -1) return err(damaged(entry, 'the last line is cut off'));
    const line = `line ${rows.length + 1}`;
    if (end - from > maxRowBytes) return err({ code: 'too-large', entry, detail: `${line} has more than ${maxRowBytes} bytes` });
    const row = parseJson(bytes.subarray(from, end));
    if (!row.ok) return err(damaged(entry, `${line}: ${row.error}`));
    if (hasTooManyFields(row.value)) return err(damaged(entry, `${line}: more than ${MOST_FIELDS} fields`));
    rows.push(row.value);
    from = end + 1;
  }
  return ok(rows);
}

/** No record has a tenth as many; millions of names that occur once would cost more memory than all else. */
const MOST_FIELDS = 500;

function hasTooManyFields(row: unknown): boolean {
  return typeof row === 'object' && row !== null && !Array.isArray(row) && Object.keys(row).length > MOST_FIELDS;
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
