import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type TestContext, test } from 'vitest';
import { createCodebook } from '../codebook/codebook';
import { span } from '../text/offset';
import { annotationsOn, corrected } from './docx/docx.cases';
import { readParagraphs } from './docx/read-back.cases';
import { exampleInput, exportWords, textOf } from './export.cases';
import { prepareAnnotations } from './export-annotations';
import type { ExportInput, ExportOptions } from './export-input';
import { exportAnnotations } from './registry';

const WORDS = 'A title\n\nWe build my country. It is my Country, a sexual achievement <b>.';
const text = textOf(WORDS);
const at = (words: string) => span(WORDS.indexOf(words), WORDS.indexOf(words) + words.length);
const annotations = corrected(annotationsOn(text, [[at('my country'), at('my Country')], [at('sexual achievement')], [at('It is')]]), [
  '=our "country" <b>',
  '',
  null,
]);

function inputOf(options: ExportOptions): ExportInput {
  return { ...exampleInput(options, prepareAnnotations(text, annotations, 'place', createCodebook([]))), text };
}

test.each<ExportOptions>([
  { format: 'html', listPassages: true },
  { format: 'obsidian', content: 'annotations', dates: false },
  { format: 'obsidian', content: 'text', dates: false },
  { format: 'pandoc', content: 'annotations', notes: 'paragraphs' },
  { format: 'text', dates: false },
])('is said in words: $format $content', async (options) => {
  const words = (await exportWords(inputOf(options))).replace(
    /\\|&#x3C;|&quot;/g,
    (found) => ({ '&#x3C;': '<', '&quot;': '"' })[found] ?? '',
  );
  expect(words).toContain('Correction: =our "country" <b> (meaning)');
  expect(words).toContain('Correction: to be deleted (term)');
  expect(words.match(/Correction: /g)).toHaveLength(2);
});

test('has columns of its own in a spreadsheet, where it is no formula', async () => {
  const rows = (await exportWords(inputOf({ format: 'csv', guardFormulas: true }))).trim().split('\r\n');
  expect(rows[0]).toMatch(/,check,correction,slip$/);
  expect(rows.slice(1).map((row) => row.split(',').slice(-2))).toEqual([
    [`"'=our ""country"" <b>"`, 'meaning'],
    [`"'=our ""country"" <b>"`, 'meaning'],
    ['', ''],
    ['', 'term'],
  ]);
});

test('goes out to other programs as an edit of the passage', async () => {
  const { items } = JSON.parse(await exportWords(inputOf({ format: 'json-ld', unit: 'code-points', noteFormat: 'markdown' }))).first;
  expect(items.map(({ motivation }: { readonly motivation: string }) => motivation)).toEqual(['editing', 'commenting', 'editing']);
  expect(items[0].body[1]).toEqual({
    type: 'TextualBody',
    purpose: 'editing',
    format: 'text/plain',
    value: '=our "country" <b>',
    language: expect.any(String),
    'postil:slip': 'meaning',
  });
});

const schema = new URL('../../../shared/validators/tei/tei_all.rng', import.meta.url);
const wordSchema = new URL('../../../shared/validators/docx/', import.meta.url);

function need(context: TestContext, what: string, file: URL, ...programs: readonly string[]): void {
  const missing = programs.filter((program) => spawnSync(program, ['--version']).error !== undefined);
  if (missing.length === 0 && existsSync(file)) return;
  console.error(`NOT VERIFIED: ${what}; missing: ${[...missing, ...(existsSync(file) ? [] : [file.pathname])].join(', ')}`);
  context.skip();
}

test('stands beside the text in TEI as sic and corr, and the edition is valid', (context) => {
  return exportWords(inputOf({ format: 'tei', annotator: '', commentary: true })).then((xml) => {
    expect(xml).toContain(
      '<note type="correction" subtype="meaning"><choice><sic>my country</sic><corr>=our &quot;country&quot; &lt;b&gt;</corr></choice></note>',
    );
    expect(xml).toContain('<choice><sic>sexual achievement</sic><corr/></choice>');
    expect(xml.match(/motivation="commenting editing"/g)).toHaveLength(2);
    need(context, 'TEI with corrections against tei_all', schema, 'jing');
    const folder = mkdtempSync(join(tmpdir(), 'postil-errata-'));
    writeFileSync(join(folder, 'tei.xml'), xml);
    const { status, stdout } = spawnSync('jing', [fileURLToPath(schema), join(folder, 'tei.xml')], { encoding: 'utf8' });
    rmSync(folder, { recursive: true, force: true });
    expect([status, stdout]).toEqual([0, '']);
  });
}, 60_000);

test('the table of errata has a row for each correction and no other annotation, and is valid', async (context) => {
  const { bytes, fileName, preview } = await exportAnnotations(inputOf({ format: 'errata', page: 'a4', typeface: 'serif' }), {
    report: () => undefined,
  });
  const { parts, paragraphs } = await readParagraphs(bytes);
  expect(paragraphs.map(({ words }) => words)).toEqual([
    'Errata',
    'Xu Shan, A "text": with <marks> & 網絡強國',
    ...['Place', 'Stands', 'Should be', 'Slip', 'Note'],
    ...['¶1 s1, ¶1 s2', 'my country', 'my Country', '=our "country" <b>', 'meaning', 'note 0'],
    ...['¶1 s2', 'sexual achievement', '(to be deleted)', 'term', 'note 1'],
    '',
  ]);
  expect([fileName, preview?.split('\n')[2]]).toEqual([
    'A text with marks & 網絡強國 - Errata.docx',
    '  Correction: =our "country" <b> (meaning)',
  ]);
  need(context, 'the table of errata against the WordprocessingML schema', wordSchema, 'xsltproc', 'xmllint');
  const folder = mkdtempSync(join(tmpdir(), 'postil-errata-'));
  for (const part of ['document', 'styles', 'numbering', 'settings', 'footer1']) {
    const file = join(folder, `${part}.xml`);
    writeFileSync(file, parts.get(`word/${part}.xml`) ?? '');
    const plain = spawnSync('xsltproc', ['--nonet', fileURLToPath(new URL('strip.xsl', wordSchema)), file]).stdout;
    const against = fileURLToPath(new URL('wml-xsd/wml.xsd', wordSchema));
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', against, '-'], { input: plain, encoding: 'utf8' });
    expect([part, status, status === 0 ? '' : stderr]).toEqual([part, 0, '']);
  }
  rmSync(folder, { recursive: true, force: true });
});
