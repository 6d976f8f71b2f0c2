import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeTarget } from '../../anchor/describe';
import { createCodebook } from '../../codebook/codebook';
import { EXAMPLE_REVISION, EXAMPLE_SOURCE, exampleInput } from '../../export/export.cases';
import { type AnchoredAnnotation, prepareAnnotations } from '../../export/export-annotations';
import type { ExportInput, ExportMemo } from '../../export/export-input';
import { type MarkedText, markedTexts } from '../../export/marked-texts.cases';
import { exportAnnotations } from '../../export/registry';
import { wholeCharacters } from '../../export/whole-characters';
import { xmlSafe } from '../../export/xml';
import { annotationId, codeId, relationTypeId } from '../../model/ids';
import { code, relation } from '../../model/record.cases';
import { type Annotation, CHECK_STATES, COLOR_IDS, type Correction, type Note, type Relation, SLIP_KINDS } from '../../model/records';
import type { RichText } from '../../model/rich-text';
import { listTypes } from '../../relations/relation-types';
import { NAMES } from '../../relations/relations.cases';
import { normalizeRichText } from '../../richtext/normalize-rich-text';
import { isEmptyRichText } from '../../richtext/plain-text';
import { arbitraryRichText, HOSTILE_WORDS } from '../../richtext/rich-text.cases';
import { snapToGraphemes } from '../../text/graphemes';
import { span } from '../../text/offset';
import type { SourceText } from '../../text/source-text';
import type { RefiContext } from './import-context';
import { emptyLibrary, guid, importInto, libraryText, planOf, QUIET } from './refi.cases';
import { foldSourceText } from './text-map';

const CODES = [
  code(guid(1), { name: 'Formula', color: 'red', definition: 'A wording that comes back.' }),
  code(guid(2), { name: 'cyber power 網絡強國', parentId: codeId(guid(1)), color: 'teal' }),
  code(guid(3), { name: '=Slip | #two <b>', color: 'grey', order: 1 }),
];

interface Said {
  readonly color: number;
  readonly codes: readonly number[];
  readonly note: RichText | null;
  readonly check: number;
  readonly correction: Correction | null;
}

const saidOf = fc.record({
  color: fc.nat(4),
  codes: fc.uniqueArray(fc.nat(2), { maxLength: 3 }),
  note: fc.option(arbitraryRichText, { nil: null }),
  check: fc.nat(2),
  correction: fc.option(
    fc.record({
      replacement: fc.constantFrom('', ' ', 'our\tcountry\r\n', ...HOSTILE_WORDS.map((words) => xmlSafe(words.toWellFormed()))),
      slip: fc.constantFrom(...SLIP_KINDS),
    }),
    { nil: null },
  ),
});

interface World {
  readonly text: SourceText;
  readonly annotations: readonly Annotation[];
  readonly notes: readonly Note[];
  readonly relations: readonly Relation[];
  readonly memo: RichText;
  readonly codeMemo: RichText;
}

/** A text with whatever may be marked and said on it. */
const worlds: fc.Arbitrary<World> = fc
  .tuple(
    markedTexts,
    fc.array(saidOf, { minLength: 12, maxLength: 12 }),
    fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 5 }),
    arbitraryRichText,
    arbitraryRichText,
  )
  .map(([marked, said, links, memo, codeMemo]) => worldOf(marked, said, links, memo, codeMemo));

