import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { EXAMPLE_TEXT, exampleAnnotations, exampleInput, exportWords } from '../export.cases';
import { quotationOf } from '../export-input';

const OBSIDIAN = { format: 'obsidian', content: 'annotations', dates: false } as const;
const PANDOC = { format: 'pandoc', content: 'annotations', notes: 'paragraphs' } as const;

function split(markdown: string): { readonly properties: unknown; readonly tree: Root; readonly body: string } {
  const [, yaml = '', body = ''] = markdown.match(/^---\n([\s\S]*?)\n---\n([\s\S]*)$/) ?? [];
  return { properties: parse(yaml), body, tree: fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) };
}

function wordsOf(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}

const oneLine = (words: string) => words.replace(/\s*\n\s*/g, '\n');

test('every passage is a callout with its place, its exact words, and its block id on a line of its own', async () => {
  const { tree, body } = split(await exportWords(exampleInput(OBSIDIAN)));
  const callouts = tree.children.filter((node) => node.type === 'blockquote').map((node) => node.children.map(wordsOf));
  expect(callouts).toEqual(
    exampleAnnotations().map((exported) => [expect.stringMatching(/^\[!quote\] .+ · .+/), oneLine(quotationOf(EXAMPLE_TEXT, exported))]),
  );
  const ids = [...body.matchAll(/(?<=\n\n)\^([A-Za-z0-9-]+)(?=\n(?:\n|$))/g)].map((match) => match[1]);
  expect(ids).toEqual(exampleAnnotations().map((exported) => `a-${exported.annotation.id}`));
  expect(body).not.toContain('TRASHED');
});

test("Obsidian's own syntax in words and notes is escaped", async () => {
  const { body } = split(await exportWords(exampleInput(OBSIDIAN)));
  const bare = body
    .replace(/^> \[!quote\].*$|^\^a-.*$|^#\S+(?: #\S+)*$/gm, '')
    .replace(/```+[\s\S]*?```+/g, '')
    .replace(/\\./g, '');
  expect(bare.match(/==|%%|\$|\[\[|(?<!\S)\^|(?<!\S)#\w/g)).toBeNull();
});

test('properties are YAML that says what is said, not what it looks like', async () => {
  expect(split(await exportWords(exampleInput(OBSIDIAN))).properties).toEqual({
    title: 'A "text": with <marks> & 網絡強國',
    author: 'Xu Shan',
    language: 'en',
    source: 'a text.txt',
    sha256: EXAMPLE_TEXT.sha256,
    obtained: 'Written for tests; no: yes',
    exported: '2026-11-23T00:00:00.000Z',
    annotations: 11,
    colors: ['Rhetoric', '=Slip', 'Formula', 'Claim | two', 'Else'],
  });
});

test('orphans stand under a heading of their own', async () => {
  for (const options of [OBSIDIAN, PANDOC, { ...OBSIDIAN, content: 'text' as const }, { ...PANDOC, content: 'text' as const }]) {
    const { body } = split(await exportWords(exampleInput(options)));
    expect(body.slice(body.indexOf('## Without a place'))).toMatch(
      /These passages are not found in the text\.[\s\S]*words that are gone[\s\S]*kept without a place/,
    );
  }
});

test.each([
  ['obsidian', { ...OBSIDIAN, content: 'text' as const }, /==/g],
  ['pandoc', { ...PANDOC, content: 'text' as const }, /\[(?=\S)|\]\{[.\w ]+\}/g],
] as const)('%s: the whole text keeps every word of every block', async (_name, options, delimiters) => {
  const { tree } = split(await exportWords(exampleInput(options)));
  const blocks = tree.children.slice(0, EXAMPLE_TEXT.blocks.length).map(wordsOf);
  const strip = (words: string) => words.replace(delimiters, '').replace(/[=[\]]/g, '');
  expect(blocks.map(strip)).toEqual(EXAMPLE_TEXT.blocks.map((block) => strip(EXAMPLE_TEXT.text.slice(block.span.start, block.span.end))));
});

test.each([
  { ...OBSIDIAN, content: 'text' as const },
  { ...PANDOC, content: 'text' as const },
])('the whole text refers once to the footnote of every passage: $format', async (options) => {
  const { body } = split(await exportWords(exampleInput(options)));
  const placed = exampleAnnotations().filter((exported) => exported.span !== null);
  for (const { annotation } of placed) expect(body.split(`[^a-${annotation.id}]`)).toHaveLength(3);
});

test('Pandoc gets a citation with the place for every quotation, and the source as its reference', async () => {
  const { body, properties } = split(await exportWords(exampleInput(PANDOC)));
  const key = `xu-${EXAMPLE_TEXT.sha256.slice(0, 8)}`;
  expect(body.match(new RegExp(`\\[@${key}, [^\\]]+\\]`, 'g'))).toHaveLength(11);
  expect(properties).toMatchObject({
    references: [{ id: key, title: 'A \\"text\\": with \\<marks> & 網絡強國', author: [{ literal: 'Xu Shan' }] }],
  });
});

test('footnotes: the notes stand below, each referred to once', async () => {
  const { body } = split(await exportWords(exampleInput({ ...PANDOC, notes: 'footnotes' })));
  const noted = exampleAnnotations().filter((exported) => exported.note !== null);
  for (const { annotation } of noted) expect(body.split(`[^a-${annotation.id}]`)).toHaveLength(3);
});

test('Pandoc gets the reference as it was written down, with what Markdown would take for its own escaped', async () => {
  const input = exampleInput(PANDOC);
  const citation = {
    type: 'article-newspaper',
    title: 'The *Way* @2019',
    author: [{ family: 'Xu', given: 'Shan' }, { literal: 'The [Academy]' }],
    issued: { 'date-parts': [[2019, 11]] },
    URL: 'https://example.org/a_b*c',
  } as const;
  const { properties } = split(await exportWords({ ...input, source: { ...input.source, citation } }));
  expect(properties).toMatchObject({
    references: [
      {
        type: 'article-newspaper',
        title: 'The \\*Way\\* \\@2019',
        author: [{ family: 'Xu', given: 'Shan' }, { literal: 'The \\[Academy]' }],
        issued: { 'date-parts': [[2019, 11]] },
        URL: 'https://example.org/a_b*c',
        language: 'en',
      },
    ],
  });
});
