import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { type Span, span } from '../../text/offset';
import { readSourceText } from '../../text/read-source-text';
import type { SourceText } from '../../text/source-text';
import { ESSAY } from '../commentary/essay-export.cases';
import { exportEssayDocx } from '../commentary/export-essay-docx';
import { EXAMPLE_MEMOS, exampleInput } from '../export.cases';
import { annotationsOn, corrected, WORD, wordInput, writeWord } from './docx.cases';
import { type ReadDocx, readDocx, readParts } from './read-back.cases';

/** What other programs make of the file. Each check needs a program, or schemas that lie beside the project. */
const validators = new URL('../../../../shared/validators/docx/', import.meta.url);

let folder = '';
let file = '';
let own: ReadDocx;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'postil-docx-'));
  file = join(folder, 'notes.docx');
  const { bytes } = await writeWord(exampleInput(WORD));
  writeFileSync(file, bytes);
  own = await readDocx(bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function need(context: TestContext, what: string, ...programs: readonly string[]): void {
  const missing = programs.filter((program) => spawnSync(program, ['--version']).error !== undefined);
  if (missing.length === 0) return;
  console.error(`NOT VERIFIED: ${what}; not installed: ${missing.join(', ')}`);
  context.skip();
}

test('the parts are valid WordprocessingML (ISO 29500)', (context) => validate(context, own));

function validate(context: TestContext, read: ReadDocx): void {
  if (!existsSync(validators)) {
    console.error(`NOT VERIFIED: Word export against the WordprocessingML schema; ${validators.pathname} is not there`);
    context.skip();
  }
  need(context, 'Word export against the WordprocessingML schema', 'xsltproc', 'xmllint');
  const parts = ['document', 'comments', 'styles', 'numbering', 'settings', 'footer1'];
  expect(parts.flatMap((part) => faultsOf(part, read.parts))).toEqual([]);
}

/** What the schema says against a part. */
function faultsOf(part: string, parts: ReadonlyMap<string, string>): readonly string[] {
  const xml = join(folder, `${part}.xml`);
  writeFileSync(xml, parts.get(`word/${part}.xml`) ?? '');
  const plain = execFileSync('xsltproc', ['--nonet', fileURLToPath(new URL('strip.xsl', validators)), xml]);
  const schema = fileURLToPath(new URL('wml-xsd/wml.xsd', validators));
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, '-'], { input: plain, encoding: 'utf8' });
  return status === 0 ? [] : [`${part}: ${stderr}`];
}

test('the parts of a report are valid, and pandoc finds its headings and footnotes', async (context) => {
  if (!existsSync(validators)) {
    console.error(`NOT VERIFIED: report against the WordprocessingML schema; ${validators.pathname} is not there`);
    context.skip();
  }
  need(context, 'report against the WordprocessingML schema and as pandoc reads it', 'xsltproc', 'xmllint', 'pandoc');
  const input = exampleInput({ format: 'report', arrangement: 'code', file: 'docx', page: 'a4', typeface: 'serif' } as const);
  const { bytes } = await writeWord({ ...input, memos: EXAMPLE_MEMOS });
  const report = join(folder, 'report.docx');
  writeFileSync(report, bytes);
  const parts = await readParts(bytes);
  const names = ['document', 'footnotes', 'styles', 'numbering', 'settings', 'footer1'];
  expect(names.flatMap((part) => faultsOf(part, parts))).toEqual([]);
  const plain = execFileSync('pandoc', ['-f', 'docx', '-t', 'markdown', '--wrap=none', report], { encoding: 'utf8' });
  expect(plain.match(/^#+ .*$/gm)?.map((line) => line.replace(/ \{.*$/, ''))).toEqual([
    '# Formula',
    '## cyber power 網絡強國',
    '# =Slip \\| #two \\<b\\>',
    '# Without a code',
    '# Without a place',
    '# Memos',
  ]);
  expect(plain.match(/^\[\^\d+\]: /gm)?.length).toBe(11);
});

