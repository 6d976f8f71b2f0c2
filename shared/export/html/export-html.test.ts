import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { createCodebook } from '../../codebook/codebook';
import { span } from '../../text/offset';
import { readSourceText } from '../../text/read-source-text';
import { stretchesOf } from '../../text/structure';
import { annotationsOn } from '../docx/docx.cases';
import { EXAMPLE_TEXT, exampleAnnotations, exampleInput, exportWords, textOf } from '../export.cases';
import { prepareAnnotations } from '../export-annotations';
import type { ExportOptions } from '../export-input';
import { PRINT } from '../print/print.cases';

const HTML = { format: 'html', listPassages: true } as const;

/** The text content of an element's source, by the few rules that serialised HTML needs. */
function textContent(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}

const NOTES = /<aside role="note"[^>]*>[\s\S]*?<\/aside>/g;

/** The blocks' words without the notes that stand among them, and their numbers. */
function blocksOf(html: string): readonly string[] {
  const withoutNotes = html.replace(NOTES, '');
  return [...withoutNotes.matchAll(/<(h1|h2|p|div)(?: role="paragraph")? id="b-\d+"[^>]*>([\s\S]*?)<\/\1>/g)].map((match) =>
    textContent(match[2] ?? ''),
  );
}

test('the edition holds the text block for block, character for character', async () => {
  const html = await exportWords(exampleInput(HTML));
  expect(blocksOf(html)).toEqual(EXAMPLE_TEXT.blocks.map((block) => EXAMPLE_TEXT.text.slice(block.span.start, block.span.end)));
});

test('a line end inside a block is a line feed, also where a passage cuts it in two', async () => {
  const text = textOf('Title\r\n\r\nA line\r\nand another');
  const cut = [span(text.text.indexOf('A line'), text.text.indexOf('\nand'))];
  const annotations = prepareAnnotations(text, annotationsOn(text, [cut]), 'place', createCodebook([]));
  for (const marked of [[], annotations]) {
    const html = await exportWords({ ...exampleInput(HTML, marked), text });
    expect(blocksOf(html)).toEqual(['Title', 'A line\nand another']);
    expect(html).not.toMatch(/\r|&#x0*D;/i);
  }
});

test('headings have the ranks that they have in the outline, and none is skipped', async () => {
  const levels = [3, 3, 1, 4, 2, 2];
  const words = levels.map((level, index) => `Heading ${index} of level ${level}`).join('\n');
  const structure = stretchesOf(words).map(
    ({ start, end }, index) => ({ start, end, kind: 'heading', level: levels[index] ?? 1 }) as const,
  );
  const read = readSourceText(new TextEncoder().encode(words), { structure });
  if (!read.ok) throw new Error(read.error.code);
  for (const options of [HTML, PRINT]) {
    const html = await exportWords({ ...exampleInput<ExportOptions>(options, []), text: read.value });
    expect(Array.from(html.matchAll(/<h(\d) id="b-/g), ([, rank]) => Number(rank))).toEqual([2, 2, 2, 3, 3, 3]);
  }
});

test('the pieces of each passage, put together, are its words, and no mark lies in another', async () => {
  const html = await exportWords(exampleInput(HTML));
  const pieces = [...html.matchAll(/<mark[^>]* data-a="([^"]*)"[^>]*>([\s\S]*?)<\/mark>/g)];
  for (const piece of pieces) expect(piece[2]).not.toContain('<mark');
  for (const { annotation, span } of exampleAnnotations()) {
    const words = pieces.filter((piece) => piece[1]?.split(' ').includes(annotation.id)).map((piece) => textContent(piece[2] ?? ''));
    const expected = span === null ? '' : EXAMPLE_TEXT.text.slice(span.start, span.end).replace(/\s*\n\s*/g, '');
    expect(words.join('')).toBe(expected);
  }
});

test('every note stands once, right behind its reference at the end of its passage; orphans have a section', async () => {
  const html = await exportWords(exampleInput(HTML));
  const noted = exampleAnnotations().flatMap(({ note, span }) => (note === null || span === null ? [] : [span]));
  const pairs = [...html.matchAll(/<a class="ref" id="r-(\d+)" href="#n-(\d+)"[^>]*><\/a><aside role="note"[^>]* id="n-(\d+)"/g)];
  expect(pairs.map(([, ...numbers]) => numbers)).toEqual(noted.map((_, index) => Array(3).fill(`${index + 1}`)));
  // Where the references stand, counted in the text's own characters.
  const words = textContent(html.replace(NOTES, '').replace(/<a class="ref"/g, '\u{F0000}$&'));
  const article = words.slice(words.indexOf('Title with'), words.indexOf('end the text') + 14);
  const before = article.split('\u{F0000}').slice(0, -1);
  expect(before.map((piece) => piece.slice(-2))).toEqual(
    noted.toSorted((a, b) => a.end - b.end).map(({ end }) => EXAMPLE_TEXT.text.slice(end - 2, end)),
  );
  expect(html.slice(html.indexOf('id="orphans"'))).toMatch(/words that are gone[\s\S]*kept without a place/);
  expect(html).not.toContain('TRASHED');
});

test('a passage that ends in the empty lines behind a block has its note there; one of empty lines alone is listed', async () => {
  const text = textOf('Title\n\nOne.\n\n\n\nTwo.');
  const [first, second] = exampleAnnotations().filter(({ note, span }) => note !== null && span !== null);
  if (first === undefined || second === undefined) throw new Error('no examples');
  const over = { ...first, span: span(7, 13), place: { block: 1, paragraph: 1, sentence: 1 } };
  const empty = { ...second, span: span(12, 14), place: { block: 1, paragraph: 1, sentence: 1 } };
  const html = await exportWords({ ...exampleInput(HTML, [over, empty]), text });
  expect(html).toMatch(/One\.<\/mark><a class="ref" id="r-1"[^>]*><\/a><aside role="note"/);
  expect(html.slice(html.indexOf('id="orphans"'))).toContain('<strong>bold</strong>');
});

test('a note on a heading follows it, for a heading holds no blocks', async () => {
  const [noted] = exampleAnnotations().filter(({ note }) => note !== null);
  if (noted === undefined) throw new Error('no examples');
  const html = await exportWords(
    exampleInput(HTML, [{ ...noted, span: span(0, 10), place: { block: 0, paragraph: null, sentence: null } }]),
  );
  expect(html).toMatch(/<div class="headed"><h1 id="b-0"[^>]*>(?:(?!<aside).)*<\/h1><aside role="note"/);
});

test('nothing in the page runs, loads or sends', async () => {
  const html = await exportWords(exampleInput(HTML));
  const policy = html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/)?.[1];
  expect(textContent(policy ?? '')).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
  expect(html.match(/<(script|iframe|object|img|link|form)|\son\w+=|javascript:|@import|url\(/gi)).toBeNull();
});

test('blocks and stretches in another language say so', async () => {
  const html = await exportWords(exampleInput(HTML));
  expect(html).toMatch(/<(?:p|div role="paragraph") id="b-2"[^>]* lang="zh-Hant">/);
  expect(html).toMatch(/<mark lang="he"[^>]*>שלום עולם<\/mark>/);
});

test('the page is valid', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: { 'void-style': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off', 'require-sri': 'off', 'no-raw-characters': 'off' },
  });
  const report = await validator.validateString(await exportWords(exampleInput(HTML)));
  expect(
    report.results.flatMap((result) => result.messages.map((found) => `${found.line}:${found.column} ${found.ruleId} ${found.message}`)),
  ).toEqual([]);
});
