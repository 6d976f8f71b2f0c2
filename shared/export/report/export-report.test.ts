import { readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { err, ok } from '../../base/result';
import { ARTICLE } from '../../citation/citation.cases';
import { citationOf } from '../../citation/citation-of';
import { type CitedMark, type CitedRun, plainTextOfRuns } from '../../citation/cited-runs';
import { createCitationFormatter } from '../../citation/format-citations';
import { locatorOf } from '../../citation/locator';
import { createCodebook } from '../../codebook/codebook';
import { relationTypeId } from '../../model/ids';
import { CITATION_LANGUAGES, type CitationLanguage } from '../../model/preferences';
import { relation } from '../../model/record.cases';
import { listTypes } from '../../relations/relation-types';
import { NAMES } from '../../relations/relations.cases';
import { span } from '../../text/offset';
import { annotationsOn } from '../docx/docx.cases';
import { readParts } from '../docx/read-back.cases';
import { EXAMPLE_MEMOS, exampleAnnotations, exampleInput, exportWords, textOf } from '../export.cases';
import { prepareAnnotations } from '../export-annotations';
import { type ExportCiting, quotationOf } from '../export-input';
import { exportAnnotations } from '../registry';
import { buildReport } from './build-report';
import { citeEntries } from './cite-entries';
import type { ReportOptions } from './report-options';

const REPORT: ReportOptions = { format: 'report', arrangement: 'place', file: 'docx', page: 'a4', typeface: 'serif' };
const BY_CODE: ReportOptions = { ...REPORT, arrangement: 'code' };
const types = [...listTypes([], NAMES).values()];
const related = { relations: [relation('r1', 'han-0000', 'rtl-0000', { typeId: relationTypeId('translates') })], types };
const inputOf = (options: ReportOptions) => ({ ...exampleInput(options, exampleAnnotations('place', related)), memos: EXAMPLE_MEMOS });

test('by place: a heading for every paragraph with something in it, every annotation once, orphans and memos last', () => {
  const chapters = buildReport(inputOf(REPORT));
  expect(chapters.map(({ heading, level, entries }) => [heading.slice(0, 16), level, entries.length])).toEqual([
    ['Title', 1, 1],
    ['¶1 · First parag', 1, 4],
    ['¶2 · 黨的十八大以來,努力把', 1, 1],
    ['¶3 · שלום עולם t', 1, 2],
    ['¶4 · =1+2 looks ', 1, 2],
    ['Without a place', 1, 1],
    ['Memos', 1, 0],
  ]);
  const listed = chapters.flatMap(({ entries }) => entries.map(({ exported }) => exported.annotation.id));
  expect(listed.toSorted()).toEqual(
    exampleAnnotations()
      .map(({ annotation }) => annotation.id)
      .toSorted(),
  );
});

test('by code: the tree as far as something is coded; what has several codes under each, first met once; the rest apart', () => {
  const chapters = buildReport(inputOf(BY_CODE));
  expect(
    chapters.map(({ heading, level, memos, entries }) => [heading, level, memos.length, entries.map(({ isFirst }) => isFirst)]),
  ).toEqual([
    ['Formula', 1, 0, []],
    ['cyber power 網絡強國', 2, 0, [true, true]],
    ['=Slip | #two <b>', 1, 0, [false]],
    ['Without a code', 1, 0, Array.from({ length: 8 }, () => true)],
    ['Without a place', 1, 0, [true]],
    ['Memos', 1, 1, []],
  ]);
});

test('in Word: contents lead to headings, quotations are word for word, each has its footnote with its place', async () => {
  const file = await exportAnnotations(inputOf(BY_CODE), { report: () => undefined });
  const parts = await readParts(file.bytes);
  const document = parts.get('word/document.xml') ?? '';
  const footnotes = parts.get('word/footnotes.xml') ?? '';
  const listed = [...document.matchAll(/<w:hyperlink w:anchor="(_Toc\d+)"/g)].map(([, name]) => name);
  expect(listed.length).toBe(6);
  for (const name of listed) expect(document).toContain(`w:name="${name}"/>`);
  expect(document).toContain('TOC \\o &quot;1-3&quot;');
  const quoted = [...document.matchAll(/<w:p><w:pPr><w:pStyle w:val="PostilQuote"\/>.*?<\/w:p>/g)].map(([xml]) => wordsOf(xml));
  for (const exported of exampleAnnotations())
    expect(quoted).toContain(quotationOf(inputOf(REPORT).text, exported).replace(/\s*\n\s*/g, '\n'));
  const references = [...document.matchAll(/<w:footnoteReference w:id="(\d+)"/g)].map(([, id]) => Number(id));
  expect(references).toEqual(references.map((_, index) => index + 1));
  const placed = buildReport(inputOf(BY_CODE))
    .flatMap(({ entries }) => entries)
    .filter(({ exported }) => exported.span !== null);
  const told = [...footnotes.matchAll(/<w:footnote w:id="[1-9]\d*">.*?<\/w:footnote>/g)].map(([xml]) => wordsOf(xml));
  expect(told.length).toBe(placed.length);
  for (const [index, { exported }] of placed.entries()) expect(told[index]).toContain(exported.placeLabel);
  const bookmarks = [...document.matchAll(/w:bookmarkStart w:id="(\d+)"/g)].map(([, id]) => id);
  expect(new Set(bookmarks).size).toBe(bookmarks.length);
});

function wordsOf(xml: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return xml
    .replace(/<w:br\/>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '?');
}

test('as a page: valid, runs nothing, every link leads somewhere', async () => {
  const html = await exportWords(inputOf({ ...BY_CODE, file: 'html' }));
  const report = await new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: {
      'void-style': 'off',
      'long-title': 'off',
      'no-trailing-whitespace': 'off',
      'no-raw-characters': 'off',
      'no-inline-style': 'off',
    },
  }).validateString(html);
  expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([]);
  expect(html).not.toMatch(/<script>/);
  for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(html.split(`id="${target}"`)).toHaveLength(2);
});

