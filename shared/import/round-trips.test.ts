import fc from 'fast-check';
import { parse } from 'papaparse';
import { expect, test } from 'vitest';
import { describeTarget } from '../anchor/describe';
import { readArchive } from '../archive/read-archive';
import { writeArchive } from '../archive/write-archive';
import { type Codebook, createCodebook } from '../codebook/codebook';
import { EXAMPLE_REVISION, EXAMPLE_SOURCE, exampleInput } from '../export/export.cases';
import { type AnchoredAnnotation, prepareAnnotations } from '../export/export-annotations';
import type { ExportOptions } from '../export/export-input';
import { reportLosses } from '../export/loss-report';
import { type MarkedText, markedTexts } from '../export/marked-texts.cases';
import { exportAnnotations } from '../export/registry';
import { SCHEMA_VERSION } from '../migration/schema-version';
import { annotationId, codeId, passId, relationTypeId } from '../model/ids';
import { code, relation } from '../model/record.cases';
import { type Annotation, CHECK_STATES, COLOR_IDS, type Note, type Relation, SLIP_KINDS } from '../model/records';
import { listTypes } from '../relations/relation-types';
import { NAMES } from '../relations/relations.cases';
import { normalizeRichText } from '../richtext/normalize-rich-text';
import { isEmptyRichText, plainTextOf, richTextFromPlainText } from '../richtext/plain-text';
import { arbitraryRichText, HOSTILE_WORDS } from '../richtext/rich-text.cases';
import { snapToGraphemes } from '../text/graphemes';
import type { SourceText } from '../text/source-text';
import { importContext, NO_CHOICES, plan } from './import.cases';

interface Project {
  readonly text: SourceText;
  readonly codebook: Codebook;
  readonly found: readonly AnchoredAnnotation[];
  readonly relations: readonly Relation[];
}

const moment = fc.integer({ min: 0, max: Date.UTC(2040, 0) });
const times = fc.tuple(moment, moment).map(([a, b]) => ({ createdAt: Math.min(a, b), updatedAt: Math.max(a, b) }));
const body = arbitraryRichText.map(normalizeRichText).filter((note) => !isEmptyRichText(note));
const dress = fc.record({
  color: fc.constantFrom(...COLOR_IDS),
  check: fc.constantFrom(null, ...CHECK_STATES),
  correction: fc.option(fc.record({ replacement: fc.constantFrom('', ...HOSTILE_WORDS), slip: fc.constantFrom(...SLIP_KINDS) })),
  passId: fc.constantFrom(null, passId('first')),
  codes: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
  times,
  note: fc.option(fc.record({ body, times })),
});
const name = fc.constantFrom(...HOSTILE_WORDS).map((words) => `${words} x`.trim());
const names = fc.uniqueArray(name, { minLength: 4, maxLength: 4, selector: (one) => one.toLowerCase() });

/** Any text with any annotations on whatever of it can be selected and seen, a small tree of codes, and relations. */
const projects: fc.Arbitrary<Project> = fc
  .tuple(
    markedTexts,
    fc.array(dress, { minLength: 12, maxLength: 12 }),
    names,
    fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 4 }),
  )
  .map(([marked, dresses, codeNames, pairs]) => {
    const [first = '', ...others] = codeNames.map((words, index) => `${words}${index}`);
    const codes = [
      code('c0', { name: first }),
      ...others.map((one, index) => code(`c${index + 1}`, { name: one, parentId: index === 0 ? codeId('c0') : null })),
    ];
    const found = annotate(marked, dresses);
    const relations = pairs.flatMap(([from, to], index) =>
      from !== to && from < found.length && to < found.length
        ? [
            relation(`r${index}`, `annotation-${from}`, `annotation-${to}`, {
              typeId: relationTypeId('translates'),
              createdAt: 5,
              updatedAt: 9,
            }),
          ]
        : [],
    );
    const distinct = new Map(relations.map((one) => [`${one.fromId} ${one.toId}`, one]));
    return { text: marked.text, codebook: createCodebook(codes), found, relations: [...distinct.values()] };
  });