test('the parts of a commentary are valid, and pandoc finds its headings, quotations, lists, table and footnotes', async (context) => {
  if (!existsSync(validators)) {
    console.error(`NOT VERIFIED: commentary against the WordprocessingML schema; ${validators.pathname} is not there`);
    context.skip();
  }
  need(context, 'commentary against the WordprocessingML schema and as pandoc reads it', 'xsltproc', 'xmllint', 'pandoc');
  const { bytes } = await exportEssayDocx(ESSAY, { page: 'letter', typeface: 'sans', author: 'Lin 曉明', createdAt: 0 });
  const essay = join(folder, 'essay.docx');
  writeFileSync(essay, bytes);
  const parts = await readParts(bytes);
  const names = ['document', 'footnotes', 'styles', 'numbering', 'settings', 'footer1'];
  expect(names.flatMap((part) => faultsOf(part, parts))).toEqual([]);
  const plain = execFileSync('pandoc', ['-s', '-f', 'docx', '-t', 'gfm', '--wrap=none', essay], { encoding: 'utf8' });
  expect(plain).toContain('title: On power');
  for (const line of ['## Power', '> cyber power (Xu, *ibid.*)', '3.  three', '    a  b', '# Annotations'])
    expect(plain.split('\n')).toContain(line);
  expect(plain).toContain('[^1]: See also Formula (Xu, para. 7 s2)');
  expect(plain).toContain('[*linked*](https://example.org/)');
  expect(plain).toMatch(/^\| Term +\| 譯 +\|$/m);
});

interface PandocNode {
  readonly t?: string;
  readonly c?: unknown;
}

test('pandoc finds every comment on the same words', (context) => {
  need(context, 'Word export as pandoc reads it', 'pandoc');
  const json = execFileSync('pandoc', ['--track-changes=all', '-f', 'docx', '-t', 'json', file], { encoding: 'utf8' });
  expect(rangesOfPandoc(JSON.parse(json))).toEqual(new Map(own.comments.map(({ id, words }) => [id, squeezed(words)])));
});

/** Words between the marks of comments, blanks and paragraphs squeezed away, since pandoc keeps neither as they are. */
function rangesOfPandoc(document: unknown): ReadonlyMap<string, string> {
  const open = new Map<string, string>();
  const closed = new Map<string, string>();
  const visit = (node: unknown): void => {
    if (!isNode(node)) return;
    const mark = node.t === 'Span' && Array.isArray(node.c) ? markOf(node.c) : null;
    if (mark?.kind === 'comment-start') open.set(mark.id, '');
    else if (mark?.kind === 'comment-end') closed.set(mark.id, squeezed(open.get(mark.id) ?? ''));
    else if (node.t === 'Str') for (const [id, words] of open) open.set(id, words + String(node.c));
    else for (const child of Object.values(node)) visit(child);
  };
  visit(document);
  return closed;
}

function isNode(value: unknown): value is PandocNode {
  return typeof value === 'object' && value !== null;
}

function markOf([attributes]: readonly unknown[]): { readonly kind: string; readonly id: string } | null {
  if (!Array.isArray(attributes)) return null;
  const [, classes, pairs] = attributes;
  const kind = Array.isArray(classes) ? String(classes[0] ?? '') : '';
  const id = Array.isArray(pairs) ? pairs.find((pair) => Array.isArray(pair) && pair[0] === 'id') : undefined;
  return kind.startsWith('comment-') && Array.isArray(id) ? { kind, id: String(id[1]) } : null;
}

function squeezed(words: string): string {
  return words.replace(/\s+/gu, '').replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/…/g, '...');
}

test('LibreOffice finds every comment on the same words, and the bookmarks that name them', (context) => {
  need(context, 'Word export as LibreOffice reads it', 'soffice');
  const xml = readByLibreOffice(context, file);
  const ranges = Array.from(xml.matchAll(/<office:annotation office:name="([^"]+)"[^>]*>/g), ([, name = '']) => {
    const from = xml.indexOf('</office:annotation>', xml.indexOf(`<office:annotation office:name="${name}"`));
    return wordsOfXml(xml.slice(from, xml.indexOf(`<office:annotation-end office:name="${name}"`)));
  });
  expect(ranges.toSorted()).toEqual(own.comments.map(({ words }) => squeezed(words)).toSorted());
  for (const name of own.bookmarks.keys()) expect(xml).toContain(`text:name="${name}"`);
}, 60_000);

/** As flat OpenDocument. */
function readByLibreOffice(context: TestContext, docx: string): string {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'fodt', '--outdir', folder, docx], { stdio: 'ignore' });
  const read = docx.replace(/docx$/, 'fodt');
  if (!existsSync(read)) {
    console.error('NOT VERIFIED: Word export as LibreOffice reads it; Writer is not installed');
    context.skip();
  }
  return readFileSync(read, 'utf8');
}

