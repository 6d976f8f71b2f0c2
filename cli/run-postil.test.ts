import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startI18n } from '../renderer/locales/i18n';
import { collectAnnotations } from '../renderer/panels/export/collect-annotations';
import { createRoom } from '../renderer/state/desk-fixture';
import { citeOpenEssay } from '../renderer/state/essay-citing';
import { writeArchive } from '../shared/archive/write-archive';
import { collectCommentaries } from '../shared/export/collect-commentaries';
import { collectMemos } from '../shared/export/collect-memos';
import { prepareAnnotations } from '../shared/export/export-annotations';
import { DEFAULT_CHOICES, optionsOf, takesMemos } from '../shared/export/export-choices';
import type { ExportFile } from '../shared/export/export-input';
import { exportLabels } from '../shared/export/export-labels';
import { exportAnnotations } from '../shared/export/registry';
import type { Snapshot } from '../shared/migration/snapshot';
import { sourceId } from '../shared/model/ids';
import { builtInNames, listTypes } from '../shared/relations/relation-types';
import { EXIT } from './exit-codes';
import { CLI_FORMATS } from './formats';
import { createLibrary } from './library.cases';
import type { Report } from './report';
import { run } from './run.cases';

const AT = Date.UTC(2026, 10, 24);
/** What the dialog can write, too. */
const USES = CLI_FORMATS.filter((format) => format !== 'commentary');
let folder = '';
let archive = '';
let snapshot: Snapshot;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'postil-cli-'));
  archive = path.join(folder, 'library.postil');
  snapshot = await createLibrary();
  writeFileSync(archive, await writeArchive(snapshot, AT));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the dialog of the app would save: its own desk over its own storage, its own catalogue. */
async function exportInApp(id: string): Promise<ReadonlyMap<string, ExportFile>> {
  const room = createRoom();
  const { desk, library } = await room.open();
  const replaced = await library.replaceAll(snapshot);
  if (!replaced.ok) throw new Error(replaced.error.code);
  // The desk turns to the newest source by itself first.
  await expect.poll(() => desk.store.getState().source?.source.id).toBe('source-1');
  await desk.actions.openSource(sourceId(id));
  await expect.poll(() => [desk.store.getState().source?.source.id, desk.store.getState().rowsLoaded]).toEqual([id, true]);
  const { source, codebook, relations, memos, colorNames } = desk.store.getState();
  if (source === null) throw new Error('no source');
  const { t } = await startI18n('zh-Hant');
  const labels = exportLabels(
    'zh-Hant',
    (word) => t(`export:file-${word}`),
    (color) => colorNames.find((entry) => entry.id === color)?.name ?? t(`panels:legend-${color}`),
  );
  const types = [
    ...listTypes(
      [],
      builtInNames((word) => t(`relations:type-${word}`)),
    ).values(),
  ];
  const about = { source: t('export:file-memo-source'), library: t('export:file-memo-library') };
  const related = { relations: relations.all(), types };
  const { found } = await collectAnnotations({ source, codebook, filter: null });
  const annotations = prepareAnnotations(source.text, found, 'color', codebook, related);
  const stored = await desk.actions.loadCommentaries();
  const commentaries = await collectCommentaries(stored, source.text, found, labels, async (blocks) => {
    return (await citeOpenEssay(desk.store.getState(), desk.actions.formatCitations, blocks)).formatted;
  });
  const files = new Map<string, ExportFile>();
  for (const use of USES) {
    const options = optionsOf({ ...DEFAULT_CHOICES, use, commentAuthor: 'A Student' });
    if (options === null) throw new Error(use);
    const input = {
      source: source.source,
      text: source.text,
      annotations,
      codebook,
      commentaries: use === 'tei' ? commentaries : [],
      memos: takesMemos(use) ? collectMemos(source.source.id, memos, codebook, about) : [],
      options,
      labels,
      createdAt: AT,
    };
    files.set(use, await exportAnnotations(input, { report: () => undefined }));
  }
  room.leave();
  return files;
}

test.each(['source-sample', 'source-1'])(
  '%s: writes what the app writes, byte for byte, in every format',
  async (id) => {
    const out = path.join(folder, `as-app-${id}`);
    const flags = ['--language', 'zh-Hant', '--order', 'color', '--author', 'A Student', '--memos', '--json'];
    const ask = (formats: readonly string[], to: string) =>
      run('export', archive, '--to', formats.join(','), '--source', id, '--out', to, ...flags);
    // What is a folder otherwise goes into a zip here.
    const files = USES.filter((format) => format !== 'obsidian-folder');
    const [result, zip] = [await ask(files, out), await ask(['obsidian-folder'], `${out}.zip`)];
    expect([result.code, result.error, zip.code, zip.error]).toEqual([EXIT.done, '', EXIT.done, '']);
    const inApp = await exportInApp(id);
    const written = [...result.report.files, ...zip.report.files].map(({ path: file, format }) => [
      format,
      readFileSync(file).equals(inApp.get(format)?.bytes ?? new Uint8Array()),
    ]);
    expect(written).toEqual([...files, 'obsidian-folder'].map((format) => [format, true]));
  },
  60_000,
);

