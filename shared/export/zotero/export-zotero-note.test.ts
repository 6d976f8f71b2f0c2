import { parseXmlDocument } from 'slimdom';
import { expect, test } from 'vitest';
import type { RichText } from '../../model/rich-text';
import { EXAMPLE_MEMOS, EXAMPLE_TEXT, exampleAnnotations, exampleInput, exportWords } from '../export.cases';
import { quotationOf } from '../export-input';

/** What the note editor lists as valid in notes of every version, as far as a note of ours has it. */
const ALLOWED = new Set(['div', 'h1', 'h2', 'h3', 'p', 'blockquote', 'span', 'strong', 'em', 'code', 'pre', 'ul', 'ol', 'li', 'a', 'br']);
const struck: RichText = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'gone', marks: [{ type: 'strike' }] }] }],
};

async function write(): Promise<string> {
  const annotations = exampleAnnotations().map((exported) =>
    exported.annotation.id === 'text-end-0000' && exported.note !== null
      ? { ...exported, note: { ...exported.note, body: struck } }
      : exported,
  );
  return await exportWords({ ...exampleInput({ format: 'zotero-note' } as const, annotations), memos: EXAMPLE_MEMOS });
}

test('every quotation has a live citation with its place, of a work whose data the note carries', async () => {
  const note = parseXmlDocument((await write()).replaceAll('<br>', '<br/>').replaceAll(']]>', ']]&gt;')).documentElement;
  const works = JSON.parse(decodeURIComponent(note?.getAttribute('data-citation-items') ?? ''));
  expect([note?.getAttribute('data-schema-version'), works]).toMatchObject([
    '2',
    [{ uris: [`urn:sha256:${EXAMPLE_TEXT.sha256}`], itemData: { type: 'document', title: 'A "text": with <marks> & 網絡強國' } }],
  ]);
  const cited = (note?.getElementsByTagName('span') ?? []).filter((span) => span.getAttribute('class') === 'citation');
  const data = cited.map((span) => JSON.parse(decodeURIComponent(span.getAttribute('data-citation') ?? '')).citationItems);
  expect(data).toEqual(
    exampleAnnotations().map(({ placeLabel }) => [
      { uris: works[0].uris, ...(placeLabel === '' ? {} : { locator: placeLabel.slice(1), label: 'paragraph' }) },
    ]),
  );
  const quoted = (note?.getElementsByTagName('blockquote') ?? []).map((quote) => quote.textContent ?? '');
  for (const [index, exported] of exampleAnnotations().entries())
    expect(quoted[index]).toContain(quotationOf(EXAMPLE_TEXT, exported).replace(/\s*\n\s*/g, ''));
});

test("there is nothing in it that Zotero's editor would drop, and nothing that runs", async () => {
  const html = await write();
  expect([...new Set(Array.from(html.matchAll(/<([a-z0-9]+)/g), ([, name]) => name))].filter((name) => !ALLOWED.has(name ?? ''))).toEqual(
    [],
  );
  expect(html).toContain('<span style="text-decoration: line-through">gone</span>');
});
