import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeTarget } from '../../anchor/describe';
import { createCodebook } from '../../codebook/codebook';
import { EVERY_BLOCK, paragraph } from '../../commentary/essay.cases';
import { setApart } from '../../commentary/quotable-words';
import type { EssayBlock, HeadingLevel } from '../../model/essay';
import { annotationId, relationId, relationTypeId } from '../../model/ids';
import type { Span } from '../../text/offset';
import { readSourceText } from '../../text/read-source-text';
import type { SourceText } from '../../text/source-text';
import { IN_TEXT } from '../commentary/essay-export.cases';
import { annotationsOn } from '../docx/docx.cases';
import { wordsInFile } from '../docx/read-back.cases';
import {
  CASES,
  EXAMPLE_COMMENTARIES,
  EXAMPLE_MEMOS,
  EXAMPLE_REVISION,
  exampleAnnotations,
  exampleInput,
  exportWords,
  textOf,
} from '../export.cases';
import { prepareAnnotations } from '../export-annotations';
import { asXml, markedTexts } from '../marked-texts.cases';
import { wholeCharacters } from '../whole-characters';
import { type ReadTei, readTei } from './read-back.cases';
import type { TeiOptions } from './tei-options';

const TEI: TeiOptions = { format: 'tei', annotator: 'Lin 曉明', commentary: true };
const texts = new URL('../../../e2e/texts/', import.meta.url);
const schema = new URL('../../../../shared/validators/tei/tei_all.rng', import.meta.url);

const related = {
  relations: [
    {
      id: relationId('r1'),
      typeId: relationTypeId('translates'),
      fromId: annotationId('han-0000'),
      toId: annotationId('overlap-0000'),
      createdAt: 0,
      updatedAt: 0,
    },
  ],
  types: [{ id: relationTypeId('translates'), name: 'translates', inverseName: 'is translated by', isBuiltIn: true, record: null }],
};

function fullExample() {
  return { ...exampleInput(TEI, exampleAnnotations('place', related)), memos: EXAMPLE_MEMOS };
}

async function writeAndRead(text: SourceText, passages: readonly (readonly Span[])[]): Promise<ReadTei> {
  const annotations = prepareAnnotations(text, annotationsOn(text, passages), 'place', createCodebook([]));
  return readTei(await exportWords({ ...exampleInput(TEI, annotations), text }));
}

function expectWords(text: SourceText, passages: readonly (readonly Span[])[], read: ReadTei): void {
  const kept = asXml(text);
  expect(read.blocks).toEqual(kept.blocks.map((block) => wordsInFile(kept, block.span)));
  const found = new Map(read.annotations.map(({ id, words }) => [id, words]));
  for (const [index, places] of passages.entries()) {
    const inText = places
      .filter((where) => wordsInFile(kept, where) !== '')
      .map((where) => wordsInFile(kept, wholeCharacters(kept, where)));
    if (inText.length > 0) expect(found.get(`annotation-annotation-${index}`)?.toSorted()).toEqual(inText.toSorted());
  }
  expect(read.broken).toEqual([]);
}

test('every annotation stands on its words, with its note, colour, codes, checks and relations', async () => {
  const read = readTei(await exportWords(fullExample()));
  const { annotations, relations, broken } = read;
  expect([broken, annotations.length]).toEqual([[], CASES.filter(({ trashed }) => trashed === undefined).length]);
  for (const { name, words } of CASES.filter(({ trashed }) => trashed === undefined)) {
    const found = annotations.find(({ id }) => id === `annotation-${name}-0000`);
    expect([name, found?.words.map((one) => one.replace(/\n+/g, ' '))]).toEqual([
      name,
      [(words ?? 'words that are gone').replace(/\n+/g, ' ')],
    ]);
  }
  expect(annotations.find(({ id }) => id === 'annotation-han-0000')?.pointers).toEqual(['#colour-yellow', '#code-power', '#code-slip']);
  expect(annotations.find(({ id }) => id === 'annotation-nested-0000')).toMatchObject({
    note: '=1+1',
    pointers: ['#colour-green', '#check-open'],
  });
  expect(relations).toEqual([['#annotation-han-0000', '#relation-translates', '#annotation-overlap-0000']]);
});