function worldOf(
  { text, passages }: MarkedText,
  said: readonly Said[],
  links: readonly (readonly [number, number])[],
  memo: RichText,
  codeMemo: RichText,
): World {
  const annotations = passages.flatMap((places, index): readonly Annotation[] => {
    const [first, ...others] = places
      .map((where) => snapToGraphemes(text, wholeCharacters(text, where)))
      .filter(({ start, end }) => text.text.slice(start, end).trim() !== '')
      .map((where) => describeTarget(text, EXAMPLE_REVISION, where));
    const { color, codes, check, correction } = said[index] ?? { color: 0, codes: [], check: 0, correction: null };
    if (first === undefined) return [];
    return [
      {
        id: annotationId(guid(100 + index)),
        sourceId: EXAMPLE_SOURCE.id,
        color: COLOR_IDS[color] ?? 'yellow',
        targets: [first, ...others],
        codes: codes.map((one) => codeId(guid(one + 1))),
        check: CHECK_STATES[check] ?? null,
        correction,
        passId: null,
        createdAt: 1000 * index,
        updatedAt: 2000 * index,
        trashedAt: null,
      },
    ];
  });
  const notes = annotations.flatMap(({ id, createdAt, updatedAt }, index): readonly Note[] => {
    const body = said[index]?.note ?? null;
    return body === null || isEmptyRichText(body) ? [] : [{ annotationId: id, body, createdAt, updatedAt }];
  });
  const pairs = links.flatMap(([a, b]) => {
    const [from, to] = [annotations[a % Math.max(1, annotations.length)], annotations[b % Math.max(1, annotations.length)]];
    return from === undefined || to === undefined || from.id === to.id ? [] : [[from.id, to.id] as const];
  });
  const distinct = new Map(pairs.map((pair) => [pair.join(), pair]));
  const relations = Array.from(distinct.values(), ([from, to], index) =>
    relation(guid(200 + index), from, to, { typeId: relationTypeId('translates') }),
  );
  return { text, annotations, notes, relations, memo, codeMemo };
}

function inputOf(world: World): ExportInput {
  const codebook = createCodebook(CODES.map((one) => (one.id === guid(3) ? { ...one, memo: world.codeMemo } : one)));
  const anchored = world.annotations.map((annotation): AnchoredAnnotation => {
    const [anchor, ...further] = annotation.targets.map(({ start, end }) => ({ state: 'anchored', span: span(start, end) }) as const);
    if (anchor === undefined) throw new Error('an annotation has a place');
    return { annotation, note: world.notes.find(({ annotationId: id }) => id === annotation.id) ?? null, anchor, further };
  });
  const related = { relations: world.relations, types: [...listTypes([], NAMES).values()] };
  const prepared = prepareAnnotations(world.text, anchored, 'place', codebook, related);
  const memos: readonly ExportMemo[] = [
    { kind: 'source', about: 'The text', body: world.memo },
    { kind: 'library', about: 'The library', body: world.memo },
  ];
  return { ...exampleInput({ format: 'qdpx', annotator: 'Lin', colors: true }, prepared), text: world.text, codebook, memos };
}

/** A library with everything that goes out. */
function libraryOf(world: World): RefiContext {
  const library = emptyLibrary({ texts: [libraryText(world.text)] });
  return {
    ...library,
    annotations: new Map(world.annotations.map((one) => [one.id, one])),
    notes: new Map(world.notes.map((one) => [one.annotationId, one])),
    relations: new Map(world.relations.map((one) => [one.id, one])),
    codebook: createCodebook(CODES.map((one) => (one.id === guid(3) ? { ...one, memo: world.codeMemo } : one))),
    memos: new Map(
      ['library' as const, EXAMPLE_SOURCE.id].map((id) => [id, { id, body: world.memo, createdAt: 0, updatedAt: 0 }] as const),
    ),
  };
}

/** As XML can hold it, in normal form. */
function written(body: RichText): unknown {
  return JSON.parse(JSON.stringify(normalizeRichText(body)), (_, value: unknown) =>
    typeof value === 'string' ? xmlSafe(value.toWellFormed()) : value,
  );
}

function folded(words: string): string {
  return foldSourceText(words).trim();
}

