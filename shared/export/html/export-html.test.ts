import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { EXAMPLE_TEXT, exampleAnnotations, exampleInput, exportWords, textOf } from '../export.cases';

const HTML = { format: 'html', listPassages: true } as const;

/** The text content of an element's source, by the few rules that serialised HTML needs. */
function textContent(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}

function blocksOf(html: string): readonly string[] {
  return [...html.matchAll(/<(h1|h2|p) id="b-\d+"[^>]*>([\s\S]*?)<\/\1>/g)].map((match) => textContent(match[2] ?? ''));
}

test('the edition holds the text block for block, character for character', async () => {
  const html = await exportWords(exampleInput(HTML));
  expect(blocksOf(html)).toEqual(EXAMPLE_TEXT.blocks.map((block) => EXAMPLE_TEXT.text.slice(block.span.start, block.span.end)));
});

test('a carriage return inside a block survives', async () => {
  const text = textOf('Title\r\n\r\nA line\r\nand another');
  const html = await exportWords({ ...exampleInput(HTML, []), text });
  expect(blocksOf(html)).toEqual(text.blocks.map((block) => text.text.slice(block.span.start, block.span.end)));
  expect(html).not.toContain('\r');
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

test('every note stands in the margin once, under the number that its passage shows; orphans have a section', async () => {
  const html = await exportWords(exampleInput(HTML));
  const noted = exampleAnnotations().filter((exported) => exported.note !== null && exported.span !== null);
  const numbers = noted.map((_, index) => `${index + 1}`);
  const inOrder = (matches: IterableIterator<RegExpMatchArray>) =>
    [...matches].map((match) => match[1]).sort((a, b) => Number(a) - Number(b));
  expect(inOrder(html.matchAll(/id="r-(\d+)"/g))).toEqual(numbers);
  expect(inOrder(html.matchAll(/id="n-(\d+)"/g))).toEqual(numbers);
  expect(html.slice(html.indexOf('id="orphans"'))).toMatch(/words that are gone[\s\S]*kept without a place/);
  expect(html).not.toContain('TRASHED');
});

test('nothing in the page runs, loads or sends', async () => {
  const html = await exportWords(exampleInput(HTML));
  const policy = html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/)?.[1];
  expect(textContent(policy ?? '')).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
  expect(html.match(/<(script|iframe|object|img|link|form)|\son\w+=|javascript:|@import|url\(/gi)).toBeNull();
});

test('blocks and stretches in another language say so', async () => {
  const html = await exportWords(exampleInput(HTML));
  expect(html).toMatch(/<p id="b-2"[^>]* lang="zh-Hant">/);
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