test('whatever is marked in whatever text, the words between its anchors are the words marked', async () => {
  await fc.assert(
    fc.asyncProperty(markedTexts, async ({ text, passages }) => expectWords(text, passages, await writeAndRead(text, passages))),
    { numRuns: 40 },
  );
});

const quoting = fc.array(fc.tuple(fc.nat(), fc.constantFrom('apart', 'in a line', 'in a list', 'in a footnote')), { maxLength: 8 });

/** A quotation of the passage, word for word, as the editor would have it there. */
function quote(text: SourceText, where: Span, how: string): EssayBlock {
  const target = describeTarget(text, EXAMPLE_REVISION, where);
  const words = setApart(wordsInFile(text, where)).replace(/[\v\f]/g, ' ');
  const apart = { type: 'quotation', attrs: { target }, content: [{ type: 'text', text: words }] } as const;
  if (how === 'apart') return apart;
  if (how === 'in a list') return { type: 'bulletList', content: [{ type: 'listItem', content: [apart] }] };
  const inLine = { type: 'text', text: words, marks: [{ type: 'quote', attrs: { target } }] } as const;
  return how === 'in a line' ? paragraph('As “', inLine, '” says') : paragraph('Quoted below', { type: 'footnote', content: [inLine] });
}

const foldBlanks = (words: string) => words.replace(/\s+/gu, ' ').trim();

test('whatever an essay quotes, marked or not, its words are those between the anchors to which it points', async () => {
  await fc.assert(
    fc.asyncProperty(markedTexts, quoting, async ({ text, passages }, quotes) => {
      const spans = passages.flat();
      const quoted = quotes.flatMap(([pick, how]) => {
        const where = spans[pick % Math.max(1, spans.length)];
        return where === undefined ? [] : [{ where: wholeCharacters(text, where), how }];
      });
      const known = quoted.filter(({ where }) => wordsInFile(text, where).trim() !== '');
      const [essay] = EXAMPLE_COMMENTARIES;
      if (essay === undefined) throw new Error('no essay');
      const blocks = known.map(({ where, how }) => quote(text, where, how));
      // Every second passage is no annotation.
      const marked = passages.map((places, index) => (index % 2 === 0 ? places : []));
      const annotations = prepareAnnotations(text, annotationsOn(text, marked), 'place', createCodebook([]));
      const input = { ...exampleInput(TEI, annotations), text, commentaries: [{ ...essay, blocks }] };
      const read = readTei(await exportWords(input));
      const kept = asXml(text);
      const wanted = known.map(({ where }) => foldBlanks(wordsInFile(kept, where)));
      const found = read.essays.flatMap(({ quotations }) => quotations);
      expect(read.broken).toEqual([]);
      expect(found.map(({ words, passage }) => [foldBlanks(words), foldBlanks(passage)])).toEqual(wanted.map((words) => [words, words]));
      expectWords(text, marked, read);
    }),
    { numRuns: 60 },
  );
});

test('an essay goes along with its dates, footnotes, citations and bibliography; what it mentions is pointed at', async () => {
  const read = readTei(await exportWords({ ...fullExample(), commentaries: EXAMPLE_COMMENTARIES }));
  expect(read.broken).toEqual([]);
  expect(read.essays).toEqual([
    {
      title: 'On power',
      dates: ['created 2026-04-01T00:00:00.000Z', 'updated 2026-04-02T00:00:00.000Z'],
      quotations: [
        // These two quote words that are not in this text.
        { words: 'cyber power', passage: '', isSure: true },
        { words: 'cyber power', passage: '', isSure: true },
        { words: 'First paragraph', passage: 'First paragraph', isSure: true },
        { words: '網絡強國', passage: '網絡強國', isSure: true },
        { words: 'words that are gone', passage: '', isSure: true },
      ],
      footnotes: ['1 See also no longer there Xu & 1', '2 Xu & 2', '3 Xu & 3'],
      references: [
        'linked → https://example.org/',
        'Xu & 1 → #work',
        'Xu & 2 → #work',
        'Xu & 3 → #work',
        'Formula → #code-formula',
        '¶3 s1 “網絡強國” → #annotation-han-0000',
      ],
      bibliography: ['Xu Shan. <The Way>.'],
    },
  ]);
});

