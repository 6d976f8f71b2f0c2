import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Span, span } from '../../text/offset';
import { readSourceText } from '../../text/read-source-text';
import type { SourceText } from '../../text/source-text';
import { asXml, markedTexts } from '../marked-texts.cases';
import { annotationsOn, WORD, wordInput, writeAndRead } from './docx.cases';
import { bookmarkName } from './identity';
import { foldLineEnds, type ReadDocx, wordsInFile } from './read-back.cases';

const texts = new URL('../../../e2e/texts/', import.meta.url);
const bodyStyles = new Set(['Title', 'Heading1', 'PostilText', 'PostilCredit', 'PostilFurniture']);

/** Every block, its first and its last character, and every two neighbouring blocks from middle to middle. */
function awkwardSpans({ blocks, text }: SourceText): readonly Span[] {
  return blocks.slice(0, 20).flatMap(({ span: { start, end } }, index) => {
    const next = blocks[index + 1];
    const middle = Math.floor((start + end) / 2);
    return [
      span(start, end),
      span(start, start + 1),
      span(end - 1, end),
      span(middle, Math.min(end, middle + 5)),
      ...(next === undefined ? [] : [span(middle, next.span.start + 1), span(end - 1, next.span.end)]),
      span(start, Math.min(text.length, end + 3)),
    ].filter((where) => where.end > where.start);
  });
}

/** Passages that cut a pair of surrogates or a line end are written with the whole of it. */
function widened({ text }: SourceText, { start, end }: Span): Span {
  const cuts = (at: number) => /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(at - 1, at + 1));
  return span(start > 0 && cuts(start) ? start - 1 : start, end > 0 && cuts(end) ? end + 1 : end);
}

function expectRanges(text: SourceText, passages: readonly (readonly Span[])[], read: ReadDocx): void {
  const inText = passages.flatMap((places) => places.filter((where) => wordsInFile(text, where) !== ''));
  const said = read.comments.filter(({ style }) => bodyStyles.has(style)).map(({ words }) => words);
  expect(said.toSorted()).toEqual(inText.map((where) => wordsInFile(text, widened(text, where))).toSorted());
  for (const [index, { annotation, anchor, further }] of annotationsOn(text, passages).entries()) {
    for (const [place, at] of [anchor, ...further].entries()) {
      if (at.state === 'orphaned' || wordsInFile(text, at.span) === '') continue;
      const words = wordsInFile(text, widened(text, at.span));
      expect(read.bookmarks.get(bookmarkName(annotation.id, place)), `annotation ${index}, place ${place}`).toBe(words);
    }
  }
}

function expectText(text: SourceText, read: ReadDocx): void {
  const written = read.paragraphs.filter(({ style }) => bodyStyles.has(style)).map(({ words }) => words);
  expect(written).toEqual(text.blocks.map((block) => foldLineEnds(text.text.slice(block.span.start, block.span.end))));
}

test.each(readdirSync(texts))('every comment stands on exactly its words, and the text is whole: %s', async (name) => {
  const found = readSourceText(readFileSync(new URL(name, texts)));
  if (!found.ok) throw new Error(found.error.code);
  const passages = awkwardSpans(found.value).map((where) => [where]);
  const read = await writeAndRead(wordInput(found.value, annotationsOn(found.value, passages)));
  expectText(found.value, read);
  expectRanges(found.value, passages, read);
});

test('whatever is marked in whatever text, the words under the comment are the words marked', async () => {
  await fc.assert(
    fc.asyncProperty(markedTexts, async ({ text, passages }) => {
      const read = await writeAndRead(wordInput(text, annotationsOn(text, passages), WORD));
      expectText(asXml(text), read);
      expectRanges(asXml(text), passages, read);
    }),
    { numRuns: 25 },
  );
});
