import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256Hex } from '../../shared/base/sha256';
import { SCHEMA_VERSION } from '../../shared/migration/schema-version';
import { MOST_MEMORY, OpeningAlone } from './opening-alone';

const MB = 1024 * 1024;

let alone: OpeningAlone;
beforeAll(async () => {
  alone = await OpeningAlone.build();
});
afterAll(() => alone.clear());

const utf8 = (words: string) => new TextEncoder().encode(words);
/** Words that pack about as well as words do: what packs better is refused before it is read. */
const word = (index: number) => (Math.imul(index + 1, 2_654_435_761) >>> 0).toString(36);
const words = (bytes: number) => {
  const some = utf8(Array.from({ length: 150_000 }, (_, index) => word(index)).join(' '));
  const all = new Uint8Array(bytes);
  for (let at = 0; at < bytes; at += some.length) all.set(some.subarray(0, Math.min(some.length, bytes - at)), at);
  return all;
};

async function zip(parts: Readonly<Record<string, Uint8Array>>, level = 1): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, level });
  for (const [name, bytes] of Object.entries(parts)) await writer.add(name, new Uint8ArrayReader(bytes));
  return await writer.close();
}

/** An archive with what stands in `parts`, whose manifest says so. */
async function archive(parts: Readonly<Record<string, Uint8Array>>, counts: Readonly<Record<string, number>>, level?: number) {
  const entries = Object.entries(parts).map(([name, bytes]) => ({ name, sha256: sha256Hex(bytes), size: bytes.byteLength }));
  const manifest = { app: 'postil', format: 1, schemaVersion: SCHEMA_VERSION, createdAt: 0, seq: 0, counts, entries };
  return await zip({ 'manifest.json': utf8(JSON.stringify(manifest)), ...parts }, level);
}

async function textArchive(bytes: number, level: number): Promise<Uint8Array> {
  const text = words(bytes);
  return await archive({ [`texts/${sha256Hex(text)}`]: text }, { texts: 1 }, level);
}

const rows = (count: number, row: (index: number) => string) => {
  const pieces: string[] = [];
  for (let from = 0; from < count; from += 100_000)
    pieces.push(Array.from({ length: Math.min(100_000, count - from) }, (_, index) => `${row(from + index)}\n`).join(''));
  return utf8(pieces.join(''));
};

const project = async (inside: string, files: Readonly<Record<string, Uint8Array>> = {}) =>
  await zip({ 'project.qde': utf8(`<Project name="p"><Sources>${inside}</Sources></Project>`), ...files });
const selection = (index: number) => `<PlainTextSelection guid="${word(index)}" name="${word(index)}" startPosition="${index}"/>`;
const textSource = (index: number, inside = '') =>
  `<TextSource guid="${index}" name="t${index}" plainTextPath="internal://${index}.txt">${inside}</TextSource>`;
const selections = (count: number) => Array.from({ length: count }, (_, index) => selection(index)).join('');

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const laughs = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
const entities = (root: string) => `<?xml version="1.0"?><!DOCTYPE ${root} [<!ENTITY l0 "ha">${laughs}]><${root} name="&l12;"/>`;

