import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { array, object, optional, parse, pipe, string, transform } from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCodebook } from '../codebook/codebook';
import { EVERY_BLOCK, paragraph } from '../commentary/essay.cases';
import type { EssayBlock, HeadingLevel } from '../model/essay';
import { relationTypeId } from '../model/ids';
import { relation } from '../model/record.cases';
import type { RichText } from '../model/rich-text';
import { listTypes } from '../relations/relation-types';
import { NAMES } from '../relations/relations.cases';
import { arbitraryRichText, HOSTILE_WORDS } from '../richtext/rich-text.cases';
import { span } from '../text/offset';
import { readSourceText } from '../text/read-source-text';
import type { SourceText } from '../text/source-text';
import { stretchesOf } from '../text/structure';
import { citedWords, ESSAY, IN_NOTES } from './commentary/essay-export.cases';
import { exportEssayHtml } from './commentary/export-essay-html';
import { annotationsOn } from './docx/docx.cases';
import { EXAMPLE_MEMOS, exampleAnnotations, exampleInput, exportWords, textOf, wordsOf } from './export.cases';
import { prepareAnnotations } from './export-annotations';
import type { ExportAnnotation, ExportInput, ExportOptions } from './export-input';
import { markedTexts } from './marked-texts.cases';

const WEB: ExportOptions = { format: 'html', listPassages: true };
const PRINTED: ExportOptions = { format: 'print', layout: 'margin', page: 'a4', typeface: 'serif', size: 'medium', furniture: true };
const REPORT: ExportOptions = { format: 'report', arrangement: 'place', file: 'html', page: 'a4', typeface: 'serif' };

/** Every page that has the text or its passages on it. */
const PAGES: Readonly<Record<string, ExportOptions>> = {
  web: WEB,
  'web-unlisted': { ...WEB, listPassages: false },
  print: PRINTED,
  'print-endnotes': { ...PRINTED, layout: 'endnotes' },
  report: REPORT,
  'report-by-code': { ...REPORT, arrangement: 'code' },
  zotero: { format: 'zotero-note' },
};

const require = createRequire(import.meta.url);
const texts = new URL('../../e2e/texts/', import.meta.url);
const related = {
  relations: [relation('r1', 'han-0000', 'rtl-0000', { typeId: relationTypeId('translates') })],
  types: [...listTypes([], NAMES).values()],
};

