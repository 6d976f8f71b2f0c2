import { existsSync, readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { expect, test } from 'vitest';
import { serializeMarkdown } from '../../richtext/markdown';
import { EXAMPLE_TEXT, exampleAnnotations, exampleInput, exportWords } from '../export.cases';
import { quotationOf } from '../export-input';

const CODE_POINTS = { format: 'json-ld', unit: 'code-points', noteFormat: 'markdown' } as const;

interface Item {
  readonly id: string;
  readonly body?: { readonly format: string; readonly value: string };
  readonly target: {
    readonly selector: readonly {
      readonly type: string;
      readonly start: number;
      readonly end: number;
      readonly exact: string;
      readonly prefix: string;
      readonly suffix: string;
    }[];
  };
}

async function itemsOf(unit: 'code-points' | 'utf-16', noteFormat: 'markdown' | 'html' = 'markdown'): Promise<readonly Item[]> {
  return JSON.parse(await exportWords(exampleInput({ format: 'json-ld', unit, noteFormat }))).first.items;
}

test.each([
  ['code-points', [...EXAMPLE_TEXT.text]],
  ['utf-16', EXAMPLE_TEXT.text.split('')],
] as const)('positions in %s name the quotation, and so does its context', async (unit, units) => {
  const placed = exampleAnnotations().filter((exported) => exported.span !== null);
  const items = await itemsOf(unit);
  for (const [index, exported] of placed.entries()) {
    const [position, quote] = items[index]?.target.selector ?? [];
    expect(units.slice(position?.start, position?.end).join('')).toBe(quotationOf(EXAMPLE_TEXT, exported));
    expect(quote?.exact).toBe(quotationOf(EXAMPLE_TEXT, exported));
    expect(EXAMPLE_TEXT.text).toContain(`${quote?.prefix}${quote?.exact}${quote?.suffix}`);
  }
});

test('a note goes out as Markdown or as HTML', async () => {
  const [, markdown] = await itemsOf('code-points');
  const note = exampleAnnotations()[1]?.note;
  expect(markdown?.body).toMatchObject({ format: 'text/markdown', value: note && serializeMarkdown(note.body) });
  const [, html] = await itemsOf('code-points', 'html');
  expect(html?.body).toMatchObject({ format: 'text/html', value: expect.stringContaining('&#x3C;script>') });
});

test('a highlight without a note has no body, or an empty list of them for programs that need one', async () => {
  const [standard] = await itemsOf('code-points');
  const [other] = await itemsOf('utf-16');
  expect([standard !== undefined && 'body' in standard, other?.body]).toEqual([false, []]);
});

const vocabulary = new URL('../../../../shared/validators/wa/anno.jsonld', import.meta.url);

test('as linked data nothing is dropped', async (context) => {
  if (!existsSync(vocabulary)) {
    console.error(`NOT VERIFIED: JSON-LD export against the W3C context; ${vocabulary.pathname} is not there`);
    context.skip();
  }
  const documentLoader = (url: string) => {
    if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`not offline: ${url}`);
    return Promise.resolve({ documentUrl: url, document: JSON.parse(readFileSync(vocabulary, 'utf8')) });
  };
  const document = JSON.parse(await exportWords(exampleInput(CODE_POINTS)));
  const quads = await jsonld.toRDF(document, { documentLoader, safe: true, format: 'application/n-quads' });
  expect(quads.match(/oa#TextPositionSelector/g)).toHaveLength(11);
  expect(quads.match(/oa#TextQuoteSelector/g)).toHaveLength(11);
  expect(quads.match(/<urn:postil:color>/g)).toHaveLength(11);
  expect(quads.match(/<urn:postil:richText>/g)).toHaveLength(9);
});