test('the report says what was written and what each file does not hold; two runs give the same bytes', async () => {
  const [one, two] = ['first', 'second'].map((name) => path.join(folder, name));
  const runs = [
    await run('export', archive, '--to', 'docx,text', '--out', `${one}`, '--json'),
    await run('export', archive, '--to', 'docx,text', '--out', `${two}`, '--json'),
  ];
  const [first, second] = runs.map((result) => result.report.files);
  expect(first?.map(({ sha256 }) => sha256)).toEqual(second?.map(({ sha256 }) => sha256));
  expect(readdirSync(`${one}`).toSorted()).toEqual(first?.map(({ path: file }) => path.basename(file)).toSorted());
  expect(first?.map(({ format, source, annotations, losses }) => ({ format, source: source.id, annotations, losses }))).toMatchObject([
    {
      format: 'docx',
      source: 'source-sample',
      losses: [
        { feature: 'codes', holding: 'as-text' },
        { feature: 'relations', holding: 'as-text' },
        { feature: 'commentary', holding: 'left-out', count: 1 },
      ],
    },
    { format: 'text', source: 'source-sample' },
    {
      format: 'docx',
      source: 'source-1',
      annotations: 11,
      losses: [
        { feature: 'codes', holding: 'as-text', count: 3 },
        { feature: 'commentary', holding: 'left-out', count: 1 },
      ],
    },
    { format: 'text', source: 'source-1', annotations: 11 },
  ]);
});

test('in words, every loss is said', async () => {
  const { code, out } = await run('export', archive, '--to', 'csv', '--source', 'source-1', '--out', path.join(folder, 'words.csv'));
  expect([code, out.split('\n').slice(0, 2)]).toEqual([
    EXIT.done,
    [expect.stringMatching(/words\.csv {2}\(11 annotations, \d+ bytes\)$/), '  - One note loses bold, lists and links; its words stay.'],
  ]);
});

test('files that are there are not written over, and then nothing is written', async () => {
  const out = path.join(folder, 'again');
  const ask = (...more: readonly string[]) => run('export', archive, '--source', 'source-1', '--out', out, ...more);
  expect((await ask('--to', 'csv')).code).toBe(EXIT.done);
  const [name = ''] = readdirSync(out);
  writeFileSync(path.join(out, name), 'mine');
  const refused = await ask('--to', 'text,csv');
  expect([refused.code, refused.error, readdirSync(out), readFileSync(path.join(out, name), 'utf8')]).toEqual([
    EXIT.exists,
    `postil: ${path.join(out, name)} is there already, and nothing was written. --force writes over it.\n`,
    [name],
    'mine',
  ]);
  expect((await ask('--to', 'text,csv', '--force')).code).toBe(EXIT.done);
  expect(readFileSync(path.join(out, name), 'utf8')).not.toBe('mine');
});

test('two formats with one name do not take each other’s place', async () => {
  const out = path.join(folder, 'names');
  const { code } = await run('export', archive, '--to', 'obsidian,pandoc', '--source', 'source-1', '--out', out);
  expect([code, readdirSync(out).length, readdirSync(out).filter((name) => name.endsWith(' (2).md')).length]).toEqual([EXIT.done, 2, 1]);
});

test.each([
  [[], EXIT.usage, 'there is no command'],
  [['import'], EXIT.usage, 'no command “import”'],
  [['export', 'x.postil', '--out', 'o'], EXIT.usage, '--to says which format'],
  [['export', 'x.postil', '--to', 'doc', '--out', 'o'], EXIT.usage, 'no format “doc”; it knows docx'],
  [['export', 'x.postil', '--to', 'docx'], EXIT.usage, '--out says where'],
  [['export', 'x.postil', '--to', 'docx', '--out', 'o', '--page', 'a5'], EXIT.usage, '--page is a4 or letter, not “a5”'],
  [['export', 'x.postil', '--to', 'docx', '--out', 'o', '--colour'], EXIT.usage, '--colour'],
  [['export', 'x.postil', '--to', 'docx', '--out', 'o', '--date', '2026-13-01'], EXIT.usage, '--date is a time like'],
  [['export', '/none.postil', '--to', 'docx', '--out', 'o'], EXIT.archive, '/none.postil is not there'],
] as const)('%j ends with %i: %s', async (args, code, words) => {
  const result = await run(...args);
  expect([result.code, result.out]).toEqual([code, '']);
  expect(result.error).toContain(words);
});

