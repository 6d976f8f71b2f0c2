import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { expect, test } from 'vitest';
import { packParts } from '../../export/pack';
import { element } from '../../export/xml';
import { isRefiFile } from './is-refi-file';
import { planRefiImport } from './plan-refi-import';
import { buildProject, codeElement, emptyLibrary, guid, importInto, planOf, QUIET, selectionElement, shown } from './refi.cases';

const ANNA = guid(1);
const XML = '<?xml version="1.0" encoding="utf-8"?>';
const utf8 = (words: string) => new TextEncoder().encode(words);

function textSource(path: string, ...inside: readonly string[]): string {
  return element('TextSource', { guid: ANNA, name: 'Anna', plainTextPath: path }, ...inside);
}

async function errorOf(bytes: Uint8Array) {
  const planned = await planRefiImport(bytes, emptyLibrary(), QUIET);
  return planned.ok ? null : planned.error;
}

async function zipOf(parts: Readonly<Record<string, string | Uint8Array>>, password?: string): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, level: 9, ...(password === undefined ? {} : { password }) });
  for (const [name, words] of Object.entries(parts))
    await writer.add(name, new Uint8ArrayReader(typeof words === 'string' ? utf8(words) : words), { useWebWorkers: false });
  return await writer.close();
}

async function good(): Promise<Uint8Array> {
  return await buildProject({
    sources: [textSource(`internal://${ANNA}.txt`, selectionElement({ guid: guid(2), at: [0, 3], name: 'One' }))],
    files: { [`${ANNA}.txt`]: 'One two three.' },
  });
}

const LAUGHS = `${XML}<!DOCTYPE Project [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Project name="&b;"/>`;

const BAD: readonly (readonly [name: string, make: () => Promise<Uint8Array> | Uint8Array, code: string])[] = [
  ['empty file', () => new Uint8Array(), 'not-refi'],
  ['PDF with another name', () => utf8('%PDF-1.7\n'), 'not-refi'],
  ['zip without a project', async () => await zipOf({ 'word/document.xml': '<a/>' }), 'not-refi'],
  ['project whose root is another', async () => await zipOf({ 'project.qde': '<html/>' }), 'not-refi'],
  ['XML that is no codebook', () => utf8('<opml/>'), 'not-refi'],
  ['truncated zip', async () => (await good()).slice(0, 400), 'damaged'],
  ['zip that is cut off in its list', async () => (await good()).slice(0, -30), 'damaged'],
  ['project that is not well formed', async () => await zipOf({ 'project.qde': '<Project><Users></Project>' }), 'damaged'],
  ['project that is not UTF-8', async () => await zipOf({ 'project.qde': new Uint8Array([0x3c, 0x50, 0xff, 0xfe, 0x3e]) }), 'damaged'],
  ['project with a password', async () => await zipOf({ 'project.qde': '<Project/>' }, 'secret'), 'locked'],
  ['entity bomb', async () => await zipOf({ 'project.qde': LAUGHS }), 'unsafe'],
  ['entity bomb as a codebook', () => utf8(LAUGHS.replaceAll('Project', 'CodeBook')), 'unsafe'],
  ['zip bomb', async () => await zipOf({ 'project.qde': `<Project name="${' '.repeat(40_000_000)}"/>` }), 'unpacks-too-large'],
  ['project that nests without end', async () => await zipOf({ 'project.qde': '<Project>'.repeat(1000) }), 'too-deep'],
];

test.each(BAD)('a clear error for: %s', async (_, make, code) => {
  expect((await errorOf(await make()))?.code).toBe(code);
});

test('a name that leads out of the zip is refused, a path that does leads to nothing', async () => {
  const project = `${XML}<Project name="p"><Sources>${textSource('internal://../../etc/passwd')}</Sources></Project>`;
  expect((await errorOf(await zipOf({ 'project.qde': project, '../../etc/passwd': 'no' })))?.code).toBe('damaged');
  const plan = await planOf(await zipOf({ 'project.qde': project, 'etc/hosts': 'no' }));
  expect(plan.sources).toMatchObject([{ outcome: 'refused', reason: 'absent' }]);
});

test.each([
  ['absent', 'internal://not-there.txt', 'One two three.'],
  ['absent', 'relative:///elsewhere/text.txt', 'One two three.'],
  ['empty', `internal://${ANNA}.txt`, ' '],
  ['not-text', `internal://${ANNA}.txt`, new Uint8Array([0x4f, 0x6e, 0x65, 0x93, 0xff])],
  ['too-large', `internal://${ANNA}.txt`, 'a'.repeat(30_000_000)],
  ['no-text', '', 'One two three.'],
])('a source whose text is %s is refused by itself, and what stands on it is counted', async (reason, path, words) => {
  const other = element('TextSource', { guid: guid(9), name: 'Other' }, element('PlainTextContent', {}, 'Another text.'));
  const selections = selectionElement({ guid: guid(2), at: [0, 3], codes: [guid(10)] });
  const project = `${XML}<Project name="p"><Sources>${textSource(path, selections)}${other}</Sources></Project>`;
  const plan = await planOf(await zipOf({ 'project.qde': project, [`sources/${ANNA}.txt`]: words }));
  expect(plan.sources).toMatchObject([
    { outcome: 'refused', reason, left: { selections: 1, codings: 1 } },
    { outcome: 'new', reason: null },
  ]);
  expect(plan.left).toContainEqual({ reason: 'refused-sources', count: 1 });
});

