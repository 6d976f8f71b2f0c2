import { expect, test } from 'vitest';
import { annotationId, passId, relationTypeId } from '../model/ids';
import { relation } from '../model/record.cases';
import { listTypes } from '../relations/relation-types';
import { NAMES } from '../relations/relations.cases';
import { plainTextOf, richTextFromPlainText } from '../richtext/plain-text';
import { span } from '../text/offset';
import { annotationsOn, WORD } from './docx/docx.cases';
import { EXAMPLE_COMMENTARIES, EXAMPLE_TEXT, exampleAnnotations, exampleInput } from './export.cases';
import type { ExportAnnotation, ExportOptions } from './export-input';
import { holdingsOf, type Loss, reportLosses } from './loss-report';
import { exportAnnotations } from './registry';

const FORMATS: readonly ExportOptions[] = [
  WORD,
  { ...WORD, codes: false },
  { format: 'report', arrangement: 'place', file: 'docx', page: 'a4', typeface: 'serif' },
  { format: 'report', arrangement: 'code', file: 'html', page: 'a4', typeface: 'serif' },
  { format: 'report', arrangement: 'place', file: 'markdown', page: 'a4', typeface: 'serif' },
  { format: 'errata', page: 'a4', typeface: 'serif' },
  { format: 'html', listPassages: true },
  { format: 'print', layout: 'margin', page: 'a4', typeface: 'serif', size: 'medium', furniture: false },
  { format: 'print', layout: 'endnotes', page: 'a5', typeface: 'sans', size: 'small', furniture: true },
  { format: 'obsidian', content: 'annotations', dates: false },
  { format: 'obsidian-folder', notes: 'each', dates: false },
  { format: 'obsidian-folder', notes: 'one', dates: false },
  { format: 'obsidian', content: 'text', dates: false },
  { format: 'pandoc', content: 'annotations', notes: 'paragraphs' },
  { format: 'pandoc', content: 'text', notes: 'footnotes' },
  { format: 'csv', guardFormulas: true },
  { format: 'json-ld', unit: 'code-points', noteFormat: 'markdown' },
  { format: 'qdpx', annotator: '', colors: true },
  { format: 'xlsx' },
  { format: 'anki' },
  { format: 'qdc' },
  { format: 'tei', annotator: '', commentary: true },
  { format: 'tei', annotator: '', commentary: false },
  { format: 'text', dates: false },
  { format: 'zotero-note' },
  { format: 'bibliography', file: 'biblatex' },
  { format: 'original' },
];

const related = {
  relations: [relation('r1', 'han-0000', 'rtl-0000', { typeId: relationTypeId('translates') })],
  types: [...listTypes([], NAMES).values()],
};

/** The examples with a relation, a check, a correction (where there is a note, but for one), a pass and a second place besides what they have. */
const full: readonly ExportAnnotation[] = exampleAnnotations('place', related).map((exported, index) => {
  // Some have nothing but their passage.
  const corrects = exported.note !== null && !exported.annotation.id.startsWith('rtl');
  const correction = corrects ? ({ replacement: `so ${index}`, slip: 'term' } as const) : null;
  const annotation = {
    ...exported.annotation,
    correction,
    check: index % 2 === 0 ? ('settled' as const) : ('open' as const),
    passId: passId('first'),
  };
  const { span: where, place, placeLabel, annotation: next } = exampleAnnotations()[(index + 1) % 10] ?? exported;
  if (where === null || place === null || exported.span === null) return { ...exported, annotation };
  const targets = [annotation.targets[0], next.targets[0]] as const;
  return {
    ...exported,
    annotation: { ...annotation, targets },
    further: [{ anchor: 'anchored' as const, span: where, place, placeLabel }],
  };
});

const without: Readonly<Record<Exclude<Loss['feature'], 'commentary'>, (exported: ExportAnnotation) => ExportAnnotation | null>> = {
  bare: (exported) => (exported.note === null && exported.annotation.correction === null ? null : exported),
  noted: (exported) => (exported.note !== null && exported.annotation.correction === null ? null : exported),
  relations: (exported) => ({ ...exported, relations: [] }),
  formatting: (exported) => ({
    ...exported,
    note: exported.note && { ...exported.note, body: richTextFromPlainText(plainTextOf(exported.note.body)) },
  }),
  codes: (exported) => ({ ...exported, codes: [], annotation: { ...exported.annotation, codes: [] } }),
  corrections: (exported) => ({ ...exported, annotation: { ...exported.annotation, correction: null } }),
  checks: (exported) => ({ ...exported, annotation: { ...exported.annotation, check: null } }),
  places: (exported) => ({
    ...exported,
    annotation: { ...exported.annotation, targets: [exported.annotation.targets[0]] },
    further: [],
  }),
  passes: (exported) => ({ ...exported, annotation: { ...exported.annotation, passId: null } }),
};