test('a random project goes out and comes back into an empty library as it was', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const { bytes } = await exportAnnotations(inputOf(world), QUIET);
      const there = await importInto(emptyLibrary(), bytes);
      expect(there.texts.map((text) => new TextDecoder().decode(text.bytes))).toEqual([
        world.text.text
          .replace(/^\uFEFF/, '')
          .replace(/\r\n?/g, '\n')
          .toWellFormed(),
      ]);
      expect([...there.annotations.keys()].sort()).toEqual(world.annotations.map(({ id }) => String(id)).sort());
      for (const annotation of world.annotations) {
        const found = there.annotations.get(annotation.id);
        expect(found?.targets.map(({ quote }) => quote.exact.trim())).toEqual(annotation.targets.map(({ quote }) => folded(quote.exact)));
        const { color, check, createdAt, updatedAt, codes, correction } = found ?? annotation;
        expect({ color, check, correction, createdAt, updatedAt, codes: [...codes].sort() }).toEqual({
          color: annotation.color,
          correction: annotation.correction,
          check: annotation.check,
          createdAt: annotation.createdAt,
          updatedAt: annotation.updatedAt,
          codes: [...annotation.codes].sort(),
        });
      }
      expect([...there.notes.keys()].sort()).toEqual(world.notes.map(({ annotationId: id }) => String(id)).sort());
      for (const note of world.notes) expect(there.notes.get(note.annotationId)?.body).toEqual(written(note.body));
      expect(Array.from(there.relations.values(), ({ id, typeId, fromId, toId }) => ({ id, typeId, fromId, toId })).sort(byId)).toEqual(
        world.relations.map(({ id, typeId, fromId, toId }) => ({ id, typeId, fromId, toId })).sort(byId),
      );
      expect(
        there.codebook.inOrder.map(({ id, name, color, definition, parentId }) => ({ id, name, color, definition, parentId })),
      ).toEqual(
        createCodebook(CODES).inOrder.map(({ id, name, color, definition, parentId }) => ({ id, name, color, definition, parentId })),
      );
      if (!isEmptyRichText(world.memo)) expect(there.memos.get('library')?.body).toEqual(written(world.memo));
    }),
    { numRuns: 40 },
  );
});

test('a random project that comes back where it is alters nothing', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const { bytes } = await exportAnnotations(inputOf(world), QUIET);
      const plan = await planOf(bytes, libraryOf(world));
      expect(plan.sources.map(({ outcome }) => outcome)).toEqual(['known']);
      expect(plan.passages.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([]);
      expect([plan.codeEdits, plan.relations.filter(({ outcome }) => outcome === 'new')]).toEqual([[], []]);
    }),
    { numRuns: 40 },
  );
});

const LOST: RichText = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'kept without a place' }] }] };

/** A world whose annotations have all lost their places, each with the same plain note. */
function withoutPlaces(world: World): ExportInput {
  const codebook = createCodebook(CODES);
  const found = world.annotations.map((annotation): AnchoredAnnotation => {
    const note: Note = { annotationId: annotation.id, body: LOST, createdAt: annotation.createdAt, updatedAt: annotation.updatedAt };
    return { annotation: { ...annotation, targets: [annotation.targets[0]] }, note, anchor: { state: 'orphaned' }, further: [] };
  });
  const prepared = prepareAnnotations(world.text, found, 'place', codebook);
  return { ...exampleInput({ format: 'qdpx', annotator: 'Lin', colors: true }, prepared), text: world.text, codebook, memos: [] };
}

test('what has lost its place comes back with its words, note, codes, colour, check, correction and times, and twice alters nothing', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const { bytes } = await exportAnnotations(withoutPlaces(world), QUIET);
      const there = await importInto(emptyLibrary(), bytes);
      const said = ({ targets, color, codes, check, correction, createdAt, updatedAt }: Annotation) =>
        JSON.stringify([xmlSafe(targets[0].quote.exact), color, [...codes].sort(), check, correction, createdAt, updatedAt]);
      expect(Array.from(there.annotations.values(), said).sort()).toEqual(world.annotations.map(said).sort());
      expect(Array.from(there.notes.values(), ({ body }) => body)).toEqual(world.annotations.map(() => LOST));
      expect([...there.memos.values()]).toEqual([]);
      const again = await planOf(bytes, there);
      expect(again.passages.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