test('what the schema forbids is tolerated as far as it says anything', async () => {
  const selections = [
    '<PlainTextSelection startPosition="0" endPosition="3" name="One"/>',
    '<PlainTextSelection guid="x" startPosition="4" endPosition="7"><Coding><CodeRef targetGUID="a code"/></Coding></PlainTextSelection>',
    '<PlainTextSelection guid="x" startPosition="8" endPosition="13"/>',
    '<PlainTextSelection guid="y" startPosition="-1" endPosition="three" name="three"/>',
    '<PlainTextSelection guid="z" startPosition="400" endPosition="900"><Description>beyond the end</Description></PlainTextSelection>',
    '<PlainTextSelection guid="v"/>',
    '<Unknown><PlainTextSelection guid="w" startPosition="0" endPosition="1"/></Unknown>',
  ];
  const project = `<Project><CodeBook><Codes><Code guid="a code" name="A"/><Code name="a"/><Code guid="n" name=" "><Code guid="m" name="B" color="red"/></Code></Codes></CodeBook><Sources><TextSource name="T"><PlainTextContent>One two three.</PlainTextContent>${selections.join('')}</TextSource><Cartoon/></Sources></Project>`;
  const bytes = await packParts([{ name: 'A study/Project.QDE', pieces: [project] }], undefined);
  const plan = await planOf(bytes);
  expect(plan.passages.map(({ outcome, label }) => [outcome, label])).toEqual([
    ['placed', 'One'],
    ['placed', 'two'],
    ['placed', 'three'],
    ['doubtful', 'three'],
    ['orphaned', '[400–900]'],
    ['orphaned', '[?–?]'],
  ]);
  expect(plan.codes.map(({ outcome, label }) => [outcome, label])).toEqual([
    ['new', 'A'],
    ['known', 'A'],
    ['nameless', 'n'],
    ['new', 'B'],
  ]);
  const library = await importInto(emptyLibrary(), bytes);
  expect(shown(library)).toEqual([
    { words: ['One'], codes: [], note: '' },
    { words: ['two'], codes: ['A'], note: '' },
    { words: ['three'], codes: [], note: '' },
    { words: ['[400–900]'], codes: [], note: 'beyond the end' },
    { words: ['[?–?]'], codes: [], note: '' },
  ]);
  expect((await planOf(bytes, library)).passages.filter(({ edits }) => edits.length > 0).map(({ outcome }) => outcome)).toEqual([
    'doubtful',
  ]);
});

test('files are known by their names, or by what is in them', async () => {
  expect([isRefiFile('a.QDPX', new Uint8Array()), isRefiFile('a.qdc', new Uint8Array()), isRefiFile('a.zip', await good())]).toEqual([
    true,
    true,
    true,
  ]);
  expect([isRefiFile('a.json', utf8('{}')), isRefiFile('a.zip', await zipOf({ 'a.txt': 'b' }))]).toEqual([false, false]);
});

test('reading stops when it is no longer wanted', async () => {
  const controller = new AbortController();
  controller.abort(new Error('stopped'));
  await expect(planRefiImport(await good(), emptyLibrary(), { ...QUIET, signal: controller.signal })).rejects.toThrow('stopped');
});

test('a codebook (.qdc) is taken in by its names and places, and completes what is here', async () => {
  const wrap = (codes: string, sets = '') =>
    utf8(`\uFEFF${XML}<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="QualCoder"><Codes>${codes}</Codes>${sets}</CodeBook>`);
  const first = await importInto(
    emptyLibrary(),
    wrap(codeElement(guid(1), 'Feelings', '#F00082', '<Description>All of them</Description>', codeElement(guid(2), 'Joy', '#00f'))),
  );
  expect(first.codebook.inOrder.map(({ id, name, color, memo, definition }) => [id, name, color, memo === null, definition])).toEqual([
    [guid(1), 'Feelings', 'pink', false, ''],
    [guid(2), 'Joy', 'blue', true, ''],
  ]);
  const set = `<Sets><Set guid="${guid(9)}" name="Morning"><MemberCode guid="${guid(8)}"/></Set></Sets>`;
  const second = wrap(
    codeElement(
      guid(7),
      ' feelings',
      '#000',
      codeElement(guid(8), 'Joy', '#0f0', '<Description>When glad</Description>'),
      codeElement(guid(6), 'Fear'),
    ),
    set,
  );
  const plan = await planOf(second, first);
  expect([plan.kind, plan.codes]).toEqual([
    'codebook',
    [
      { outcome: 'known', label: 'Feelings' },
      { outcome: 'completed', label: 'Feelings › Joy' },
      { outcome: 'new', label: 'Feelings › Fear' },
    ],
  ]);
  expect(plan.memos.map(({ source }) => source)).toEqual([null]);
  const library = await importInto(first, second);
  expect(library.codebook.inOrder.map(({ id }) => id)).toEqual([guid(1), guid(2), guid(6)]);
  const again = await planOf(second, library);
  expect([again.codeEdits, again.memos]).toEqual([[], []]);
});