function readText(name: string): SourceText {
  const found = readSourceText(readFileSync(new URL(name, texts)));
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

/** Of nothing but headings, of these levels. */
function withHeadings(levels: readonly number[]): SourceText {
  const words = levels.map((level) => `A heading of level ${level}`).join('\n');
  const structure = stretchesOf(words).map(
    ({ start, end }, index) => ({ start, end, kind: 'heading', level: levels[index] ?? 1 }) as const,
  );
  const found = readSourceText(new TextEncoder().encode(words), { structure });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

/** Every paragraph marked, and a stretch over the ends of two, each with the next of these notes. */
function marked(text: SourceText, notes: readonly RichText[]): readonly ExportAnnotation[] {
  const blocks = text.blocks.slice(0, 6);
  const over = blocks.slice(1).map((block, index) => span((blocks[index]?.span.end ?? 1) - 1, block.span.start + 1));
  const places = [...blocks.map((block) => block.span), ...over].map((where) => [where]);
  return withNotes(prepareAnnotations(text, annotationsOn(text, places), 'place', createCodebook([])), notes);
}

function withNotes(annotations: readonly ExportAnnotation[], notes: readonly RichText[]): readonly ExportAnnotation[] {
  return annotations.map((exported, index) => {
    const body = notes[index % notes.length];
    const annotationId = exported.annotation.id;
    return body === undefined ? exported : { ...exported, note: { annotationId, body, createdAt: 0, updatedAt: 0 } };
  });
}

/** The same every time, and few: every page is read by a program that takes its time. */
const sampled = (numRuns: number) => ({ numRuns, seed: 20261127 });

type Content = Omit<ExportInput, 'options'>;

/** What is on the pages, by name. */
function contents(): Readonly<Record<string, Content>> {
  const example = exampleInput(WEB, exampleAnnotations('place', related));
  const notes = fc.sample(arbitraryRichText, sampled(12));
  const hostileTitle = { ...example.source.provenance, title: `</title><script>alert(1)</script> ${HOSTILE_WORDS.join(' ')}` };
  const ofText = (text: SourceText): Content => ({ ...example, text, annotations: marked(text, notes) });
  return {
    example: { ...example, memos: EXAMPLE_MEMOS },
    empty: { ...example, annotations: [] },
    titled: {
      ...example,
      source: { ...example.source, provenance: hostileTitle },
      annotations: withNotes(example.annotations, notes),
      memos: notes.map((body) => ({ kind: 'code', about: HOSTILE_WORDS.join(' '), body })),
    },
    points: ofText(textOf('Title\n\n第一,要明確\n\nFirst, make it plain.\n\nSecond, go on.')),
    headings: ofText(withHeadings([3, 1, 4, 2])),
    ...Object.fromEntries(readdirSync(texts).map((name) => [name, ofText(readText(name))])),
    ...Object.fromEntries(
      fc.sample(markedTexts, sampled(6)).map(({ text, passages }, index) => {
        const annotations = withNotes(prepareAnnotations(text, annotationsOn(text, passages), 'place', createCodebook([])), notes);
        return [`marked-${index}`, { ...example, text, annotations }];
      }),
    ),
  };
}

const heading = (level: HeadingLevel): EssayBlock => ({
  type: 'heading',
  attrs: { level },
  content: [{ type: 'text', text: `H${level}` }],
});

/** Essays: one of every kind of block, and headings, lists and tables where they hardly ever stand. */
function essays(): Readonly<Record<string, string>> {
  const cells = [{ type: 'tableCell', content: [heading(3), ...EVERY_BLOCK] } as const, { type: 'tableCell', content: [] } as const];
  const blocks: readonly EssayBlock[] = [
    heading(3),
    heading(1),
    { type: 'blockquote', content: [heading(1), ...EVERY_BLOCK] },
    { type: 'bulletList', content: [{ type: 'listItem', content: [] }] },
    { type: 'table', content: [{ type: 'tableRow', content: cells }] },
    paragraph(...HOSTILE_WORDS, 'שלום 網絡強國'),
    { type: 'codeBlock' },
    { type: 'paragraph' },
  ];
  const citations = {
    ...IN_NOTES,
    bibliography: [[citedWords('Xu & ', 'small-caps', 'bold'), citedWords('<b>', 'superscript', 'underline')]],
  };
  return {
    'essay-every': wordsOf(exportEssayHtml(ESSAY)),
    'essay-notes': wordsOf(exportEssayHtml({ ...ESSAY, citations: IN_NOTES, withNotes: false })),
    'essay-odd': wordsOf(exportEssayHtml({ ...ESSAY, title: HOSTILE_WORDS.join(' '), blocks, citations })),
    'essay-empty': wordsOf(exportEssayHtml({ ...ESSAY, title: '', blocks: [] })),
  };
}

/** A note for Zotero is a piece of a page, which Zotero puts into one of its own. */
function asPage(html: string): string {
  return html.startsWith('<!doctype html>')
    ? html
    : `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Note</title></head><body>${html}</body></html>`;
}

async function pages(): Promise<Readonly<Record<string, string>>> {
  const written = await Promise.all(
    Object.entries(contents()).flatMap(([content, input]) =>
      Object.entries(PAGES).map(
        async ([page, options]) => [`${page} ${content}`, asPage(await exportWords({ ...input, options }))] as const,
      ),
    ),
  );
  return { ...Object.fromEntries(written), ...essays() };
}

const Report = object({
  messages: array(
    pipe(
      object({
        type: string(),
        subType: optional(string()),
        url: optional(string(), ''),
        message: string(),
        extract: optional(string(), ''),
      }),
      transform(({ type, subType, url, message, extract }) => ({
        kind: subType ?? type,
        page: decodeURIComponent(basename(url, '.html')),
        message,
        extract,
      })),
    ),
  ),
});

/** It lives too short for the better of its compilers; without that one it wants more room for calls. */
const QUICK = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xss8m'];

const WRONG = 'a page with errors';

/** Each once, without the words of the page. */
function listWarnings(messages: readonly string[]): void {
  const counts = new Map<string, number>();
  for (const message of messages) {
    const [kind = ''] = message.split('. ');
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  for (const [kind, count] of counts) console.warn(`The Nu HTML checker warns (${count} times): ${kind}`);
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'postil-pages-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the Nu HTML checker finds no error in any page that we write', async (context) => {
  if (spawnSync('java', ['-version']).error !== undefined) {
    console.error('NOT VERIFIED: pages as the Nu HTML checker reads them; not installed: java');
    context.skip();
  }
  const written = { ...(await pages()), [WRONG]: asPage('<p id="a b"><script src=""></script><b></p>') };
  for (const [name, html] of Object.entries(written)) writeFileSync(join(folder, `${name}.html`), html);
  const jar = require.resolve('vnu-jar/build/dist/vnu.jar');
  // One start for all of them, since starting takes seconds.
  const { status, stdout } = spawnSync('java', [...QUICK, '-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', folder], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  expect(status).toBe(0);
  const found = parse(Report, JSON.parse(stdout)).messages;
  listWarnings(found.flatMap(({ kind, message }) => (kind === 'warning' ? [message] : [])));
  const errors = found.filter(({ kind }) => kind !== 'warning' && kind !== 'info');
  expect(errors.filter(({ page }) => page !== WRONG)).toEqual([]);
  // By which one sees that errors would be found.
  expect(errors.length).toBeGreaterThan(2);
}, 120_000);