test('as a page: a citation keeps how it stands out, and nothing of what a style or a title writes is taken for HTML', async () => {
  const said = (text: string, ...marks: CitedMark[]): CitedRun => ({ text, marks });
  const runs = [
    said('Xu', 'small-caps'),
    said('The Way', 'bold', 'italic'),
    said('2', 'superscript'),
    said('n', 'subscript'),
    said('<script>alert(1)</script>', 'underline'),
  ];
  const citing: ExportCiting = {
    language: 'en-GB',
    format: ({ citations }) => ok({ citations: citations.map(() => runs), bibliography: [], isInNotes: true }),
  };
  const html = await exportWords({ ...inputOf({ ...BY_CODE, file: 'html' }), citing });
  expect(html).toContain(
    '<span class="small-caps">Xu</span><b><i>The Way</i></b><sup>2</sup><sub>n</sub><u>&#x3C;script>alert(1)&#x3C;/script></u>',
  );
  expect(html).toContain('.small-caps{font-variant:small-caps}');
});

test('as Markdown: a footnote for every quotation', async () => {
  const markdown = await exportWords(inputOf({ ...REPORT, file: 'markdown' }));
  expect(markdown).toMatch(/^# A "text": with \\<marks> & 網絡強國\n\n## Title\n\n\*\*Title · Rhetoric\*\*\n\n> Title with\[\^1\]\n/);
  expect(markdown).toContain('[^1]: Xu Shan. *A "text": with \\<marks> & 網絡強國*.\n');
  expect(markdown).toContain('[^2]: Xu Shan, *A "text": with \\<marks> & 網絡強國*, ¶1 s1.\n');
  expect(markdown).toContain('*translates* ¶3 s1 “שלום עולם”');
});

const STYLES = new URL('../../../resources/styles/', import.meta.url);
const LOCALES = new Map(CITATION_LANGUAGES.map((tag) => [tag, readFileSync(new URL(`locales-${tag}.xml`, STYLES), 'utf8')]));

function citingIn(style: string, language: CitationLanguage): ExportCiting {
  const made = createCitationFormatter(readFileSync(new URL(`${style}.csl`, STYLES), 'utf8'), language, LOCALES);
  if (!made.ok) throw new Error(made.error.detail);
  return { ...made.value, language };
}

/** The words of every footnote, as Word shows them. */
async function footnotesOf(input: ReturnType<typeof inputOf>): Promise<readonly string[]> {
  const parts = await readParts((await exportAnnotations(input, { report: () => undefined })).bytes);
  const footnotes = (parts.get('word/footnotes.xml') ?? '').split(/<w:footnote w:id="[1-9]/).slice(1);
  return footnotes.map((xml) =>
    [...xml.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)]
      .map(([, words]) => words)
      .join('')
      .trim(),
  );
}

test.each<[string, CitationLanguage, RegExp, RegExp]>([
  [
    'chicago-notes-bibliography',
    'en-GB',
    /^Shan Xu and .*‘The Way of Internet Governance’, Study Times, 4 November 2019/,
    /^Xu and .*, para\. \d/,
  ],
  ['apa', 'en-US', /^\(Xu .* 2019\) Xu, S\. .*Study Times/, /^\(Xu .* 2019, para\. \d/],
  ['china-national-standard-gb-t-7714-2025-numeric', 'zh-CN', /^\[1\] \[1\] Xu S.*Governance\[N/, /^\[1\] \(¶\d/],
])('in the style %s the first footnote tells the work, and every one of them a place', async (style, language, first, other) => {
  const plain = inputOf(REPORT);
  const input = { ...plain, source: { ...plain.source, citation: ARTICLE }, citing: citingIn(style, language) };
  const told = await footnotesOf(input);
  expect(told).toHaveLength((await footnotesOf(plain)).length);
  expect(told[0]).toMatch(first);
  for (const words of told.slice(1)) expect(words).toMatch(other);
});

test('a style that cannot be used stops the export, with its reason', async () => {
  const citing: ExportCiting = { language: 'en-GB', format: () => err({ code: 'style-failed', detail: 'no such macro' }) };
  await expect(exportAnnotations({ ...inputOf(REPORT), citing }, { report: () => undefined })).rejects.toThrow('no such macro');
});

test('many citations, formatted some at a time, say what they say formatted together', async () => {
  const words = 'Word after word. ';
  const text = textOf(`Title\n\n${`${words.repeat(3)}\n\n`.repeat(90)}`);
  const places = Array.from({ length: 420 }, (_, index) => text.blocks[1 + (Math.floor((index * 7) / 11) % 88)]?.span.start ?? 0);
  const found = annotationsOn(
    text,
    places.map((start, index) => [span(start, start + 4 + (index % 3))]),
  );
  const citing = citingIn('china-national-standard-gb-t-7714-2025-note', 'zh-CN');
  const plain = inputOf(REPORT);
  const annotations = prepareAnnotations(text, found, 'place', createCodebook([]));
  const input = { ...plain, text, annotations, source: { ...plain.source, citation: ARTICLE }, citing };
  const chapters = buildReport(input);
  const quoted = chapters.flatMap(({ entries }) => entries.map(({ exported }) => exported.span));
  const together = citing.format({
    works: [{ id: 'work', item: citationOf(input.source) }],
    citations: quoted.map((where) => [{ id: 'work', locator: where === null ? null : locatorOf(text, where, 'zh-CN') }]),
  });
  const told = await citeEntries(input, chapters, { report: () => undefined });
  expect(told.map(plainTextOfRuns)).toEqual(together.ok && together.value.citations.map(plainTextOfRuns));
  expect(new Set(told.map(plainTextOfRuns)).size).toBeGreaterThan(60);
}, 60_000);