test.each(FORMATS)('what is left out changes nothing in the file, and everything else does: %j', async (options) => {
  const write = async (annotations: readonly ExportAnnotation[], commentaries = EXAMPLE_COMMENTARIES) => {
    const { bytes } = await exportAnnotations({ ...exampleInput(options, annotations), commentaries }, { report: () => undefined });
    return Buffer.from(bytes).toString('base64');
  };
  const all = await write(full);
  const isOfAnnotations = (name: string): name is keyof typeof without => name in without;
  for (const [feature, holding] of Object.entries(holdingsOf(options))) {
    if (!isOfAnnotations(feature)) expect(feature).toBe('commentary');
    const less = isOfAnnotations(feature) ? write(full.flatMap((exported) => without[feature](exported) ?? [])) : write(full, []);
    const same = (await less) === all;
    expect(same, `${feature} ${holding}`).toBe(holding === 'left-out');
  }
});

/** Nothing but a passage, and the one thing that is looked for. */
const alone = exampleAnnotations().filter(({ annotation }) => annotation.id.startsWith('formula'));
const withNothing = alone.map((exported) => ({ ...exported, codes: [], annotation: { ...exported.annotation, codes: [] } }));
const withOnly: Readonly<Record<'codes' | 'checks' | 'corrections', readonly ExportAnnotation[]>> = {
  codes: alone,
  checks: withNothing.map((exported) => ({ ...exported, annotation: { ...exported.annotation, check: 'open' } })),
  corrections: withNothing.map((exported) => ({
    ...exported,
    annotation: { ...exported.annotation, correction: { replacement: 'so', slip: 'term' } },
  })),
};

test.each([...FORMATS, { format: 'html', listPassages: false } as const])(
  'holds as much of a passage without a note: %j',
  async (options) => {
    const write = async (annotations: readonly ExportAnnotation[]) =>
      Buffer.from((await exportAnnotations(exampleInput(options, annotations), { report: () => undefined })).bytes).toString('base64');
    const nothing = await write(withNothing);
    const holdings = holdingsOf(options);
    for (const feature of ['codes', 'checks', 'corrections'] as const) {
      // What is left out with its passage, the dialog says so.
      if (holdings.bare === 'left-out' && feature !== 'corrections') continue;
      const same = (await write(withOnly[feature])) === nothing;
      expect(same, `${feature} ${holdings[feature]}`).toBe(holdings[feature] === 'left-out');
    }
  },
);

test('says how many annotations lose what, and nothing of what nobody has', () => {
  const found = annotationsOn(EXAMPLE_TEXT, [[span(0, 5)], [span(0, 5), span(30, 40)], [span(7, 9)]]).map((one, index) => ({
    ...one,
    annotation: { ...one.annotation, check: index === 0 ? ('open' as const) : null, passId: index < 2 ? passId('first') : null },
  }));
  const relations = [
    { fromId: annotationId('annotation-0'), toId: annotationId('annotation-1') },
    { fromId: annotationId('annotation-2'), toId: annotationId('elsewhere') },
    { fromId: annotationId('annotation-2'), toId: annotationId('annotation-0') },
  ];
  expect(reportLosses(WORD, found, relations, 0)).toEqual([
    { feature: 'passes', holding: 'left-out', count: 2 },
    { feature: 'relations', holding: 'as-text', count: 2 },
    { feature: 'relations', holding: 'left-out', count: 1 },
  ]);
  expect(reportLosses({ format: 'text', dates: false }, found, relations, 0)).toEqual([
    { feature: 'checks', holding: 'as-text', count: 1 },
    { feature: 'places', holding: 'as-text', count: 1 },
    { feature: 'passes', holding: 'left-out', count: 2 },
    { feature: 'relations', holding: 'as-text', count: 2 },
    { feature: 'relations', holding: 'left-out', count: 1 },
  ]);
  expect(reportLosses(WORD, [], [], 0)).toEqual([]);
  expect(reportLosses(WORD, [], [], 2)).toEqual([{ feature: 'commentary', holding: 'left-out', count: 2 }]);
  expect(reportLosses({ format: 'tei', annotator: '', commentary: true }, [], [], 2)).toEqual([]);
});

test('a table of errata says of notes without a correction that they stay out, and nothing else of them', () => {
  const errata = { format: 'errata', page: 'a4', typeface: 'serif' } as const;
  const [bare, noted, corrected] = annotationsOn(EXAMPLE_TEXT, [[span(0, 5)], [span(0, 5), span(30, 40)], [span(7, 9), span(30, 40)]]);
  if (bare === undefined || noted === undefined || corrected === undefined) throw new Error('not made');
  const correction = { replacement: 'so', slip: 'term' } as const;
  const found = [{ ...bare, note: null }, noted, { ...corrected, annotation: { ...corrected.annotation, correction } }];
  expect(reportLosses(errata, found, [], 0)).toEqual([
    { feature: 'bare', holding: 'left-out', count: 1 },
    { feature: 'noted', holding: 'left-out', count: 1 },
    { feature: 'places', holding: 'as-text', count: 1 },
  ]);
  expect(reportLosses(WORD, found, [], 0)).toEqual([]);
});