function wordsOfXml(xml: string): string {
  const plain = xml.replace(/<office:annotation [\s\S]*?<\/office:annotation>/g, '').replace(/<[^>]*>/g, '');
  const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };
  return squeezed(plain.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity] ?? entity));
}

describe('corrections, on the bundled text with its own slips', () => {
  const bundled = new URL('../../../resources/texts/000_9b8cccd7a277c6cf.txt', import.meta.url);
  let corrections: { readonly file: string; readonly plain: string; readonly read: ReadDocx };

  beforeAll(async () => {
    const found = readSourceText(readFileSync(bundled));
    if (!found.ok) throw new Error(found.error.code);
    const text = found.value;
    const annotations = annotationsOn(text, passagesIn(text));
    const replacements = ['our country', 'historic achievements', 'expanded', null, ' and ', null, ''];
    const sent = await writeWord(wordInput(text, corrected(annotations, replacements)));
    corrections = { file: join(folder, 'corrected.docx'), plain: join(folder, 'plain.docx'), read: await readDocx(sent.bytes) };
    writeFileSync(corrections.file, sent.bytes);
    writeFileSync(corrections.plain, (await writeWord(wordInput(text, annotations))).bytes);
  });

  test('are valid as tracked changes', (context) => {
    expect(corrections.read.changes.map(({ says }) => says).filter((says) => says === 'our country')).toHaveLength(5);
    validate(context, corrections.read);
  });

  test('pandoc rejecting all has the text as it stands, accepting all the corrected one', (context) => {
    need(context, 'tracked changes as pandoc reads them', 'pandoc');
    const [accepted, rejected] = [pandoc('accept', corrections.file), pandoc('reject', corrections.file)];
    expect(rejected === pandoc('accept', corrections.plain)).toBe(true);
    // It takes the title for data about the text, and writes the numbers of paragraphs as words.
    const numberless = accepted.replace(/^\d+\. /gm, '');
    expect(squeezed(numberless) === squeezed(corrections.read.accepted.slice(1).join(''))).toBe(true);
    expect(['my country', 'sexual achievement', 'our country into a Cyber'].map((words) => accepted.includes(words))).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('LibreOffice finds every change, and every comment', (context) => {
    need(context, 'tracked changes as LibreOffice reads them', 'soffice');
    const xml = readByLibreOffice(context, corrections.file);
    const { changes, comments } = corrections.read;
    expect(changedWords(xml, 'deletion')).toBe(squeezed(changes.map(({ stands }) => stands).join('')));
    expect(changedWords(xml, 'insertion')).toBe(squeezed(changes.map(({ says }) => says).join('')));
    expect(xml.match(/<office:annotation-end /g)).toHaveLength(comments.length);
  }, 60_000);
});

/** What was deleted or inserted stands in the text between two marks. */
function changedWords(xml: string, kind: 'deletion' | 'insertion'): string {
  const regions = Array.from(xml.matchAll(/<text:changed-region [^>]*text:id="([^"]+)">\s*<text:(\w+)>/g));
  return regions
    .filter(([, , found]) => found === kind)
    .map(([, id = '']) => {
      const from = xml.indexOf(`<text:change-start text:change-id="${id}"/>`);
      return wordsOfXml(xml.slice(from, xml.indexOf(`<text:change-end text:change-id="${id}"/>`, from)));
    })
    .join('');
}

/** At several places, nested, overlapping, over the end of a paragraph, and in Chinese. */
function passagesIn(text: SourceText): readonly (readonly Span[])[] {
  const every = (words: string) => Array.from(text.text.matchAll(new RegExp(words, 'g')), ({ index }) => span(index, index + words.length));
  const [, second, third] = text.blocks;
  if (second === undefined || third === undefined) throw new Error('no text');
  return [
    every('my country'),
    every('sexual achievement'),
    every('made bigger and stronger'),
    every('bigger and'),
    [span(second.span.end - 12, third.span.start + 8)],
    [span(third.span.start + 3, third.span.start + 30)],
    every('網絡強國').slice(0, 1),
  ];
}

function pandoc(changes: 'accept' | 'reject', docx: string): string {
  return execFileSync('pandoc', [`--track-changes=${changes}`, '-f', 'docx', '-t', 'plain', '--wrap=none', docx], { encoding: 'utf8' });
}
