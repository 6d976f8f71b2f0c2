import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../base/sha256';
import { SCHEMA_VERSION } from '../migration/schema-version';
import type { RawSnapshot } from '../migration/snapshot';
import { ARCHIVE_LIMITS } from './archive';
import { readArchive } from './read-archive';
import { verifyArchive } from './verify-archive';
import { writeArchive } from './write-archive';

const encode = (text: string) => new TextEncoder().encode(text);
const CREATED = Date.UTC(2026, 10, 23);

function snapshot(): RawSnapshot {
  const bytes = encode('\uFEFFFirst, 網絡強國 \u{1F5A4}\r\nends with a stop .\n');
  return {
    schemaVersion: SCHEMA_VERSION,
    tables: {
      sources: [{ id: 's1', provenance: { title: 'The Way' } }],
      revisions: [{ id: 'r1', sourceId: 's1', sha256: sha256Hex(bytes) }],
      annotations: Array.from({ length: 40 }, (_, i) => ({ id: `a${i}`, quote: `“line\u2028${i}” \u{1F5A4}\n` })),
      notes: [],
      colors: [{ id: 'red', name: 'errors' }, 'a bad row', null],
    },
    texts: [{ sha256: sha256Hex(bytes), bytes }],
    seq: 17,
  };
}

async function zip(entries: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array> {
  const output = new Uint8ArrayWriter();
  const writer = new ZipWriter(output, { useWebWorkers: false });
  for (const [name, bytes] of Object.entries(entries)) await writer.add(name, new Uint8ArrayReader(bytes));
  await writer.close();
  return await output.getData();
}

function manifestFor(entries: Readonly<Record<string, Uint8Array>>, changes: object = {}): Uint8Array {
  const manifest = {
    app: 'postil',
    format: 1,
    schemaVersion: SCHEMA_VERSION,
    createdAt: CREATED,
    seq: 0,
    counts: {},
    entries: Object.entries(entries).map(([name, bytes]) => ({ name, sha256: sha256Hex(bytes), size: bytes.length })),
    ...changes,
  };
  return encode(JSON.stringify(manifest));
}

describe('archive', () => {
  it('gives back exactly what was put in', async () => {
    const content = await readArchive(await writeArchive(snapshot(), CREATED));
    expect(content.ok && content.value.snapshot).toEqual(snapshot());
    expect(content.ok && content.value.unknown).toEqual([]);
    expect(content.ok && content.value.manifest.counts).toEqual({
      annotations: 40,
      colors: 3,
      notes: 0,
      revisions: 1,
      sources: 1,
      texts: 1,
    });
  });

  it('keeps a text that was damaged, under the hash of what it is now, and stays sound', async () => {
    const whole = snapshot();
    const bytes = encode('the disk has eaten it');
    const damaged = { ...whole, texts: whole.texts.map(({ sha256 }) => ({ sha256, bytes })) };
    const content = await readArchive(await writeArchive(damaged, CREATED));
    expect(content.ok && content.value.snapshot).toEqual({ ...whole, texts: [{ sha256: sha256Hex(bytes), bytes }] });
  });

  it('gives the same bytes for the same snapshot', async () => {
    const { tables, ...rest } = snapshot();
    const reordered = { ...rest, tables: Object.fromEntries(Object.entries(tables).reverse()) };
    expect(await writeArchive(reordered, CREATED)).toEqual(await writeArchive(snapshot(), CREATED));
  });

  it('survives any JSON rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), async (rows) => {
        const original = { ...snapshot(), tables: { notes: JSON.parse(JSON.stringify(rows)) } };
        const content = await readArchive(await writeArchive(original, CREATED));
        expect(content.ok && content.value.snapshot).toEqual(original);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses an archive that is cut off anywhere', async () => {
    const bytes = await writeArchive(snapshot(), CREATED);
    for (let length = 0; length < bytes.length; length += 7) {
      const result = await verifyArchive(bytes.slice(0, length));
      expect(result.ok ? 'ok' : result.error.code, `cut after ${length} bytes`).toBe(length < 2 ? 'not-archive' : 'damaged');
    }
  });

  it('never gives other content when a bit is flipped', async () => {
    const original = snapshot();
    const bytes = await writeArchive(original, CREATED);
    let refused = 0;
    const outcomes = fc.asyncProperty(fc.integer({ min: 0, max: bytes.length * 8 - 1 }), async (bit) => {
      const flipped = bytes.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const content = await readArchive(flipped);
      if (content.ok) expect(content.value.snapshot).toEqual(original);
      else refused++;
    });
    await fc.assert(outcomes, { numRuns: 600 });
    expect(refused).toBeGreaterThan(400);
  }, 30_000);

  it('names the entry that does not match its hash', async () => {
    const notes = encode('{"annotationId":"a1"}\n');
    const altered = encode('{"annotationId":"a2"}\n');
    const manifest = manifestFor({ 'tables/notes.jsonl': notes }, { counts: { notes: 1 } });
    expect(await verifyArchive(await zip({ 'manifest.json': manifest, 'tables/notes.jsonl': altered }))).toEqual({
      ok: false,
      error: { code: 'damaged', entry: 'tables/notes.jsonl', detail: 'its SHA-256 is not the one in the manifest' },
    });
  });

  it('names what is missing, unlisted or miscounted', async () => {
    const notes = encode('{"annotationId":"a1"}\n');
    const listed = manifestFor({ 'tables/notes.jsonl': notes }, { counts: { notes: 1 } });
    const miscounted = manifestFor({ 'tables/notes.jsonl': notes }, { counts: { notes: 2 } });
    const cases = [
      [{ 'manifest.json': listed }, 'tables/notes.jsonl', 'the entry is missing'],
      [{ 'manifest.json': manifestFor({}), 'tables/notes.jsonl': notes }, 'tables/notes.jsonl', 'the manifest does not list the entry'],
      [{ 'manifest.json': miscounted, 'tables/notes.jsonl': notes }, 'notes', '1 records instead of 2'],
    ] as const;
    for (const [entries, entry, detail] of cases) {
      expect(await verifyArchive(await zip(entries))).toEqual({ ok: false, error: { code: 'damaged', entry, detail } });
    }
  });

  it('refuses what a newer Postil wrote, even when its manifest has another shape', async () => {
    const newerFormat = encode(JSON.stringify({ app: 'postil', format: 2, schemaVersion: 1, blocks: [] }));
    const newerSchema = manifestFor({}, { schemaVersion: SCHEMA_VERSION + 1 });
    expect(await verifyArchive(await zip({ 'manifest.json': newerFormat }))).toEqual({
      ok: false,
      error: { code: 'newer', what: 'format', found: 2, known: 1 },
    });
    expect(await verifyArchive(await zip({ 'manifest.json': newerSchema }))).toEqual({
      ok: false,
      error: { code: 'newer', what: 'schema', found: SCHEMA_VERSION + 1, known: SCHEMA_VERSION },
    });
  });

  it('reports entries that it does not know, and reads on', async () => {
    const bytes = await zip({ 'manifest.json': manifestFor({}), 'readme.txt': encode('hello') });
    const content = await readArchive(bytes);
    expect(content.ok && content.value.unknown).toEqual(['readme.txt']);
  });

  it('reads nothing from names that lead out of it', async () => {
    const names = [
      '../manifest.json',
      '/etc/passwd',
      'tables/../../notes.jsonl',
      'tables\\notes.jsonl',
      'TEXTS/x',
      'tables/__proto__.jsonl',
    ];
    const outside = Object.fromEntries(names.map((name) => [name, encode('{}\n')]));
    const content = await readArchive(await zip({ 'manifest.json': manifestFor({}), ...outside }));
    if (content.ok) expect([content.value.unknown, content.value.snapshot.tables]).toEqual([names, {}]);
    else expect(content.error.code).toBe('damaged');
  });

  it('refuses two rows with one key, of which one would be lost', async () => {
    const notes = encode('{"annotationId":"a1"}\n{"annotationId":"a2"}\n{"annotationId":"a1"}\n');
    const manifest = manifestFor({ 'tables/notes.jsonl': notes }, { counts: { notes: 3 } });
    expect(await verifyArchive(await zip({ 'manifest.json': manifest, 'tables/notes.jsonl': notes }))).toEqual({
      ok: false,
      error: { code: 'damaged', entry: 'tables/notes.jsonl', detail: 'line 3 has the key of line 1' },
    });
  });

  it('refuses a manifest whose time no calendar has, and rows nested without end', async () => {
    const endless = encode(`${'['.repeat(2_000_000)}\n`);
    const nested = manifestFor({ 'tables/notes.jsonl': endless }, { counts: { notes: 1 } });
    const results = await Promise.all([
      verifyArchive(await zip({ 'manifest.json': manifestFor({}, { createdAt: 1e300 }) })),
      verifyArchive(await zip({ 'manifest.json': nested, 'tables/notes.jsonl': endless })),
    ]);
    expect(results.map((result) => (result.ok ? 'ok' : [result.error.code, 'entry' in result.error && result.error.entry]))).toEqual([
      ['damaged', 'manifest.json'],
      ['damaged', 'tables/notes.jsonl'],
    ]);
  });

  it('refuses what is not an archive', async () => {
    const files = [encode('%PDF-1.7'), new Uint8Array(), await zip({ 'word/document.xml': encode('<w:document/>') })];
    const codes = await Promise.all(files.map(async (file) => verifyArchive(file)));
    expect(codes.map((result) => (result.ok ? 'ok' : result.error.code))).toEqual(['not-archive', 'not-archive', 'not-archive']);
  });

  it('does not unpack a zip bomb', async () => {
    const zeros = new Uint8Array(9 * 1024 * 1024);
    const bomb = await zip({ 'manifest.json': manifestFor({ 'tables/notes.jsonl': zeros }), 'tables/notes.jsonl': zeros });
    expect(bomb.length).toBeLessThan(20_000);
    const result = await verifyArchive(bomb);
    expect(result.ok ? null : [result.error.code, result.error.code === 'too-large' && result.error.entry]).toEqual([
      'too-large',
      'tables/notes.jsonl',
    ]);
  });

  it('keeps to the limits on entries and total size', async () => {
    const bytes = await writeArchive(snapshot(), CREATED);
    const few = await readArchive(bytes, { ...ARCHIVE_LIMITS, maxEntries: 3 });
    const small = await readArchive(bytes, { ...ARCHIVE_LIMITS, maxTotalBytes: 2000, maxTableBytes: 200 });
    expect([few.ok || few.error.code, small.ok || small.error.code]).toEqual(['too-large', 'too-large']);
  });
});
