import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCodebook } from '../../codebook/codebook';
import { annotationsOn, corrected, wordInput, writeWord } from '../../export/docx/docx.cases';
import { readDocx } from '../../export/docx/read-back.cases';
import { EXAMPLE_REVISION, EXAMPLE_SOURCE, textOf } from '../../export/export.cases';
import type { AnchoredAnnotation } from '../../export/export-annotations';
import { packParts } from '../../export/pack';
import type { Annotation, Note } from '../../model/records';
import { plainTextOf } from '../../richtext/plain-text';
import { snapToGraphemes } from '../../text/graphemes';
import { type Span, span } from '../../text/offset';
import type { SourceText } from '../../text/source-text';
import { type DocxImportContext, planDocxImport } from './plan-docx-import';
import { changeOfReturn, type ReturnPlan } from './return-plan';
import { Reviewer, type ReviewerAct } from './reviewer.cases';

const QUIET = { report: () => undefined };
const CHANGE = { at: Date.UTC(2026, 10, 26), group: 'group' };
const WORDS = 'A title\n\nFirst we build my country into a cyber power.\n\nThen comes the achievement, made bigger.\n\nThe end.';
const TEXT = textOf(WORDS);

interface Library {
  readonly annotations: ReadonlyMap<string, Annotation>;
  readonly notes: ReadonlyMap<string, Note>;
}

function libraryOf(found: readonly AnchoredAnnotation[]): Library {
  return {
    annotations: new Map(found.map(({ annotation }) => [annotation.id, annotation])),
    notes: new Map(found.flatMap(({ note }) => (note === null ? [] : [[note.annotationId, note]]))),
  };
}

async function plan(bytes: Uint8Array, text: SourceText, library: Library): Promise<ReturnPlan> {
  const context: DocxImportContext = {
    source: EXAMPLE_SOURCE,
    text,
    revisionId: EXAMPLE_REVISION,
    color: 'green',
    ...library,
    codebook: createCodebook([]),
    change: CHANGE,
  };
  const planned = await planDocxImport(bytes, context, QUIET);
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return planned.value;
}

/** All of them at one time, which the reviewer's file gives to all our changes. */
function correctedOn(text: SourceText, passages: readonly (readonly Span[])[], replacements: readonly (string | null)[]) {
  return corrected(annotationsOn(text, passages), replacements).map((one) => ({
    ...one,
    annotation: { ...one.annotation, updatedAt: 1000 },
  }));
}

async function reviewed(
  text: SourceText,
  found: readonly AnchoredAnnotation[],
  acts: readonly ReviewerAct[],
): Promise<{ readonly bytes: Uint8Array; readonly wanted: string }> {
  const { parts, identity } = await readDocx((await writeWord(wordInput(text, found))).bytes);
  const reviewer = new Reviewer(parts.get('word/document.xml') ?? '', identity);
  for (const act of acts) reviewer.do(act);
  const altered = new Map(parts).set('word/document.xml', reviewer.toXml());
  const pieces = Array.from(altered, ([name, xml]) => ({ name, pieces: [xml] }));
  return { bytes: await packParts(pieces, undefined), wanted: reviewer.wanted };
}

function take({ annotations, notes }: Library, returned: ReturnPlan, items = returned.items): Library {
  const change = changeOfReturn(returned, new Set(items.map(({ id }) => id)), CHANGE);
  const after = { annotations: new Map(annotations), notes: new Map(notes) };
  for (const edit of change?.edits ?? []) {
    if (edit.table === 'annotations' && edit.after !== null) {
      expect(edit.before).toEqual(annotations.get(edit.key) ?? null);
      after.annotations.set(edit.key, edit.after);
    } else if (edit.table === 'notes' && edit.after !== null) after.notes.set(edit.key, edit.after);
  }
  return after;
}

/** The text with every correction carried out; fails where two are of the same words. */
function carriedOut(text: SourceText, { annotations }: Library): string {
  const all = [...annotations.values()].flatMap(({ correction, targets }) =>
    correction === null ? [] : targets.map(({ start, end }) => ({ start, end, says: correction.replacement })),
  );
  all.sort((a, b) => a.start - b.start || a.end - b.end);
  let words = '';
  let at = 0;
  for (const { start, end, says } of all) {
    expect(start).toBeGreaterThanOrEqual(at);
    words += text.text.slice(at, start) + says;
    at = end;
  }
  return words + text.text.slice(at);
}

