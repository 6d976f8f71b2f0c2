import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../base/sha256';
import { findFaults } from '../codebook/codebook.cases';
import { SCHEMA_VERSION } from '../migration/schema-version';
import type { Snapshot } from '../migration/snapshot';
import { applyEdits } from '../model/apply-edits';
import { annotationId, codeId, sourceId, relationTypeId as type } from '../model/ids';
import { annotation, bookmark, CITATION, code, memo, note, pass, REVISION, relation, SOURCE } from '../model/record.cases';
import { type Code, eachTable, type TableName } from '../model/records';
import { findRecordKey, validateRecord } from '../model/validate-records';
import { relationType } from '../relations/relations.cases';
import { planRestore, type RestorePlan } from './restore-plan';

function library(tables: Partial<Snapshot['tables']>): Snapshot {
  const empty = eachTable<Snapshot['tables']>(() => []);
  return { schemaVersion: SCHEMA_VERSION, tables: { ...empty, sources: [SOURCE], revisions: [REVISION], ...tables }, texts: [], seq: 0 };
}

function context() {
  let id = 0;
  return { at: 9000, newId: () => `new-${++id}` };
}

const mapOf = (snapshot: Snapshot, table: TableName) =>
  new Map(snapshot.tables[table].map((row) => [findRecordKey(table, row) ?? '', row]));

/** The library after a merge. */
function merge(current: Snapshot, archive: Snapshot): Snapshot {
  const plan = planRestore(current, archive, 'merge', context());
  if (plan.mode !== 'merge') throw new Error('not a merge');
  const tables = eachTable<Record<TableName, ReadonlyMap<string, unknown>>>((table) => mapOf(current, table));
  const applied = applyEdits(tables, plan.change.edits);
  if (!applied.ok) throw new Error(`conflict in ${applied.error.table} ${applied.error.key}`);
  const after = applied.value;
  return library(eachTable<Snapshot['tables']>((table) => [...after[table].values()]));
}

const counts = ({ counts: counted }: Pick<RestorePlan<unknown>, 'counts'>) => counted;
const NOTHING = { added: 0, changed: 0, same: 0, removed: 0, conflicts: 0, bad: 0 };

