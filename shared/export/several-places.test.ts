import { expect, test } from 'vitest';
import { describeTarget } from '../anchor/describe';
import { createCodebook } from '../codebook/codebook';
import { annotationId } from '../model/ids';
import type { Annotation } from '../model/records';
import { richTextFromPlainText } from '../richtext/plain-text';
import { span } from '../text/offset';
import { EXAMPLE_REVISION, EXAMPLE_SOURCE, exampleInput, exportWords, textOf } from './export.cases';
import { prepareAnnotations } from './export-annotations';
import type { ExportOptions } from './export-input';

const WORDS = `A title

𝒜 cyber power rises. Then a network power.

Another cyber power is named here.`;
const text = textOf(WORDS);

/** The second copy first, as when it was marked first and the others were added. */
const spans = [WORDS.lastIndexOf('cyber power'), WORDS.indexOf('cyber power'), WORDS.indexOf('network power')].map((start, index) =>
  span(start, start + (index === 2 ? 'network power' : 'cyber power').length),
);
const [first, ...others] = spans.map((where) => describeTarget(text, EXAMPLE_REVISION, where));
if (first === undefined) throw new Error('no place');
const annotation: Annotation = {
  id: annotationId('formula'),
  sourceId: EXAMPLE_SOURCE.id,
  color: 'blue',
  targets: [first, ...others],
  codes: [],
  check: null,
  correction: null,
  passId: null,
  createdAt: 0,
  updatedAt: 0,
  trashedAt: null,
};
const note = { annotationId: annotation.id, body: richTextFromPlainText('One formula.'), createdAt: 0, updatedAt: 0 };
const inOrder = spans.toSorted((a, b) => a.start - b.start).map((where) => ({ state: 'anchored', span: where }) as const);
const [anchor, ...further] = inOrder;

function write(options: ExportOptions): Promise<string> {
  if (anchor === undefined) throw new Error('no place');
  const annotations = prepareAnnotations(text, [{ annotation, note, anchor, further }], 'place', createCodebook([]));
  return exportWords({ ...exampleInput(options, annotations), text });
}

test('a spreadsheet has a row for each place, with one id', async () => {
  const rows = (await write({ format: 'csv', guardFormulas: false })).trim().split('\r\n').slice(1);
  expect(rows.map((row) => row.split(',').slice(0, 4))).toEqual([
    ['¶1 s1', '1', '1', 'cyber power'],
    ['¶1 s2', '1', '2', 'network power'],
    ['¶2 s1', '2', '1', 'cyber power'],
  ]);
  expect(rows.every((row) => row.includes(',formula,'))).toBe(true);
});

test.each<ExportOptions>([
  { format: 'text', dates: false },
  { format: 'obsidian', content: 'annotations', dates: false },
  { format: 'pandoc', content: 'annotations', notes: 'paragraphs' },
])('notes name every place and quote each wording once: $format', async (options) => {
  const words = await write(options);
  expect(words).toContain('¶1 s1, ¶1 s2, ¶2 s1');
  expect(words.match(/cyber power/g)).toHaveLength(1);
  expect(words).toMatch(/¶1 s2: “?network power/);
  expect(words.match(/One formula\./g)).toHaveLength(1);
});

test.each<ExportOptions>([
  { format: 'obsidian', content: 'text', dates: false },
  { format: 'html', listPassages: true },
])('the whole text has every place marked, and the note once: $format', async (options) => {
  const words = await write(options);
  const mark = options.format === 'html' ? /<mark[^>]*>((?:cyber|network) power)<\/mark>/g : /==((?:cyber|network) power)==/g;
  expect(Array.from(words.matchAll(mark), ([, marked]) => marked)).toEqual(['cyber power', 'network power', 'cyber power']);
  expect(words.match(/One formula\./g)).toHaveLength(1);
  if (options.format === 'html') expect(words.match(/id="r-1"/g)).toHaveLength(1);
});

test('an exchange file has every target, each at its own place', async () => {
  const { first: page } = JSON.parse(await write({ format: 'json-ld', unit: 'utf-16', noteFormat: 'markdown' }));
  const starts = page.items[0].target.map(
    (target: { readonly selector: readonly { readonly start: number }[] }) => target.selector[0]?.start,
  );
  expect(starts).toEqual(spans.map((where) => where.start));
});