type Dress = typeof dress extends fc.Arbitrary<infer T> ? T : never;

function annotate({ text, passages }: MarkedText, dresses: readonly Dress[]): readonly AnchoredAnnotation[] {
  const seen = passages
    .map((places) =>
      distinctSpans(places.map((where) => snapToGraphemes(text, where))).filter(
        ({ start, end }) => text.text.slice(start, end).trim() !== '',
      ),
    )
    .filter((places) => places.length > 0);
  return seen.flatMap((places, index): readonly AnchoredAnnotation[] => {
    const given = dresses[index];
    const [first, ...others] = places.map((where) => describeTarget(text, EXAMPLE_REVISION, where));
    const [anchor, ...further] = places.map((where) => ({ state: 'anchored', span: where }) as const);
    if (given === undefined || first === undefined || anchor === undefined) return [];
    const id = annotationId(`annotation-${index}`);
    const annotation: Annotation = {
      id,
      sourceId: EXAMPLE_SOURCE.id,
      color: given.color,
      targets: [first, ...others],
      codes: given.codes.map((one) => codeId(`c${one}`)),
      check: given.check,
      correction: given.correction,
      passId: given.passId,
      ...given.times,
      trashedAt: null,
    };
    const note: Note | null = given.note === null ? null : { annotationId: id, body: given.note.body, ...given.note.times };
    return [{ annotation, note, anchor, further }];
  });
}

function distinctSpans(spans: ReturnType<typeof snapToGraphemes>[]): ReturnType<typeof snapToGraphemes>[] {
  return [...new Map(spans.map((where) => [`${where.start} ${where.end}`, where])).values()];
}

async function write({ text, codebook, found, relations }: Project, options: ExportOptions) {
  const related = { relations, types: [...listTypes([], NAMES).values()] };
  const annotations = prepareAnnotations(text, found, 'place', codebook, related);
  return await exportAnnotations({ ...exampleInput(options, annotations), text, codebook }, { report: () => undefined });
}

/** The records of a project without what its loss report says that the file does not hold as what it is. */
function heldBy(project: Project, options: ExportOptions): ReadonlyMap<string, unknown> {
  const lost = new Set(reportLosses(options, project.found, project.relations, 0).map(({ feature }) => feature));
  const records = project.found.flatMap(({ annotation, note }) => {
    const passless = lost.has('passes') ? { ...annotation, passId: null } : annotation;
    const kept = note !== null && lost.has('formatting') ? { ...note, body: richTextFromPlainText(plainTextOf(note.body)) } : note;
    return kept === null ? [passless] : [passless, kept];
  });
  return keyed(lost.has('relations') ? records : [...records, ...project.relations]);
}

function keyed(records: readonly (Annotation | Note | Relation)[]): ReadonlyMap<string, unknown> {
  return new Map(records.map((record) => ['annotationId' in record ? `note ${record.annotationId}` : record.id, record]));
}

async function bringBack({ text, codebook }: Project, bytes: Uint8Array, fileName: string): Promise<ReadonlyMap<string, unknown>> {
  const planned = await plan(bytes, importContext([], codebook, text), NO_CHOICES, fileName);
  expect(planned.items.filter(({ outcome }) => outcome !== 'placed')).toEqual([]);
  const records = (planned.change?.edits ?? []).flatMap((edit): readonly (Annotation | Note | Relation)[] =>
    (edit.table === 'annotations' || edit.table === 'notes' || edit.table === 'relations') && edit.after !== null ? [edit.after] : [],
  );
  expect(records).toHaveLength(planned.change?.edits.length ?? 0);
  return keyed(records);
}

const RUNS = { numRuns: 25 };

test.each(['code-points', 'utf-16'] as const)('a random project goes out as JSON-LD in %s and comes back as it was', async (unit) => {
  await fc.assert(
    fc.asyncProperty(projects, fc.constantFrom('markdown', 'html'), async (project, noteFormat) => {
      const options = { format: 'json-ld', unit, noteFormat } as const;
      const { bytes, fileName } = await write(project, options);
      expect(await bringBack(project, bytes, fileName)).toEqual(heldBy(project, options));
    }),
    RUNS,
  );
});