describe('merging', () => {
  it('adds what is missing and keeps what is only here', () => {
    const current = library({ annotations: [annotation('here')] });
    const archive = library({ annotations: [annotation('there', 9)], notes: [note('there', 'a note')] });
    expect(counts(planRestore(current, archive, 'merge', context()))).toEqual({ ...NOTHING, added: 1 });
    expect(merge(current, archive).tables).toEqual({
      ...current.tables,
      annotations: [annotation('here'), annotation('there', 9)],
      notes: [note('there', 'a note')],
    });
  });

  it('keeps both versions of a note, the second on the same passage', () => {
    const current = library({ annotations: [annotation('a1', 3)], notes: [note('a1', 'mine')] });
    const archive = library({ annotations: [annotation('a1', 3)], notes: [note('a1', 'older')] });
    expect(counts(planRestore(current, archive, 'merge', context()))).toEqual({ ...NOTHING, conflicts: 1 });
    const merged = merge(current, archive);
    expect(merged.tables.annotations).toEqual([annotation('a1', 3), annotation('new-1', 3, 8, { createdAt: 9000, updatedAt: 9000 })]);
    expect(merged.tables.notes).toEqual([note('a1', 'mine'), note('new-1', 'older', 9000)]);
  });

  it('brings a removed note back and takes the later colour', () => {
    const current = library({ annotations: [annotation('a1'), annotation('a2', 0, 5, { updatedAt: 10 })] });
    const archive = library({
      annotations: [annotation('a1'), annotation('a2', 0, 5, { updatedAt: 20, color: 'red' })],
      notes: [note('a1', 'back again')],
    });
    expect(counts(planRestore(current, archive, 'merge', context()))).toEqual({ ...NOTHING, changed: 2 });
    expect(merge(current, archive).tables.notes).toEqual([note('a1', 'back again')]);
  });

  it('counts bad records, stores none of them and overwrites none of ours', () => {
    const bad = { ...annotation('a1'), color: 'pink' };
    const current = library({ annotations: [{ ...bad, color: 'grey' }] });
    const archive = library({ annotations: [annotation('a1'), { ...bad, id: 'a2' }, null] });
    const plan = planRestore(current, archive, 'merge', context());
    expect(plan.counts.bad).toBe(2);
    expect(merge(current, archive).tables.annotations).toEqual([{ ...bad, color: 'grey' }]);
  });

  it('takes every text, of which storage keeps what is sound, and color names that are not set here', () => {
    const text = (words: string) => ({ sha256: sha256Hex(new TextEncoder().encode(words)), bytes: new TextEncoder().encode(words) });
    const current = { ...library({ colors: [{ id: 'red', name: 'mine' }] }), texts: [text('a')] };
    const archive = {
      ...library({
        colors: [
          { id: 'red', name: 'theirs' },
          { id: 'blue', name: 'echo' },
        ],
      }),
      texts: [text('a'), text('b'), text('c')],
    };
    const plan = planRestore(current, archive, 'merge', context());
    expect(plan.mode === 'merge' && plan.texts).toEqual(archive.texts);
    expect(merge(current, archive).tables.colors).toEqual([
      { id: 'red', name: 'mine' },
      { id: 'blue', name: 'echo' },
    ]);
  });

  it('takes what is written about a work where nothing is, and citation styles in their later version', () => {
    const style = { id: 'apa', title: 'APA', xml: '<style/>', createdAt: 1, updatedAt: 1 };
    const current = library({ sources: [SOURCE, { ...SOURCE, id: sourceId('s2'), citation: CITATION }], citationStyles: [style] });
    const archive = library({
      sources: [
        { ...SOURCE, citation: CITATION, createdAt: 5 },
        { ...SOURCE, id: sourceId('s2'), citation: { type: 'book' } },
      ],
      citationStyles: [{ ...style, xml: '<style version="1.0"/>', updatedAt: 2 }],
    });
    const merged = merge(current, archive);
    expect(merged.tables.sources).toEqual([{ ...SOURCE, citation: CITATION }, current.tables.sources[1]]);
    expect(merged.tables.citationStyles).toEqual(archive.tables.citationStyles);
    expect(merge(merged, archive)).toEqual(merged);
  });

  it('keeps the words of both versions of a memo, the later first, and adds nothing twice', () => {
    const current = library({ memos: [memo('library', 'later, here', 20), memo(sourceId('s1'), 'earlier, here', 10)] });
    const archive = library({ memos: [memo('library', 'earlier, there', 10), memo(sourceId('s1'), 'later, there', 20)] });
    const merged = merge(current, archive);
    expect(merged.tables.memos.map((one) => JSON.stringify(one).match(/(later|earlier), (here|there)/g))).toEqual([
      ['later, here', 'earlier, there'],
      ['later, there', 'earlier, here'],
    ]);
    expect(merge(merged, archive)).toEqual(merged);
  });

  it('takes relations whose ends are there, and of what is in both the later version', () => {
    const current = library({
      annotations: [annotation('a1'), annotation('a2')],
      relations: [relation('r1', 'a1', 'a2', { updatedAt: 10 })],
      passes: [pass('p1')],
    });
    const archive = library({
      annotations: [annotation('a1'), annotation('a3')],
      relations: [relation('r1', 'a2', 'a1', { updatedAt: 20 }), relation('r2', 'a1', 'a3'), relation('loose', 'a1', 'gone')],
      memos: [memo('library', 'there')],
      passes: [pass('p1', { endedAt: 3500, updatedAt: 3500 })],
      bookmarks: [bookmark('b1')],
    });
    const merged = merge(current, archive);
    expect(merged.tables.relations).toEqual([relation('r1', 'a2', 'a1', { updatedAt: 20 }), relation('r2', 'a1', 'a3')]);
    const { passes, bookmarks, memos } = archive.tables;
    expect([merged.tables.passes, merged.tables.bookmarks, merged.tables.memos]).toEqual([passes, bookmarks, memos]);
    expect(merge(merged, archive)).toEqual(merged);
  });

  it('joins kinds of relations by name, keeps names apart, and takes no relation twice', () => {
    const current = library({
      annotations: [annotation('a1'), annotation('a2')],
      relationTypes: [relationType('mine', 'answers', 'is answered by'), relationType('both', 'mirrors')],
      relations: [relation('r1', 'a1', 'a2', { typeId: type('mine') }), relation('r5', 'a2', 'a1')],
    });
    const archive = library({
      annotations: [annotation('a1'), annotation('a2')],
      relationTypes: [
        relationType('theirs', 'Answers', 'replied to by'),
        relationType('both', 'answers', 'x', 9000),
        relationType('echoes', 'resonates with', 'resonates with', 9000),
        relationType('third', 'opposes', 'is answered by'),
      ],
      relations: [
        relation('r2', 'a1', 'a2', { typeId: type('theirs') }),
        relation('r3', 'a2', 'a1', { typeId: type('theirs') }),
        relation('r4', 'a1', 'a2', { typeId: type('nowhere') }),
        relation('r5', 'a2', 'a1', { typeId: type('third'), updatedAt: 9000 }),
      ],
    });
    const merged = merge(current, archive);
    expect(merged.tables.relationTypes).toEqual([
      relationType('mine', 'answers', 'is answered by'),
      relationType('both', 'mirrors'),
      relationType('echoes', 'resonates with', 'resonates with', 9000),
      relationType('third', 'opposes (2)', 'is answered by (2)'),
    ]);
    expect(merged.tables.relations).toEqual([
      relation('r1', 'a1', 'a2', { typeId: type('mine') }),
      relation('r5', 'a2', 'a1', { typeId: type('third'), updatedAt: 9000 }),
      relation('r3', 'a2', 'a1', { typeId: type('mine') }),
    ]);
    expect(merge(merged, archive)).toEqual(merged);
  });

  it('brings the codebook along: codes of the same place and name become one, later words stand, nothing is lost', () => {
    const id = codeId;
    const current = library({
      codes: [code('f', { name: 'Formula' }), code('t', { name: 'Translation', order: 1 }), code('both', { parentId: id('t') })],
      annotations: [annotation('a1', 3, 8, { codes: [id('f')] })],
    });
    const archive = library({
      codes: [
        code('f2', { name: 'formula', examples: [annotationId('a9')] }),
        code('p2', { name: 'cyber power', parentId: id('f2') }),
        code('both', { name: 'translation', definition: 'later', updatedAt: 5000 }),
      ],
      annotations: [
        annotation('a1', 3, 8, { codes: [id('p2'), id('f2'), id('both')], updatedAt: 5000 }),
        annotation('a2', 20, 25, { codes: [id('gone'), id('f2')] }),
      ],
    });
    const merged = merge(current, archive);
    expect(merged.tables.codes).toEqual([
      code('f', { name: 'Formula', examples: [annotationId('a9')] }),
      code('t', { name: 'Translation', order: 1 }),
      code('both', { name: 'Code both', parentId: id('t'), definition: 'later', updatedAt: 5000 }),
      code('p2', { name: 'cyber power', parentId: id('f') }),
    ]);
    expect(merged.tables.annotations).toEqual([
      annotation('a1', 3, 8, { codes: [id('p2'), id('f'), id('both')], updatedAt: 5000 }),
      annotation('a2', 20, 25, { codes: [id('f')] }),
    ]);
    const again = planRestore(merged, archive, 'merge', context());
    expect(again.mode === 'merge' && again.change.edits).toEqual([]);
  });

  const codebooks = fc
    .uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        parent: fc.constantFrom(null, 'a', 'b', 'c'),
        name: fc.constantFrom('x', 'X', 'y', 'z'),
        at: fc.nat(2),
      }),
      { selector: (row) => row.id },
    )
    .map((rows) => {
      const kept: Code[] = [];
      for (const { id, parent, name, at } of rows) {
        const parentId = kept.find((one) => one.id === parent)?.id ?? null;
        const isTaken = kept.some((one) => one.parentId === parentId && one.name.toLowerCase() === name.toLowerCase());
        if (!isTaken) kept.push(code(id, { parentId, name, updatedAt: at }));
      }
      return library({ codes: kept, annotations: kept.map((one, i) => annotation(`n${i}`, i * 9, i * 9 + 5, { codes: [one.id] })) });
    });

  it('leaves a sound codebook whatever the two are, and finds nothing more to do the second time', () => {
    fc.assert(
      fc.property(codebooks, codebooks, (current, archive) => {
        const merged = merge(current, archive);
        const codes = merged.tables.codes.map((row) => validateRecord('codes', row)).flatMap((row) => (row.ok ? [row.value] : []));
        const coded = merged.tables.annotations.map((row) => validateRecord('annotations', row));
        const annotations = coded.flatMap((row) => (row.ok ? [row.value] : []));
        expect(findFaults({ codes, annotations })).toEqual([]);
        const again = planRestore(merged, archive, 'merge', context());
        expect(again.mode === 'merge' && again.change.edits).toEqual([]);
      }),
    );
  });

  const records = fc
    .array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        start: fc.nat(3),
        at: fc.nat(3),
        text: fc.option(fc.constantFrom('x', 'y', 'z')),
      }),
    )
    .map((rows) => {
      const byId = new Map(rows.map((row) => [row.id, row]));
      return library({
        annotations: [...byId.values()].map(({ id, start, at }) => annotation(id, start, start + 5, { updatedAt: at })),
        notes: [...byId.values()].flatMap(({ id, text }) => (text === null ? [] : [note(id, text)])),
      });
    });
  const bodies = (snapshot: Snapshot) =>
    new Set(snapshot.tables.notes.map((row) => JSON.stringify(new Map(Object.entries(row ?? {})).get('body'))));
  const ids = (snapshot: Snapshot) => new Set(snapshot.tables.annotations.map((row) => findRecordKey('annotations', row)));

  it('never loses an annotation or the words of a note from either side', () => {
    fc.assert(
      fc.property(records, records, (current, archive) => {
        const merged = merge(current, archive);
        expect([...ids(merged)]).toEqual(expect.arrayContaining([...ids(current), ...ids(archive)]));
        expect(bodies(merged)).toEqual(new Set([...bodies(current), ...bodies(archive)]));
      }),
    );
  });

  it('finds nothing more to do the second time', () => {
    fc.assert(
      fc.property(records, records, (current, archive) => {
        const plan = planRestore(merge(current, archive), archive, 'merge', context());
        expect(plan.mode === 'merge' && plan.change.edits).toEqual([]);
      }),
    );
  });
});

describe('replacing', () => {
  it('counts what comes, goes, differs and stays, and hands the archive over as it is', () => {
    const current = library({
      annotations: [annotation('stays'), annotation('goes'), annotation('moves', 1), annotation('noted')],
      notes: [note('noted', 'mine')],
    });
    const archive = library({
      annotations: [annotation('stays'), annotation('moves', 2), annotation('noted'), annotation('comes'), 'bad'],
      notes: [note('noted', 'theirs')],
    });
    expect(planRestore(current, archive, 'replace', context())).toEqual({
      mode: 'replace',
      counts: { added: 1, changed: 2, same: 1, removed: 1, conflicts: 0, bad: 1 },
      snapshot: archive,
    });
  });
});
