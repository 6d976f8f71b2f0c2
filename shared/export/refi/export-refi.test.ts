import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TextWriter, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js';
import fc from 'fast-check';
import { parseXmlDocument } from 'slimdom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCodebook } from '../../codebook/codebook';
import { relationTypeId } from '../../model/ids';
import { relation } from '../../model/record.cases';
import { listTypes } from '../../relations/relation-types';
import { NAMES } from '../../relations/relations.cases';
import type { Span } from '../../text/offset';
import { readSourceText } from '../../text/read-source-text';
import type { SourceText } from '../../text/source-text';
import { annotationsOn } from '../docx/docx.cases';
import { CASES, EXAMPLE_CODEBOOK, EXAMPLE_MEMOS, exampleAnnotations, exampleInput } from '../export.cases';
import { prepareAnnotations } from '../export-annotations';
import type { ExportInput } from '../export-input';
import { markedTexts } from '../marked-texts.cases';
import { exportAnnotations } from '../registry';
import { wholeCharacters } from '../whole-characters';
import { guidOf, placeGuid } from './guid';
import type { QdpxOptions } from './qdpx-options';

const QDPX: QdpxOptions = { format: 'qdpx', annotator: 'Lin 曉明', colors: true };
const texts = new URL('../../../e2e/texts/', import.meta.url);
const schemas = new URL('../../../../shared/validators/refi/', import.meta.url);

interface ReadQdpx {
  readonly xml: string;
  readonly text: string;
  /** The words at every selection's positions, read as the standard says; by GUID. */
  readonly words: ReadonlyMap<string, string>;
  /** Names of the codes of every selection, and the words of the notes it refers to. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
  readonly notes: ReadonlyMap<string, readonly string[]>;
  readonly links: readonly (readonly (string | null)[])[];
  /** GUIDs that are referred to and are nowhere. */
  readonly broken: readonly string[];
}

/** Reads a project from its zip, knowing nothing of how it was written. */
async function readQdpx(bytes: Uint8Array): Promise<ReadQdpx> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const parts = new Map<string, string>();
  for (const entry of await reader.getEntries()) if (!entry.directory) parts.set(entry.filename, await entry.getData(new TextWriter()));
  const xml = parts.get('project.qde') ?? '';
  const document = parseXmlDocument(xml);
  const path = document.getElementsByTagName('TextSource')[0]?.getAttribute('plainTextPath') ?? '';
  const text = parts.get(path.replace('internal://', 'sources/')) ?? '';
  const points = Array.from(text);
  const all = document.getElementsByTagName('*');
  const byGuid = new Map(all.flatMap((node) => (node.hasAttribute('guid') ? [[node.getAttribute('guid'), node] as const] : [])));
  const selections = document.getElementsByTagName('PlainTextSelection');
  const told = <T>(tell: (selection: (typeof selections)[number]) => T) =>
    new Map(selections.map((selection) => [selection.getAttribute('guid') ?? '', tell(selection)]));
  const targets = (node: (typeof selections)[number], name: string) =>
    node.getElementsByTagName(name).flatMap((reference) => byGuid.get(reference.getAttribute('targetGUID')) ?? []);
  return {
    xml,
    text,
    words: told((node) => points.slice(Number(node.getAttribute('startPosition')), Number(node.getAttribute('endPosition'))).join('')),
    codes: told((node) => targets(node, 'CodeRef').map((code) => code.getAttribute('name') ?? '')),
    notes: told((node) => targets(node, 'NoteRef').map((note) => note.textContent ?? '')),
    links: document
      .getElementsByTagName('Link')
      .map((link) => ['name', 'direction', 'originGUID', 'targetGUID'].map((name) => link.getAttribute(name))),
    broken: all.flatMap((node) =>
      ['targetGUID', 'originGUID', 'creatingUser', 'creatingUserGUID'].flatMap((name) => {
        const guid = node.getAttribute(name);
        return guid === null || byGuid.has(guid) ? [] : [guid];
      }),
    ),
  };
}

async function write(input: ExportInput): Promise<Uint8Array> {
  return (await exportAnnotations(input, { report: () => undefined })).bytes;
}

async function writeAndRead(text: SourceText, passages: readonly (readonly Span[])[]): Promise<ReadQdpx> {
  const annotations = prepareAnnotations(text, annotationsOn(text, passages), 'place', createCodebook([]));
  return await readQdpx(await write({ ...exampleInput(QDPX, annotations), text }));
}