test('an archive that is not sound is refused, and nothing is written', async () => {
  const bytes = readFileSync(archive);
  const [plain, torn] = ['plain.postil', 'torn.postil'].map((name) => path.join(folder, name));
  writeFileSync(`${plain}`, 'not a zip');
  bytes.fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 4);
  writeFileSync(`${torn}`, bytes);
  for (const [file, words] of [
    [plain, 'is no archive of Postil'],
    [torn, 'is damaged'],
  ]) {
    const result = await run('export', `${file}`, '--to', 'csv', '--out', path.join(folder, 'none'), '--json');
    expect([result.code, result.report]).toMatchObject([EXIT.archive, { exitCode: EXIT.archive, files: [] }]);
    expect(result.error).toContain(words);
  }
  expect(readdirSync(folder)).not.toContain('none');
});

test('a source that is not there, or whose text is not, is said; the others are written', async () => {
  const out = path.join(folder, 'short');
  const unknown = await run('export', archive, '--to', 'csv', '--source', 'Nothing', '--out', out);
  expect([unknown.code, unknown.error]).toEqual([EXIT.source, expect.stringContaining('no source is called “Nothing”')]);
  const short = path.join(folder, 'short.postil');
  writeFileSync(short, await writeArchive({ ...snapshot, texts: snapshot.texts.slice(1) }, AT));
  const result = await run('export', short, '--to', 'csv', '--out', out, '--json');
  expect([result.code, readdirSync(out).length, result.error]).toEqual([
    EXIT.source,
    1,
    expect.stringContaining('(source-sample) cannot be read: text-missing'),
  ]);
});

test('a library of the first version is brought up to date on the way', async () => {
  const words = new TextEncoder().encode('Title\n\nA cyber power.\n');
  const sha256 = createHash('sha256').update(words).digest('hex');
  const quote = { exact: 'cyber', prefix: 'Title\n\nA ', suffix: ' power.\n' };
  const note = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Four nouns' }] }] };
  const provenance = {
    fileName: 'a.txt',
    sha256,
    title: 'Old',
    author: null,
    authorNote: null,
    language: 'en',
    translationOf: null,
    obtained: 'x',
  };
  const target = { revisionId: 'r', start: 9, end: 14, quote, paragraph: 1 };
  const tables = {
    sources: [{ id: 's', provenance, revisionId: 'r', createdAt: 1 }],
    revisions: [{ id: 'r', sourceId: 's', sha256, createdAt: 1 }],
    annotations: [{ id: 'a', sourceId: 's', color: 'red', targets: [target], note, createdAt: 1, updatedAt: 1 }],
    colors: [],
  };
  const old = path.join(folder, 'old.postil');
  writeFileSync(old, await writeArchive({ schemaVersion: 1, tables, texts: [{ sha256, bytes: words }], seq: 1 }, AT));
  const file = path.join(folder, 'old.txt');
  expect([(await run('export', old, '--to', 'text', '--out', file)).code, readFileSync(file, 'utf8')]).toEqual([
    EXIT.done,
    'Old\n===\nExported: 2026-11-24T00:00:00.000Z\n\n¶1 s1 · Red\n  “cyber”\n  Four nouns\n',
  ]);
});

test('a folder for Obsidian is brought up to date: what was written there stays', async () => {
  const out = path.join(folder, 'vault');
  const ask = () => run('export', archive, '--to', 'obsidian-folder', '--source', 'source-1', '--out', out, '--json');
  const first = await ask();
  expect([first.code, first.report.files[0]?.folder?.outcomes]).toEqual([EXIT.done, { made: 12 }]);
  const [note = ''] = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('words that are gone'));
  const text = readFileSync(path.join(out, note), 'utf8');
  const mine = `${text.replace('kept without a place', 'kept, but why?')}\nAnd more of mine.\n`;
  writeFileSync(path.join(out, note), mine);
  const again = await ask();
  expect([again.code, again.report.files[0]?.folder?.outcomes]).toEqual([EXIT.done, { same: 11, 'left-alone': 1 }]);
  expect(readFileSync(path.join(out, note), 'utf8')).toBe(mine);
});

test('as a program: it builds itself, speaks JSON on standard output alone, and ends with its code', () => {
  const program = path.resolve(import.meta.dirname, '../scripts/postil.mjs');
  const file = path.join(folder, 'program.csv');
  const args = [program, 'export', archive, '--to', 'csv', '--source', 'source-1', '--out', file, '--json'];
  const report: Report = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  expect(report.files.map(({ path: written, bytes }) => [written, bytes])).toEqual([[file, readFileSync(file).byteLength]]);
  expect(spawnSync(process.execPath, args, { encoding: 'utf8' }).status).toBe(EXIT.exists);
}, 60_000);