function at(words: string): Span {
  const start = WORDS.indexOf(words);
  return span(start, start + words.length);
}

/** Acts on the nth character that the file shows, which without changes of ours is that of the text, an end of a paragraph being one. */
function shownAt(words: string): number {
  return WORDS.slice(0, WORDS.indexOf(words)).replaceAll('\n\n', '¶').length;
}

const insert = (words: string, where: number, isBehind = false): ReviewerAct => ({ kind: 'insert', at: where, words, isBehind });
const remove = (words: string, behind = 0): ReviewerAct => ({
  kind: 'delete',
  from: shownAt(words) + behind,
  length: words.replaceAll('\n\n', '¶').length,
});

async function told(acts: readonly ReviewerAct[], found: readonly AnchoredAnnotation[] = []) {
  const library = libraryOf(found);
  const { bytes } = await reviewed(TEXT, found, acts);
  return (await plan(bytes, TEXT, library)).items.map(({ kind, before, after }) => [kind, before, after]);
}

test('what a reviewer took out and put in is a correction on exactly those words, in her name and of that time, once', async () => {
  const { bytes } = await reviewed(TEXT, [], [insert('our', shownAt('my')), remove('my', 'our'.length)]);
  const returned = await plan(bytes, TEXT, libraryOf([]));
  expect(returned.items.map(({ kind, author, quote, after, isSure }) => [kind, author, quote, after, isSure])).toEqual([
    ['correction-new', 'Wang Li', 'my', 'our', true],
  ]);
  expect(returned.tracked).toBe(0);
  const library = take(libraryOf([]), returned);
  const [made] = library.annotations.values();
  expect([made?.correction, made?.createdAt, made?.targets[0].start]).toEqual([
    { replacement: 'our', slip: 'other' },
    Date.UTC(2026, 10, 20, 14, 3),
    at('my').start,
  ]);
  expect([...library.notes.values()].map(({ body }) => plainTextOf(body))).toEqual(['Wang Li · 2026-11-20 14:03']);
  expect((await plan(bytes, TEXT, library)).items).toEqual([]);
});

test('what was only put in takes a word along; what takes a paragraph end away takes words on both sides', async () => {
  expect(await told([insert(' dear', shownAt(' country'))])).toEqual([['correction-new', 'my', 'my dear']]);
  expect(await told([insert('dear ', shownAt('country'))])).toEqual([['correction-new', 'country', 'dear country']]);
  expect(await told([insert('x', shownAt('untry'))])).toEqual([['correction-new', 'country', 'coxuntry']]);
  expect(await told([insert('!', WORDS.replaceAll('\n\n', '¶').length - 1, true)])).toEqual([['correction-new', '.', '.!']]);
  expect(await told([remove('\n\nThen')])).toEqual([['correction-new', '.\n\nThen', '.']]);
  expect(await told([insert('New one.¶', shownAt('Then'))])).toEqual([['correction-new', 'Then', 'New one.\n\nThen']]);
});

test('what was decided on our own corrections is told, and others in the same paragraph keep their place', async () => {
  const found = correctedOn(TEXT, [[at('my country')], [at('cyber power')], [at('The end')]], ['our country', null, '']);
  expect(await told([], found)).toEqual([]);
  expect(await told([{ kind: 'accept', which: 0 }], found)).toEqual([['correction-accepted', 'my country', 'our country']]);
  expect(await told([{ kind: 'reject', which: 0 }], found)).toEqual([['correction-rejected', 'our country', '']]);
  expect(await told([{ kind: 'accept', which: 1 }], found)).toEqual([['correction-accepted', 'The end', '']]);
  const inOurs = shownAt('my country') + 'my countryour'.length;
  expect(await told([insert(' dear', inOurs)], found)).toEqual([['correction-edited', 'our country', 'our dear country']]);
  const settled = [{ kind: 'accept', which: 0 } as const, insert(' great', shownAt('my country') + 'our country into a'.length)];
  expect(await told(settled, found)).toEqual([
    ['correction-accepted', 'my country', 'our country'],
    ['correction-new', 'a', 'a great'],
  ]);
});

