import { existsSync, readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { describe, expect, test } from 'vitest';
import { importContext, plan } from '../import/import.cases';
import { annotationId, relationTypeId } from '../model/ids';
import { relation } from '../model/record.cases';
import type { Relation, RelationType } from '../model/records';
import { listTypes } from '../relations/relation-types';
import { NAMES, relationType } from '../relations/relations.cases';
import { exampleAnnotations, exampleInput, exportWords } from './export.cases';
import type { ExportOptions } from './export-input';

const OWN = relationType('own', 'answers | #one', 'is answered by');
const RELATIONS = [
  relation('r1', 'han-0000', 'rtl-0000', { typeId: relationTypeId('translates'), createdAt: 1 }),
  relation('r2', 'formula-0000', 'han-0000', { typeId: OWN.id, createdAt: 2 }),
  relation('gone', 'han-0000', 'not exported', { createdAt: 3 }),
  relation('unknown', 'han-0000', 'nested-0000', { typeId: relationTypeId('unheard of') }),
];
const related = { relations: RELATIONS, types: [...listTypes([OWN], NAMES).values()] };
const annotations = exampleAnnotations('place', related);
const write = (options: ExportOptions) => exportWords(exampleInput(options, annotations));

test('an annotation has its relations to what goes out with it, read from its end', () => {
  const told = annotations.flatMap((exported) =>
    exported.relations.map(({ label, other }) => `${exported.annotation.id} ${label} ${other.annotation.id}`),
  );
  expect(told).toEqual([
    'han-0000 translates rtl-0000',
    'han-0000 is answered by formula-0000',
    'rtl-0000 is translated by han-0000',
    'formula-0000 answers | #one han-0000',
  ]);
});

test.each<[options: ExportOptions, there: readonly string[]]>([
  [{ format: 'text', dates: false }, ['  → translates ¶3 s1 “שלום עולם”', '  → is translated by ¶2 s1 “網絡強國”']],
  [
    { format: 'obsidian', content: 'annotations', dates: false },
    ['- *translates* [[#^a-rtl-0000|¶3 s1]] “שלום עולם”', '- *answers \\| \\#one* [[#^a-han-0000|¶2 s1]] “網絡強國”'],
  ],
  [{ format: 'obsidian', content: 'text', dates: false }, ['    - *translates* ¶3 s1 “שלום עולם”']],
  [{ format: 'pandoc', content: 'annotations', notes: 'paragraphs' }, ['- *translates* ¶3 s1 “שלום עולם”']],
  [{ format: 'pandoc', content: 'text', notes: 'footnotes' }, ['    - *translates* ¶3 s1 “שלום עולם”']],
  [{ format: 'csv', guardFormulas: true }, ['translates ¶3 s1 (rtl-0000); is answered by ¶4 s1 (formula-0000)']],
  [
    { format: 'html', listPassages: true },
    ['aria-label="Relations"', '<em>translates</em> <a href="#n-', '">¶3 s1</a> <q lang="he" dir="auto">שלום עולם</q>'],
  ],
])('$format says how, where and what: %o', async (options, there) => {
  const written = await write(options);
  for (const words of there) expect(written).toContain(words);
});

describe('as Web Annotations', () => {
  const options: ExportOptions = { format: 'json-ld', unit: 'code-points', noteFormat: 'markdown' };
  const vocabulary = new URL('../../../shared/validators/wa/anno.jsonld', import.meta.url);

  async function bring(relations: readonly Relation[], types: readonly RelationType[]) {
    const where = {
      ...importContext(annotations),
      relations: new Map(relations.map((one) => [one.id, one])),
      relationTypes: new Map(types.map((one) => [one.id, one])),
      change: { at: 7000, group: 'g' },
    };
    const edits = (await plan(await write(options), where)).change?.edits ?? [];
    return edits.filter(({ table }) => table === 'relations' || table === 'relationTypes').map(({ after }) => after);
  }

  test('relations come back, with a kind of one’s own; a second time nothing happens', async () => {
    const [r1, r2] = RELATIONS;
    if (r1 === undefined || r2 === undefined) throw new Error('no relations');
    const own = { ...OWN, createdAt: 7000, updatedAt: 7000 };
    const later = (one: Relation) => ({ ...one, updatedAt: Math.max(one.createdAt, one.updatedAt) });
    expect(await bring([], [])).toEqual([later(r1), own, later(r2)]);
    expect(await bring([r1, r2], [OWN])).toEqual([]);
    const twin = relationType('other', 'Answers | #one');
    expect(await bring([{ ...r1, id: relation('r9', 'a', 'b').id }], [twin])).toEqual([later({ ...r2, typeId: twin.id })]);
  });

  test('as linked data nothing is dropped', async (context) => {
    if (!existsSync(vocabulary)) {
      console.error(`NOT VERIFIED: relations as linked data against the W3C context; ${vocabulary.pathname} is not there`);
      context.skip();
    }
    const documentLoader = (url: string) => Promise.resolve({ documentUrl: url, document: JSON.parse(readFileSync(vocabulary, 'utf8')) });
    const quads = await jsonld.toRDF(JSON.parse(await write(options)), { documentLoader, safe: true, format: 'application/n-quads' });
    expect(quads.match(/<urn:postil:relation>/g)).toHaveLength(2);
    expect(quads).toContain(`oa#hasSource> <urn:postil:annotation:${annotationId('rtl-0000')}>`);
  });
});