/** As the file has it: no byte order mark, line feeds. */
function folded(words: string): string {
  return words.replace(/\r\n?/g, '\n').toWellFormed();
}

function expectWords(text: SourceText, passages: readonly (readonly Span[])[], read: ReadQdpx): void {
  expect(read.text).toBe(folded(text.text.replace(/^\uFEFF/, '')));
  for (const [index, places] of passages.entries())
    for (const [place, where] of places.entries()) {
      const { start, end } = wholeCharacters(text, where);
      const words = folded(text.text.slice(start, end));
      if (words.trim() !== '') expect(read.words.get(placeGuid(`annotation-${index}`, place))).toBe(words);
    }
  expect(read.broken).toEqual([]);
}

const related = {
  relations: [relation('r1', 'han-0000', 'rtl-0000', { typeId: relationTypeId('translates') })],
  types: [...listTypes([], NAMES).values()],
};
const full = { ...exampleInput(QDPX, exampleAnnotations('place', related)), memos: EXAMPLE_MEMOS };
const guid = (name: string) => guidOf('annotation', `${name}-0000`);

test('every annotation stands on its words, with its codes, its colour, its note and its relations', async () => {
  const read = await readQdpx(await write(full));
  for (const { name, words } of CASES.filter(({ trashed }) => trashed === undefined))
    expect(read.words.get(guid(name))).toBe(words ?? undefined);
  expect(read.codes.get(guid('han'))).toEqual(['cyber power 網絡強國', '=Slip | #two <b>', 'Rhetoric']);
  expect(read.notes.get(guid('nested'))).toEqual(['=1+1']);
  expect(read.links).toEqual([['translates', 'OneWay', guid('han'), guid('rtl')]]);
  expect(read.broken).toEqual([]);
  expect(read.xml).toContain('kept without a place');
  const plain = await readQdpx(await write({ ...full, options: { ...QDPX, colors: false } }));
  expect(plain.codes.get(guid('han'))).toEqual(['cyber power 網絡強國', '=Slip | #two <b>']);
});

test('whatever is marked in whatever text, the words at its positions are the words marked', async () => {
  await fc.assert(
    fc.asyncProperty(markedTexts, async ({ text, passages }) => expectWords(text, passages, await writeAndRead(text, passages))),
    { numRuns: 40 },
  );
});

test.each(readdirSync(texts))('the text is whole, and every paragraph can be coded: %s', async (name) => {
  const found = readSourceText(readFileSync(new URL(name, texts)));
  if (!found.ok) throw new Error(found.error.code);
  const passages = found.value.blocks.slice(0, 30).map((block) => [block.span]);
  expectWords(found.value, passages, await writeAndRead(found.value, passages));
});

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'postil-refi-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('project and codebook are valid REFI-QDA 1.0', async (context) => {
  const missing = [
    ...(existsSync(schemas) ? [] : [schemas.pathname]),
    ...(spawnSync('xmllint', ['--version']).error === undefined ? [] : ['xmllint']),
  ];
  if (missing.length > 0) {
    console.error(`NOT VERIFIED: REFI-QDA export against its schemas; not there: ${missing.join(', ')}`);
    context.skip();
  }
  const project = async (input: ExportInput) => (await readQdpx(await write(input))).xml;
  // What has no place has them as well.
  const corrected = exampleAnnotations().map((exported) => {
    const correction = { replacement: '<so> & so', slip: 'term' } as const;
    return { ...exported, annotation: { ...exported.annotation, check: 'open' as const, correction } };
  });
  const bare = { ...exampleInput(QDPX, []), codebook: createCodebook([]) };
  const codebook = new TextDecoder().decode(await write({ ...exampleInput({ format: 'qdc' }), codebook: EXAMPLE_CODEBOOK }));
  const files = [
    ['Project.xsd', await project(full)],
    ['Project.xsd', await project(bare)],
    ['Project.xsd', await project({ ...exampleInput({ ...QDPX, colors: false }) })],
    ['Project.xsd', await project(exampleInput(QDPX, corrected))],
    ['Codebook.xsd', codebook],
  ] as const;
  for (const [index, [schema, xml]] of files.entries()) {
    const file = join(folder, `${index}.xml`);
    writeFileSync(file, xml);
    const args = ['--noout', '--nonet', '--schema', fileURLToPath(new URL(schema, schemas)), file];
    const { status, stderr } = spawnSync('xmllint', args, { encoding: 'utf8' });
    expect([index, status, status === 0 ? '' : stderr]).toEqual([index, 0, '']);
  }
});