test('of a correction at several places that came back in different ways it is told and nothing altered', async () => {
  const found = correctedOn(TEXT, [[at('my country'), at('a cyber')]], ['X']);
  const { bytes } = await reviewed(TEXT, found, [{ kind: 'reject', which: 1 }]);
  const { items } = await plan(bytes, TEXT, libraryOf(found));
  expect(items.map(({ kind, edits }) => [kind, edits])).toEqual([['correction-mixed', []]]);
});

test('where a correction was altered here since it went out, what was decided on the old one is no news, and an edit there is asked about', async () => {
  const found = correctedOn(TEXT, [[at('my country')]], ['our country']);
  const since = correctedOn(TEXT, [[at('my country')]], ['this country']);
  for (const kind of ['accept', 'reject'] as const) {
    const { bytes } = await reviewed(TEXT, found, [{ kind, which: 0 }]);
    expect((await plan(bytes, TEXT, libraryOf(since))).items).toEqual([]);
  }
  const { bytes } = await reviewed(TEXT, found, [insert(' dear', shownAt('my country') + 'my countryour'.length)]);
  const { items } = await plan(bytes, TEXT, libraryOf(since));
  expect(items.map(({ kind, after, isSure }) => [kind, after, isSure])).toEqual([['correction-edited', 'our dear country', false]]);
});

const PIECES = ['word ', 'two, ', 'e\u0301', '𝒜', '👩‍👩‍👧', '網絡強國', '。', 'שלום ', '\t', '<&>', '“', ' '];
const paragraph = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }).map((pieces) => `a${pieces.join('')}z`);
const texts = fc.array(paragraph, { minLength: 1, maxLength: 4 }).map((all) => textOf(['A title', ...all].join('\n\n')));
const acts = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('delete' as const), from: fc.nat(200), length: fc.integer({ min: 1, max: 12 }) }),
    fc.record({
      kind: fc.constant('insert' as const),
      at: fc.nat(200),
      words: fc.constantFrom('x', ' new', 'new ', '國', '\n', 'a¶b', '¶', '𝒜'),
      isBehind: fc.boolean(),
    }),
    fc.record({ kind: fc.constantFrom('accept' as const, 'reject' as const), which: fc.nat(8) }),
  ),
  { minLength: 1, maxLength: 8 },
);
const said = fc.array(fc.constantFrom('', 'our country', '網絡', 'two\nlines'), { minLength: 4, maxLength: 4 });

/** Passages apart, to be corrected, and others over them, which are not. */
function passagesOf(text: SourceText, cuts: readonly number[]): readonly (readonly Span[])[] {
  const ends = cuts.map((cut) => cut % (text.text.length + 1)).sort((a, b) => a - b);
  const between = ends.flatMap((end, index) => (index % 2 === 1 ? [span(ends[index - 1] ?? 0, end)] : []));
  const snapped = [...between, span(ends[1] ?? 0, ends[4] ?? 0)].map((where) => snapToGraphemes(text, where));
  let last = 0;
  return snapped.flatMap((where, index) => {
    if (where.end <= where.start || (index < between.length && where.start < last)) return [];
    if (index < between.length) last = where.end;
    return [[where]];
  });
}

test('whatever a reviewer does to whatever corrections: taking all over, the text with its corrections says what her file says', async () => {
  await fc.assert(
    fc.asyncProperty(
      texts,
      fc.array(fc.nat(1000), { minLength: 6, maxLength: 6 }),
      said,
      acts,
      async (text, cuts, replacements, doneThere) => {
        const passages = passagesOf(text, cuts);
        const found = correctedOn(text, passages, [...replacements.slice(0, Math.max(0, passages.length - 1)), null]);
        const { bytes, wanted } = await reviewed(text, found, doneThere);
        const library = libraryOf(found);
        const returned = await plan(bytes, text, library);
        // Told as not taken over: between corrections of ours there may be nothing that a change could stand on.
        fc.pre(returned.tracked === 0);
        const after = take(library, returned);
        expect(carriedOut(text, after)).toBe(wanted);
        // What can be taken over once is no news afterwards.
        expect((await plan(bytes, text, after)).items).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
}, 90_000);
