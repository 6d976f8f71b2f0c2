import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBibliography } from '../../import/bibliography/read-bibliography';
import type { CslItem } from '../../model/csl-item';
import { sourceId } from '../../model/ids';
import type { Source } from '../../model/records';
import { EXAMPLE_SOURCE, exampleInput, exportWords } from '../export.cases';
import { exportBibliography, keyWorks } from './export-bibliography';

const ITEMS: readonly CslItem[] = [
  {
    type: 'article-newspaper',
    title: 'The Way of 網絡強國',
    author: [{ family: 'Xu', given: 'Shan' }, { literal: '中央黨史和文獻研究院' }],
    'container-title': 'People Daily',
    issued: { 'date-parts': [[2019, 11, 3]] },
    URL: 'https://example.org/a_b?c=1#d',
    language: 'en',
  },
  {
    type: 'book',
    title: 'Signs & costs: 100% of #1 in $ and _',
    author: [{ family: '曹', given: '雪芹' }],
    translator: [{ family: 'Hawkes', given: 'David' }],
    publisher: 'Penguin',
    'publisher-place': 'London',
    issued: { 'date-parts': [[1973]] },
  },
];

async function readBack(item: CslItem, file: 'biblatex' | 'ris' | 'csl-json'): Promise<unknown> {
  const input = exampleInput({ format: 'bibliography', file } as const);
  const words = await exportWords({ ...input, source: { ...EXAMPLE_SOURCE, citation: item } });
  const read = readBibliography(words);
  const [entry] = read.ok ? read.value.entries : [];
  return entry?.outcome === 'read' ? entry.item : [read, words];
}

test.each(ITEMS)('CSL-JSON holds the work whole: $title', async (item) => {
  expect(await readBack(item, 'csl-json')).toEqual({ language: 'en', ...item });
});

test.each(ITEMS)('BibLaTeX comes back as it went out, in every script: $title', async (item) => {
  expect(await readBack(item, 'biblatex')).toMatchObject(comparable(item));
});

test.each(ITEMS)('RIS comes back as it went out, in every script: $title', async (item) => {
  expect(await readBack(item, 'ris')).toMatchObject({ title: item.title, issued: item.issued });
});

/** What every BibLaTeX reader keeps: the language's name and the kind of article are read in many ways. */
function comparable({ language: _, type, ...item }: CslItem): object {
  return type === 'article-newspaper' ? item : { type, ...item };
}

/** Works as they lie in a library, the youngest first, all from one file, so that their keys would be the same. */
const LIBRARY: readonly Source[] = ITEMS.map((citation, index) => ({
  ...EXAMPLE_SOURCE,
  id: sourceId(`s${index}`),
  citation,
  createdAt: index,
})).toReversed();

test.each([
  ['biblatex', 'Bibliography.bib'],
  ['ris', 'Bibliography.ris'],
  ['csl-json', 'Bibliography.json'],
] as const)('all works of a library in one file, each under its own key: %s', (file, name) => {
  const written = exportBibliography({ ...exampleInput({ format: 'bibliography', file } as const), works: LIBRARY });
  const read = readBibliography(new TextDecoder().decode(written.bytes));
  const entries = read.ok ? read.value.entries : [];
  expect(written.fileName).toBe(name);
  expect(entries.map((entry) => (entry.outcome === 'read' ? entry.item.title : entry.reason))).toEqual(ITEMS.map(({ title }) => title));
  const key = `xu-${EXAMPLE_SOURCE.provenance.sha256.slice(0, 8)}`;
  for (const wanted of [key, `${key}-2`]) expect(new TextDecoder().decode(written.bytes)).toMatch(new RegExp(`\\b${wanted}\\b(?!-)`));
});

test('keys are distinct whatever the works are called, and a work keeps its key when younger ones come', () => {
  const names = fc.constantFrom('Xu', 'xu', 'xu-2', 'Xu Shan', '徐', null);
  const hashes = fc.constantFrom('0'.repeat(64), `2${'0'.repeat(63)}`, `00000000${'1'.repeat(56)}`);
  fc.assert(
    fc.property(fc.array(fc.tuple(names, hashes), { maxLength: 12 }), (given) => {
      const works = given.map(([author, sha256], index) => ({
        ...EXAMPLE_SOURCE,
        id: sourceId(`s${index}`),
        provenance: { ...EXAMPLE_SOURCE.provenance, author, sha256 },
        createdAt: index,
      }));
      const keys = keyWorks(works).map(({ key }) => key);
      expect(new Set(keys).size).toBe(works.length);
      expect(keyWorks(works.slice(0, -1)).map(({ key }) => key)).toEqual(keys.slice(0, -1));
    }),
  );
});

test('a work has the same key and place in whatever order the works are given, also where two were added in one moment', () => {
  const works = Array.from({ length: 6 }, (_, index) => ({
    ...EXAMPLE_SOURCE,
    id: sourceId(`s${index}`),
    citation: { type: 'book' as const, title: `Work ${index}` },
    createdAt: Math.floor(index / 2),
  }));
  const key = `xu-${EXAMPLE_SOURCE.provenance.sha256.slice(0, 8)}`;
  const wanted = works.map(({ citation: { title } }, index) => [index === 0 ? key : `${key}-${index + 1}`, title]);
  const shuffled = fc.shuffledSubarray(works, { minLength: works.length });
  fc.assert(
    fc.property(shuffled, (given) => {
      expect(keyWorks(given).map(({ key: own, item }) => [own, item.title])).toEqual(wanted);
    }),
  );
});

test('pandoc reads the BibLaTeX as the same works', async (context) => {
  if (spawnSync('pandoc', ['--version']).error !== undefined) {
    console.error('NOT VERIFIED: BibLaTeX as pandoc reads it; not installed: pandoc');
    context.skip();
  }
  const input = exampleInput({ format: 'bibliography', file: 'biblatex' } as const);
  const written = await Promise.all(ITEMS.map((citation) => exportWords({ ...input, source: { ...EXAMPLE_SOURCE, citation } })));
  const read: unknown = JSON.parse(
    execFileSync('pandoc', ['-f', 'biblatex', '-t', 'csljson'], { input: written[0] ?? '', encoding: 'utf8' }),
  );
  expect(read).toMatchObject([
    {
      type: 'article-newspaper',
      title: expect.stringContaining('The Way of 網絡強國'),
      author: [{ family: 'Xu', given: 'Shan' }, { literal: '中央黨史和文獻研究院' }],
      'container-title': 'People Daily',
      issued: { 'date-parts': [[2019, 11, 3]] },
      URL: 'https://example.org/a_b?c=1#d',
    },
  ]);
});

test('braces and backslashes end no field', async () => {
  const input = exampleInput({ format: 'bibliography', file: 'biblatex' } as const);
  const citation: CslItem = { type: 'book', title: 'A } \\end{x} {', URL: 'https://example.org/{a}' };
  const words = await exportWords({ ...input, source: { ...EXAMPLE_SOURCE, citation } });
  expect(words).toMatch(/^@book\{xu-[0-9a-f]{8},\n {2}title = \{\{A \\textbraceright\{\} \\textbackslash\{\}end\\textbraceleft\{\}x/);
  expect(words).toContain('url = {https://example.org/%7Ba%7D}');
  const depth = [...words.replace(/\\./g, '')].reduce((open, sign) => open + (sign === '{' ? 1 : sign === '}' ? -1 : 0), 0);
  expect(depth).toBe(0);
});
