import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCodebook } from '../../codebook/codebook';
import { annotationId, relationId, relationTypeId } from '../../model/ids';
import type { Span } from '../../text/offset';
import { readSourceText } from '../../text/read-source-text';
import type { SourceText } from '../../text/source-text';
import { annotationsOn } from '../docx/docx.cases';
import { wordsInFile } from '../docx/read-back.cases';
import { CASES, EXAMPLE_MEMOS, exampleAnnotations, exampleInput, exportWords, textOf } from '../export.cases';
import { prepareAnnotations } from '../export-annotations';
import { asXml, markedTexts } from '../marked-texts.cases';
import { wholeCharacters } from '../whole-characters';
import { type ReadTei, readTei } from './read-back.cases';
import type { TeiOptions } from './tei-options';

const TEI: TeiOptions = { format: 'tei', annotator: 'Lin 曉明' };
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

test.each(readdirSync(texts))('the text is whole, and every paragraph can be marked: %s', async (name) => {
  const found = readSourceText(readFileSync(new URL(name, texts)));
  if (!found.ok) throw new Error(found.error.code);
  const passages = found.value.blocks.slice(0, 30).map((block) => [block.span]);
  expectWords(found.value, passages, await writeAndRead(found.value, passages));
});

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