test.each([true, false])(
  'a random project goes out as our table (guard: %s) and comes back but for what its loss report says',
  async (guardFormulas) => {
    const options = { format: 'csv', guardFormulas } as const;
    await fc.assert(
      fc.asyncProperty(projects, async (project) => {
        // A table without rows says so.
        fc.pre(project.found.length > 0);
        const { bytes, fileName } = await write(project, options);
        const back = await bringBack(project, bytes, fileName);
        // A row has one pair of times, the annotation's.
        const held = new Map(heldBy(project, options));
        for (const { annotation, note } of project.found) {
          const { createdAt, updatedAt } = annotation;
          const key = `note ${annotation.id}`;
          if (note !== null) held.set(key, { ...asNote(held.get(key)), createdAt, updatedAt });
        }
        expect(back).toEqual(held);
      }),
      RUNS,
    );
  },
);

function asNote(record: unknown): object {
  if (typeof record !== 'object' || record === null) throw new Error('no such note');
  return record;
}

test('a random project goes into an archive and comes out as it was', async () => {
  await fc.assert(
    fc.asyncProperty(projects, async ({ text, codebook, found, relations }) => {
      const snapshot = {
        schemaVersion: SCHEMA_VERSION,
        tables: {
          sources: [EXAMPLE_SOURCE],
          annotations: found.map(({ annotation }) => annotation),
          notes: found.flatMap(({ note }) => note ?? []),
          codes: codebook.inOrder,
          relations,
        },
        texts: [{ sha256: text.sha256, bytes: text.bytes }],
        seq: 3,
      };
      const read = await readArchive(await writeArchive(snapshot, 0));
      expect(read.ok && read.value.snapshot).toEqual(snapshot);
    }),
    RUNS,
  );
});

test('every selection that goes out, sliced from the text that goes out, is its quotation', async () => {
  await fc.assert(
    fc.asyncProperty(projects, async (project) => {
      const original = new TextDecoder('utf-8', { ignoreBOM: true }).decode((await write(project, { format: 'original' })).bytes);
      for (const unit of ['code-points', 'utf-16'] as const) {
        const units = unit === 'utf-16' ? original.split('') : [...original];
        for (const [start, end, quotation] of await selectionsOf(project, unit)) expect(units.slice(start, end).join('')).toBe(quotation);
      }
    }),
    RUNS,
  );
});

/** What the positions of both formats that have them say. */
async function selectionsOf(project: Project, unit: 'code-points' | 'utf-16'): Promise<readonly (readonly [number, number, string])[]> {
  const jsonLd = await write(project, { format: 'json-ld', unit, noteFormat: 'markdown' });
  const items: readonly { readonly target: Target | readonly Target[] }[] = JSON.parse(new TextDecoder().decode(jsonLd.bytes)).first.items;
  const table = await write(project, { format: 'csv', guardFormulas: false });
  const [header = [], ...rows] = parse(new TextDecoder().decode(table.bytes).trimEnd()).data;
  const suffix = unit === 'utf-16' ? 'utf16' : 'codepoint';
  const cell = (row: readonly string[], column: string) => row[header.indexOf(column)] ?? '';
  const inTable = rows.map(
    (row) => [Number(cell(row, `start_${suffix}`)), Number(cell(row, `end_${suffix}`)), cell(row, 'quotation')] as const,
  );
  const inJson = items
    .flatMap(({ target }) => target)
    .map(({ selector: [position, quote] }) => [position.start ?? -1, position.end ?? -1, quote.exact ?? ''] as const);
  expect([inTable.length, inJson.length]).toEqual(
    Array(2).fill(project.found.reduce((sum, { annotation }) => sum + annotation.targets.length, 0)),
  );
  return [...inTable, ...inJson];
}

interface Selector {
  readonly start?: number;
  readonly end?: number;
  readonly exact?: string;
}
interface Target {
  readonly selector: readonly [Selector, Selector];
}
