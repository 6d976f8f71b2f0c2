import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { expect, test } from 'vitest';
import { readArchive } from '../archive/read-archive';
import { writeArchive } from '../archive/write-archive';
import { readCitationStyle } from '../citation/read-citation-style';
import { WORD } from '../export/docx/docx.cases';
import { exampleInput } from '../export/export.cases';
import type { ExportOptions } from '../export/export-input';
import { exportAnnotations } from '../export/registry';
import { SCHEMA_VERSION } from '../migration/schema-version';
import { readBibliography } from './bibliography/read-bibliography';
import { planDocxImport } from './docx/plan-docx-import';
import { importContext, item, NO_CHOICES, plan, quote, recordsOf } from './import.cases';
import { planImport } from './plan-import';

const QUIET = { report: () => undefined };
const encode = (words: string) => new TextEncoder().encode(words);
const write = async (options: ExportOptions) => (await exportAnnotations(exampleInput(options), QUIET)).bytes;
const words = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** The error that an importer gives, or 'read'. An importer that throws fails the test. */
type Import = (bytes: Uint8Array, name: string) => Promise<string>;
const annotations: Import = async (bytes, name) => {
  const planned = await planImport({ name, bytes }, NO_CHOICES, importContext(), QUIET);
  return planned.ok ? 'read' : planned.error.code;
};
const word: Import = async (bytes) => {
  const planned = await planDocxImport(bytes, importContext(), QUIET);
  return planned.ok ? 'read' : planned.error.code;
};
const archive: Import = async (bytes) => {
  const read = await readArchive(bytes);
  return read.ok ? 'read' : read.error.code;
};
const bibliography: Import = async (bytes) => {
  const read = readBibliography(words(bytes));
  return read.ok ? 'read' : read.error.code;
};
const style: Import = async (bytes) => {
  const read = readCitationStyle(words(bytes));
  return read.ok ? 'read' : read.error.code;
};

const JSON_LD = () => write({ format: 'json-ld', unit: 'utf-16', noteFormat: 'html' });
const TABLE = () => write({ format: 'csv', guardFormulas: true });
const DOCX = () => write(WORD);
const ARCHIVE = () => writeArchive({ schemaVersion: SCHEMA_VERSION, tables: { sources: [{ id: 's' }] }, texts: [], seq: 1 }, 0);
const PDF = encode('%PDF-1.7\n%âãÏÓ\n1 0 obj');
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
const LOCKED = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);

async function zipped(entries: Readonly<Record<string, string>>, password?: string): Promise<Uint8Array> {
  const output = new Uint8ArrayWriter();
  const writer = new ZipWriter(output, { useWebWorkers: false, ...(password === undefined ? {} : { password }) });
  for (const [name, content] of Object.entries(entries)) await writer.add(name, new TextReader(content));
  await writer.close();
  return await output.getData();
}

const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length >> 1);
const documentOf = (body: string) => ({
  '[Content_Types].xml': '<Types/>',
  'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
});
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'ha'.repeat(50)}">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'abcdefghij'[i + 1]} "${`&${'abcdefghij'[i]};`.repeat(10)}">`).join('')}]><x>&j;</x>`;

