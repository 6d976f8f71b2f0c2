import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { span } from '../../text/offset';
import { EXAMPLE_TEXT, exampleAnnotations, exampleInput, exportWords, textOf } from '../export.cases';
import { pageGeometry } from './page-geometry';
import { notedInput, PRINT } from './print.cases';
import type { PrintOptions } from './print-options';

const ENDNOTES: PrintOptions = { ...PRINT, layout: 'endnotes' };

function textContent(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}

const NOTES = /<aside role="note"[^>]*>[\s\S]*?<\/aside>/g;
const articleOf = (html: string) => html.slice(html.indexOf('<article'), html.indexOf('</article>'));

test.each([PRINT, ENDNOTES])('holds the text block for block, character for character: %j', async (options) => {
  const article = articleOf(await exportWords(exampleInput(options))).replace(NOTES, '');
  const blocks = [...article.matchAll(/<(h1|h2|p|div)(?: role="paragraph")? id="b-\d+"[^>]*>([\s\S]*?)<\/\1>/g)].map((match) =>
    textContent(match[2] ?? ''),
  );
  expect(blocks).toEqual(EXAMPLE_TEXT.blocks.map((block) => EXAMPLE_TEXT.text.slice(block.span.start, block.span.end)));
});

test('a note stands for whatever else is said of a passage: its codes or a doubt about it, in both layouts the same notes', async () => {
  const listed = async (options: PrintOptions) =>
    [...(await exportWords(exampleInput(options))).matchAll(NOTES)].map(([aside]) => textContent(aside)).sort();
  const margin = await listed(PRINT);
  expect(margin).toEqual(await listed(ENDNOTES));
  const spoken = exampleAnnotations().filter(
    ({ note, codes, annotation, span }) => span !== null && (note !== null || codes.length > 0 || annotation.check !== null),
  );
  expect(margin).toHaveLength(spoken.length);
  // A highlight with a code and no note.
  expect(margin.some((words) => words.includes('¶4') && words.includes('Formula › cyber power') && words.includes('Formula'))).toBe(true);
});

test('endnotes stand behind the text in the order of their numbers, each with its way back', async () => {
  const html = await exportWords(exampleInput(ENDNOTES));
  expect(articleOf(html)).not.toContain('<aside');
  const numbers = [...html.slice(html.indexOf('id="notes"')).matchAll(/<aside[^>]* id="n-(\d+)"[^>]*>.*?href="#r-(\d+)"/g)];
  expect(numbers.map(([, note, reference]) => [note, reference])).toEqual(
    numbers.map((_, index) => [String(index + 1), String(index + 1)]),
  );
  expect(numbers.length).toBeGreaterThan(5);
});

test('the running head cannot end its string, its rule or the style sheet', async () => {
  const input = exampleInput(PRINT);
  const title = 'A "quoted" \\ title } </style><script>x</script>\n網絡強國';
  const html = await exportWords({ ...input, source: { ...input.source, provenance: { ...input.source.provenance, title } } });
  const [, head] = html.match(/@top-left\{content:"((?:[^"\\]|\\[0-9a-f]+ )*)"/) ?? [];
  const unescaped = head?.replaceAll(/\\([0-9a-f]+) /g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
  expect(unescaped).toBe('A "quoted" \\ title } </style><script>x</script> 網絡強國');
  expect(html.match(/<\/style>/g)).toHaveLength(1);
});

test('what a web page left round the work is printed last, where it is wanted', async () => {
  const text = textOf('Title\n\nOne.\n\nLeave a Reply\n\nYour email address will not be published.');
  const furniture = text.blocks.filter(({ kind }) => kind === 'furniture').length;
  expect(furniture).toBeGreaterThan(0);
  const count = async (options: PrintOptions) =>
    (await exportWords({ ...exampleInput(options, []), text })).match(/class="block furniture/g)?.length ?? 0;
  expect([await count(PRINT), await count({ ...PRINT, furniture: true })]).toEqual([0, furniture]);
});

test('text, gap and notes fill the width of every paper, and the text has a readable measure', () => {
  for (const page of ['a4', 'letter', 'a5'] as const) {
    for (const layout of ['margin', 'endnotes'] as const) {
      const { paper, measure, left, right, lines, type } = pageGeometry({ page, layout, size: 'medium' });
      const beside = layout === 'margin' ? paper.gap + paper.note : 0;
      expect(left + paper.gutter + measure + beside + right).toBeCloseTo(paper.width, 6);
      // Characters a line, at about half an em each.
      expect((measure * 96) / 25.4 / (type.text * 0.46)).toSatisfy((characters: number) => characters > 42 && characters < 80);
      expect((lines * type.line * 25.4) / 96).toBeLessThanOrEqual(paper.height - paper.top - paper.bottom);
    }
  }
});

test('nothing in the page runs, loads or sends, and the page is valid', async () => {
  for (const options of [PRINT, ENDNOTES]) {
    const html = await exportWords(exampleInput(options));
    expect(html.match(/<(script|iframe|object|img|link|form)|\son\w+=|javascript:|@import|url\((?!data:)/gi)).toBeNull();
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
      rules: {
        'void-style': 'off',
        'long-title': 'off',
        'no-trailing-whitespace': 'off',
        'require-sri': 'off',
        'no-raw-characters': 'off',
      },
    });
    const report = await validator.validateString(html);
    expect(report.results.flatMap((result) => result.messages.map((found) => `${found.line} ${found.ruleId} ${found.message}`))).toEqual(
      [],
    );
  }
});

test('the head of a numbered point is a heading in its paragraph, cut by passages, up to the first reference to a note', async () => {
  const words = 'Title\n\nIt is said:\n\nFirst, clarify the great goal of it.\n\nSecond, clarify the small means of it.';
  const text = textOf(words);
  const at = (said: string) => span(words.indexOf(said), words.indexOf(said) + said.length);
  const article = articleOf(
    await exportWords(
      notedInput(text, [
        { span: at('clarify the'), words: 'noted' },
        { span: at('small'), words: null },
        { span: at('means of'), words: 'noted' },
      ]),
    ),
  ).replace(NOTES, '');
  const heads = [...article.matchAll(/<span role="heading" aria-level="2">([\s\S]*?)<\/span>/g)].map((match) => match[1] ?? '');
  expect(heads.map(textContent)).toEqual(['First, clarify the', 'Second, clarify the small means']);
  expect(heads.join('')).not.toContain('class="ref"');
  expect(heads[1]).toContain('<mark class="c-red"');
  const blocks = [...article.matchAll(/id="b-[23]"[^>]*>([\s\S]*?)<\/(?:p|div)>/g)].map((match) => textContent(match[1] ?? ''));
  expect(blocks).toEqual(words.split('\n\n').slice(2));
});
