import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Span, span } from '../../text/offset';
import type { SourceText } from '../../text/source-text';
import { textOf } from '../export.cases';
import { asXml, markedTexts } from '../marked-texts.cases';
import { wholeCharacters } from '../whole-characters';
import { annotationsOn, corrected, WORD, wordInput, writeAndRead } from './docx.cases';
import { foldLineEnds, type ReadDocx, wordsInFile } from './read-back.cases';

const WORDS = `A title

First we build my country into a cyber power. My country again.

Then comes the sexual achievement of my country, made bigger and stronger.

The 𝒜 end.`;
const text = textOf(WORDS);
const bodyStyles = new Set(['Title', 'Heading1', 'PostilText', 'PostilCredit', 'PostilFurniture']);

function at(words: string, from = 0): Span {
  const start = WORDS.indexOf(words, from);
  return span(start, start + words.length);
}

async function write(passages: readonly (readonly Span[])[], replacements: readonly (string | null)[]): Promise<ReadDocx> {
  return await writeAndRead(wordInput(text, corrected(annotationsOn(text, passages), replacements)));
}

function bodyOf(source: SourceText): readonly string[] {
  return source.blocks.map((block) => foldLineEnds(source.text.slice(block.span.start, block.span.end)));
}

function expectStanding(source: SourceText, { paragraphs }: ReadDocx): void {
  expect(paragraphs.filter(({ style }) => bodyStyles.has(style)).map(({ words }) => words)).toEqual(bodyOf(source));
}

test('a correction is a tracked change at every place of its annotation, with the comment on what stands', async () => {
  const read = await write([[at('my country'), at('my country', 90)], [at('The 𝒜')]], ['our country', '']);
  expect(read.changes).toEqual([
    { stands: 'my country', says: 'our country' },
    { stands: 'my country', says: 'our country' },
    { stands: 'The 𝒜', says: '' },
  ]);
  expect(read.comments.map(({ words, body }) => [words, body.at(-1)])).toEqual([
    ['my country', '¶1 s1 · Rhetoric · Correction: our country (meaning) · Also at ¶2 s1'],
    ['my country', '¶2 s1 · Rhetoric · Correction: our country (meaning) · See the note at ¶1 s1'],
    ['The 𝒜', '¶3 s1 · =Slip · Correction: to be deleted (term)'],
  ]);
  expectStanding(text, read);
});

test('other passages cut a correction, and neither range loses a word', async () => {
  const passages = [[at('build my country into')], [at('country into a cyber')], [at('my')]];
  const read = await write(passages, ['turn it', null, null]);
  expect(read.changes).toEqual([{ stands: 'build my country into', says: 'turn it' }]);
  expect(read.comments.map(({ words }) => words)).toEqual(['build my country into', 'my', 'country into a cyber']);
  expect(read.accepted[1]).toBe('First we turn it a cyber power. My country again.');
  expectStanding(text, read);
});

test('a correction over paragraphs takes their ends along', async () => {
  const read = await write([[at('again.\n\nThen comes')]], ['; then comes']);
  expect(read.changes).toEqual([{ stands: 'again.\nThen comes', says: '; then comes' }]);
  expect(read.accepted.slice(0, 3)).toEqual([
    'A title',
    'First we build my country into a cyber power. My country ; then comes the sexual achievement of my country, made bigger and stronger.',
    'The 𝒜 end.',
  ]);
  expectStanding(text, read);
});

test('of corrections that overlap the first is a change; the other is said in its comment, and so is one whose place is not sure', async () => {
  const annotations = corrected(annotationsOn(text, [[at('the sexual achievement')], [at('achievement of my')], [at('stronger')]]), [
    'a historic achievement',
    'deed of our',
    'greater',
  ]).map((one, index) => {
    const { anchor } = one;
    if (index !== 2 || anchor.state === 'orphaned') return one;
    return { ...one, anchor: { state: 'doubtful', span: anchor.span, candidates: [anchor.span] } as const };
  });
  const read = await writeAndRead(wordInput(text, annotations));
  expect(read.changes).toEqual([{ stands: 'the sexual achievement', says: 'a historic achievement' }]);
  expect(read.comments.map(({ body }) => body.at(-1)?.match(/Correction: [^·]*\)/)?.[0])).toEqual([
    'Correction: a historic achievement (meaning)',
    'Correction: deed of our (term)',
    'Correction: greater (wording)',
  ]);
});

interface Replaced {
  readonly where: Span;
  readonly replacement: string;
}

/** The text with these replacements, none of which overlap, paragraph by paragraph: an end that is replaced joins two. */
function replacedIn(source: SourceText, all: readonly Replaced[]): readonly string[] {
  const paragraphs: string[] = [];
  let isJoined = false;
  for (const { span: block } of source.blocks) {
    let words = '';
    let from: number = block.start;
    for (const { where, replacement } of all.toSorted((a, b) => a.where.start - b.where.start)) {
      if (where.start >= block.end || where.end <= block.start) continue;
      words += foldLineEnds(source.text.slice(from, Math.max(from, where.start)));
      from = Math.min(where.end, block.end);
      const isLast = !source.blocks.some(({ span: other }) => other.start > block.start && other.start < where.end);
      if (isLast) words += foldLineEnds(replacement);
    }
    words += foldLineEnds(source.text.slice(from, block.end));
    if (isJoined) paragraphs.push((paragraphs.pop() ?? '') + words);
    else paragraphs.push(words);
    isJoined = all.some(
      ({ where }) =>
        where.start < block.end && source.blocks.some(({ span: other }) => other.start >= block.end && other.start < where.end),
    );
  }
  return paragraphs;
}

/** What the exporter promises: in order of place, longer first, each that begins where the last change has ended. */
function applicable(
  source: SourceText,
  passages: readonly (readonly Span[])[],
  replacements: readonly (string | null)[],
): readonly Replaced[] {
  const all = passages.flatMap((places, index) =>
    [...new Map(places.map((where) => [`${where.start} ${where.end}`, where])).values()].map((found) => ({ found, index })),
  );
  all.sort(
    (a, b) => a.found.start - b.found.start || b.found.end - a.found.end || (`annotation-${a.index}` < `annotation-${b.index}` ? -1 : 1),
  );
  const taken: Replaced[] = [];
  for (const { found, index } of all) {
    const where = wholeCharacters(source, found);
    const replacement = replacements[index] ?? null;
    const isWritten = wordsInFile(source, where) !== '';
    const end = taken.at(-1)?.where.end ?? 0;
    if (replacement === null || !isWritten || where.start < end || source.text.slice(where.start, where.end) === replacement) continue;
    taken.push({ where, replacement });
  }
  return taken;
}

test('whatever is corrected in whatever text: rejecting all gives the text, accepting all the text with the replacements', async () => {
  const replacements = fc.array(fc.option(fc.constantFrom('', 'our country', '網絡強國', 'שלום', 'a\tb', 'two\nlines'), { nil: null }), {
    minLength: 8,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(markedTexts, replacements, async ({ text: source, passages }, said) => {
      const read = await writeAndRead(wordInput(source, corrected(annotationsOn(source, passages), said), WORD));
      const written = asXml(source);
      expectStanding(written, read);
      const expected = replacedIn(written, applicable(source, passages, said));
      expect(read.accepted.slice(0, expected.length)).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