const FILES: readonly (readonly [what: string, name: string, content: () => Uint8Array | Promise<Uint8Array>, outcome: string])[] = [
  ['an archive of zeros', 'zeros.postil', () => archive({ 'tables/notes.jsonl': new Uint8Array(150 * MB) }, { notes: 1 }, 9), 'too-large'],
  ['an archive in an archive', 'nested.postil', async () => zip({ 'inner.postil': await textArchive(10 * MB, 9) }), 'not-archive'],
  [
    'an archive of as many rows as are read',
    'rows.postil',
    () => archive({ 'tables/notes.jsonl': rows(990_000, (index) => `{"${word(index)}":0}`) }, { notes: 990_000 }),
    'read',
  ],
  [
    'an archive of more rows',
    'more.postil',
    () => archive({ 'tables/notes.jsonl': rows(1_100_000, (index) => `{"${word(index)}":0}`) }, { notes: 1_100_000 }),
    'too-large',
  ],
  [
    'an archive of rows of many names',
    'names.postil',
    () =>
      archive(
        {
          'tables/notes.jsonl': rows(3, (row) => `{${Array.from({ length: 1_100_000 }, (_, i) => `"${word(i * 3 + row)}":0`).join(',')}}`),
        },
        { notes: 3 },
      ),
    'damaged',
  ],
  [
    'an archive of the largest row',
    'row.postil',
    () => archive({ 'tables/notes.jsonl': utf8(`["字${new TextDecoder().decode(words(15 * MB))}"]\n`) }, { notes: 1 }),
    'read',
  ],
  [
    'an archive of one endless row',
    'endless.postil',
    () => archive({ 'tables/notes.jsonl': utf8(`["${new TextDecoder().decode(words(100 * MB))}"]\n`) }, { notes: 1 }),
    'too-large',
  ],
  ['an archive with long texts', 'texts.postil', () => textArchive(130 * MB, 1), 'read'],
  ['an archive with longer texts, packed', 'longer.postil', () => textArchive(165 * MB, 1), 'too-large'],
  [
    'a long archive that is cut off',
    'cut.postil',
    async () => {
      const whole = await textArchive(150 * MB, 0);
      return whole.subarray(0, whole.byteLength - 40);
    },
    'damaged',
  ],
  [
    'a project of as many selections as are read',
    'many.qdpx',
    () => project(textSource(1, selections(100_000)), { '1.txt': utf8('a') }),
    'read',
  ],
  ['a project of more selections', 'more.qdpx', () => project(textSource(1, selections(110_000))), 'too-many-elements'],
  [
    'a project of as many elements as are read',
    'sets.qdpx',
    () => project(Array.from({ length: 290_000 }, (_, index) => `<PictureSource guid="${word(index)}" name="${word(index)}"/>`).join('')),
    'read',
  ],
  [
    'a project of many long texts',
    'texts.qdpx',
    () =>
      project([1, 2, 3].map((index) => textSource(index)).join(''), {
        '1.txt': words(8 * MB),
        '2.txt': words(8 * MB),
        '3.txt': words(8 * MB),
      }),
    'read',
  ],
  ['a project of zeros', 'zeros.qdpx', () => zip({ 'project.qde': new Uint8Array(90 * MB).fill(0x20) }, 9), 'unpacks-too-large'],
  ['a project of entities', 'laughs.qdpx', () => zip({ 'project.qde': utf8(entities('Project')) }), 'unsafe'],
  ['a codebook of entities', 'laughs.qdc', () => utf8(entities('CodeBook')), 'unsafe'],
  ['a codebook of one endless name', 'name.qdc', () => utf8(`<CodeBook name="${new TextDecoder().decode(words(60 * MB))}"/>`), 'read'],
  [
    'a Word file of its own with as many paragraphs as are read',
    'long.source.docx',
    () =>
      zip({
        '[Content_Types].xml': utf8('<Types/>'),
        'word/document.xml': utf8(
          `<w:document ${WORD}><w:body>${Array.from({ length: 290_000 }, (_, index) => `<w:p><w:r><w:t>${word(index)}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
        ),
      }),
    'read',
  ],
  [
    'a Word file of entities',
    'laughs.source.docx',
    () => zip({ '[Content_Types].xml': utf8('<Types/>'), 'word/document.xml': utf8(entities('document')) }),
    'unsafe',
  ],
  ['a long text', 'long.txt', () => words(30 * MB), 'read'],
  ['a longer text', 'longer.txt', () => words(40 * MB), 'too-large'],
  ['a text of lines', 'lines.txt', () => utf8('字\n\n'.repeat(299_000)), 'read'],
  ['a text of more lines', 'more.txt', () => utf8('字\n\n'.repeat(2_000_000)), 'too-many'],
  ['a bibliography', 'long.bib', () => utf8(rowsOfBib(20_000)), 'read'],
  ['a longer bibliography', 'longer.bib', () => words(30 * MB), 'too-large'],
  ['a citation style of entities', 'laughs.csl', () => utf8(entities('style')), 'not-xml'],
];

function rowsOfBib(count: number): string {
  return Array.from(
    { length: count },
    (_, index) => `@book{${word(index)}, title = {${word(index)} and more}, author = {${word(index)}, A.}, year = 1999}\n`,
  ).join('');
}

test.each(FILES)(
  '%s costs no more memory than is allowed',
  async (_what, name, content, outcome) => {
    const told = alone.open(name, await content());
    expect(told.outcome).toBe(outcome);
    expect(told.memory).toBeLessThan(MOST_MEMORY);
  },
  240_000,
);