test('a quotation points at the place of the annotation that marks just its words', async () => {
  const words = await exportWords({ ...exampleInput(TEI), commentaries: EXAMPLE_COMMENTARIES });
  expect(words).toMatch(/<quote source="#work" corresp="#passage-han-0000\.0" xml:lang="zh-Hant">網絡強國<\/quote>/);
  expect(words.match(/<spanGrp type="quotations">\n.*\n<\/spanGrp>/)?.[0]).toContain('First paragraph</span>');
  expect(await exportWords({ ...exampleInput({ ...TEI, commentary: false }), commentaries: EXAMPLE_COMMENTARIES })).toBe(
    await exportWords(exampleInput(TEI)),
  );
});

test.each(readdirSync(texts))('the text is whole, and every paragraph can be marked: %s', async (name) => {
  const found = readSourceText(readFileSync(new URL(name, texts)));
  if (!found.ok) throw new Error(found.error.code);
  const passages = found.value.blocks.slice(0, 30).map((block) => [block.span]);
  expectWords(found.value, passages, await writeAndRead(found.value, passages));
});

const heading = (level: HeadingLevel): EssayBlock => ({
  type: 'heading',
  attrs: { level },
  content: [{ type: 'text', text: `H${level}` }],
});
const ODD_BLOCKS: readonly EssayBlock[] = [
  heading(3),
  heading(1),
  heading(2),
  ...EVERY_BLOCK,
  { type: 'blockquote', content: [heading(1), ...EVERY_BLOCK] },
  {
    type: 'orderedList',
    content: [
      { type: 'listItem', content: [heading(2), ...EVERY_BLOCK] },
      { type: 'listItem', content: [] },
    ],
  },
  {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [
          { type: 'tableCell', content: [heading(3), ...EVERY_BLOCK] },
          { type: 'tableCell', content: [] },
        ],
      },
    ],
  },
  { type: 'paragraph' },
  heading(2),
  heading(3),
  heading(1),
];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'postil-tei-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the file is a valid TEI P5 document', async (context) => {
  const jing = spawnSync('jing', [], { encoding: 'utf8' });
  const missing = [...(existsSync(schema) ? [] : [schema.pathname]), ...(jing.error === undefined ? [] : ['jing'])];
  if (missing.length > 0) {
    console.error(`NOT VERIFIED: TEI export against the TEI schema; not there: ${missing.join(', ')}`);
    context.skip();
  }
  const inputs = [
    fullExample(),
    { ...fullExample(), commentaries: EXAMPLE_COMMENTARIES },
    // In a text without a mark; a style that cites in the line; headings that stand where no division can.
    { ...exampleInput(TEI, []), commentaries: EXAMPLE_COMMENTARIES.map((essay) => ({ ...essay, blocks: ODD_BLOCKS, citations: IN_TEXT })) },
    { ...exampleInput(TEI, []), commentaries: EXAMPLE_COMMENTARIES.map((essay) => ({ ...essay, blocks: [] })) },
    exampleInput(TEI, []),
    { ...exampleInput(TEI, []), text: textOf('a\n\n# b\n\nc') },
    ...readdirSync(texts).map((name) => {
      const found = readSourceText(readFileSync(new URL(name, texts)));
      if (!found.ok) throw new Error(found.error.code);
      return { ...exampleInput(TEI, []), text: found.value };
    }),
  ];
  const files = await Promise.all(
    inputs.map(async (input, index) => {
      const file = join(folder, `${index}.xml`);
      writeFileSync(file, await exportWords(input));
      return file;
    }),
  );
  const { status, stdout } = spawnSync('jing', [fileURLToPath(schema), ...files], { encoding: 'utf8' });
  expect([stdout, status]).toEqual(['', 0]);
}, 60_000);