test.each<[string, string, Import, string, () => Promise<Uint8Array> | Uint8Array]>([
  ['annotations', 'empty', annotations, 'empty', () => new Uint8Array()],
  ['annotations', 'of blanks alone', annotations, 'empty', () => encode('\uFEFF \n\t\r\n')],
  ['annotations', 'truncated', annotations, 'not-json', async () => half(await JSON_LD())],
  ['annotations', 'mislabelled: a PDF', annotations, 'not-text', () => PDF],
  ['annotations', 'mislabelled: a picture', annotations, 'not-text', () => PNG],
  [
    'annotations',
    'encrypted bytes',
    annotations,
    'not-text',
    () => Uint8Array.from({ length: 4000 }, (_, i) => (Math.imul(i, 2654435761) >>> 13) & 0xff),
  ],
  ['annotations', 'JSON of something else', annotations, 'no-annotations', () => encode('{"items":[{"title":"x"}]}')],
  ['annotations', 'HTML of something else', annotations, 'no-annotations', () => encode('<!doctype html><p>words')],
  ['annotations', 'nested', annotations, 'json-too-deep', () => encode(`[{"target":${'['.repeat(200_000)}`)],
  ['annotations', 'of too many values', annotations, 'too-many', () => encode(`[{"target":[[]${',[]'.repeat(2_100_000)}]}]`)],
  ['annotations', 'of too many items', annotations, 'too-many', () => encode(`[{"target":"x"}${',0'.repeat(100_001)}]`)],
  ['annotations', 'an entity bomb', annotations, 'no-annotations', () => encode(LAUGHS)],
  ['annotations', 'larger than any', annotations, 'too-large', () => new Uint8Array(64 * 1024 * 1024 + 1)],
  [
    'table',
    'truncated in a cell',
    annotations,
    'cut-short',
    async () =>
      encode(
        words(await TABLE())
          .split('"')
          .slice(0, 8)
          .join('"'),
      ),
  ],
  ['table', 'truncated in its last cell', annotations, 'cut-short', () => encode('Quote,Note\nmixed,"never closed\n')],
  [
    'table',
    'truncated in a row',
    annotations,
    'cut-short',
    async () =>
      encode(
        words(await TABLE())
          .trimEnd()
          .replace(/,[^,]*$/, ''),
      ),
  ],
  [
    'table',
    'of names alone',
    annotations,
    'no-rows',
    async () =>
      encode(
        words(await TABLE())
          .split('\r\n')
          .slice(0, 1)
          .join(''),
      ),
  ],
  ['table', 'of too many cells', annotations, 'too-many', () => encode(`Quote,Note\n${',,,,,,,,\n'.repeat(500_000)}`)],
  ['table', 'of too many columns', annotations, 'too-many', () => encode(`Quote${',x'.repeat(400)}\n`)],
  ['Word', 'empty', word, 'not-docx', () => new Uint8Array()],
  ['Word', 'truncated', word, 'damaged', async () => half(await DOCX())],
  ['Word', 'mislabelled: JSON', word, 'not-docx', JSON_LD],
  ['Word', 'mislabelled: another zip', word, 'not-docx', ARCHIVE],
  ['Word', 'locked with a password', word, 'locked-or-old', () => LOCKED],
  ['Word', 'an encrypted zip', word, 'locked-or-old', () => zipped(documentOf('<w:p/>'), 'secret')],
  ['Word', 'a zip bomb', word, 'unpacks-too-large', () => zipped(documentOf(`<w:p>${' '.repeat(30_000_000)}</w:p>`))],
  ['Word', 'an entity bomb', word, 'unsafe', () => zipped({ ...documentOf(''), 'word/document.xml': LAUGHS })],
  ['archive', 'empty', archive, 'not-archive', () => new Uint8Array()],
  ['archive', 'truncated', archive, 'damaged', async () => half(await ARCHIVE())],
  ['archive', 'mislabelled: a Word file', archive, 'not-archive', DOCX],
  ['archive', 'an encrypted zip', archive, 'damaged', () => zipped({ 'manifest.json': '{}' }, 'secret')],
  ['archive', 'a zip bomb', archive, 'too-large', () => zipped({ 'manifest.json': ' '.repeat(30_000_000) })],
  ['bibliography', 'empty', bibliography, 'no-entries', () => new Uint8Array()],
  ['bibliography', 'truncated', bibliography, 'not-json', async () => half(await JSON_LD())],
  ['bibliography', 'mislabelled: a PDF', bibliography, 'no-entries', () => PDF],
  ['citation style', 'empty', style, 'not-xml', () => new Uint8Array()],
  ['citation style', 'an entity bomb', style, 'not-xml', () => encode(LAUGHS)],
])('%s: what is %s gives a clear error', async (_kind, _what, read, code, bytes) => {
  expect(await read(await bytes(), 'file.csv')).toBe(code);
});

test('what keys of objects may be called, no object inherits', async () => {
  const file = `[{"__proto__":{"target":"x"},"id":"urn:a","target":{"selector":{"type":"TextQuoteSelector","exact":"mixed","__proto__":{"exact":"x"}}},"constructor":1,"postil:color":"__proto__","body":{"value":"n","__proto__":{"format":"text/html"},"format":"constructor"}}]`;
  const planned = await plan(file);
  expect(planned.items).toMatchObject([{ outcome: 'placed', label: 'mixed' }]);
  expect(recordsOf(planned).annotations).toMatchObject([{ color: 'green' }]);
  const table = '__proto__,Quote,constructor,Color\nx,mixed,y,toString\n';
  const roles = ['note', 'quotation', 'codes', 'color'] as const;
  const choices = { ...NO_CHOICES, table: { encoding: null, delimiter: null, hasHeader: true, roles } };
  expect((await plan(table, importContext(), choices, 'x.csv')).items).toMatchObject([{ outcome: 'placed' }]);
  expect(Object.hasOwn(Object.prototype, 'target')).toBe(false);
});

test.each<[string, object, string]>([
  ['a note longer than any', { bodyValue: 'a\n'.repeat(300_000) }, 'too-long'],
  ['a passage longer than the text', item('x', quote('y'.repeat(50_000))), 'too-long'],
  ['numbers beyond all measure', { created: 1e308, modified: '+999999-01-01T00:00:00Z', 'postil:check': 1e308 }, 'placed'],
  [
    'a hundred thousand tags',
    { body: Array.from({ length: 100_000 }, (_, i) => ({ type: 'TextualBody', purpose: 'tagging', value: `tag ${i}` })) },
    'placed',
  ],
  ['a hundred thousand selectors', item('x', ...Array.from({ length: 100_000 }, () => quote('mixed'))), 'placed'],
  ['other types everywhere', { id: 4, created: {}, body: [[['x']]], motivation: 5, creator: [], 'postil:target': 'x' }, 'placed'],
  ['halves of surrogate pairs', { bodyValue: '\ud800 \udc00', creator: { name: '\ud83d' } }, 'placed'],
])('%s in an annotation', async (_name, more, outcome) => {
  const planned = await plan([{ ...item('x', quote('mixed')), ...more }]);
  expect(planned.items.map((one) => one.reason ?? one.outcome)).toEqual([outcome]);
  expect(planned.change?.edits.length ?? 0).toBeLessThan(1000);
});

test('of a hundred thousand notes no more is kept than a library can hold', async () => {
  const notes = Array.from({ length: 4 }, (_, i) => ({ ...item(`n${i}`, quote('mixed')), bodyValue: `${'a\n'.repeat(95_000)}${i}` }));
  const planned = await plan(notes);
  expect(planned.items.map((one) => one.reason ?? one.outcome)).toEqual(['placed', 'placed', 'too-long', 'too-long']);
});
