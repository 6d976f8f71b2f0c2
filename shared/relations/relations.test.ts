import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeAnnotations, restoreAnnotations, trashAnnotations } from '../model/annotation-changes';
import type { Change, Edit } from '../model/change';
import { annotationId, relationId, relationTypeId } from '../model/ids';
import { invertEdits } from '../model/invert-change';
import { annotation, relation } from '../model/record.cases';
import {
  createRelationType,
  type RelationTypeResult,
  removeRelationType,
  renameRelationType,
  resetRelationType,
} from './edit-relation-types';
import { changeRelation, type RelationResult, relate, removeRelations } from './edit-relations';
import { readRelation } from './read-relation';
import { RelationIndex } from './relation-index';
import { findTypeByName } from './relation-types';
import { applyTo, findFaults, type RelatedLibrary, relationType, typesOf } from './relations.cases';

const context = { at: 9000, group: 'g' };
const type = relationTypeId;
const LIBRARY: RelatedLibrary = {
  annotations: [annotation('a1'), annotation('a2'), annotation('a3'), annotation('trashed', 0, 5, { trashedAt: 5 })],
  relations: [relation('r1', 'a1', 'a2'), relation('r2', 'a3', 'a1', { typeId: type('contradicts') })],
  relationTypes: [relationType('own', 'answers', 'is answered by')],
};
const room = (library = LIBRARY) => ({ types: typesOf(library), relations: library.relations });

function linked(from: string, to: string, kind: string) {
  const wanted = { id: relationId('new'), typeId: type(kind), fromId: annotationId(from), toId: annotationId(to) };
  return codeOf(relate(wanted, LIBRARY.annotations, room(), context));
}

function codeOf(result: RelationResult | RelationTypeResult): string {
  if (!result.ok) return result.error.code;
  const then = applyTo(LIBRARY, result.value.edits);
  expect(findFaults(then)).toEqual([]);
  expect(applyTo(then, invertEdits(result.value.edits))).toEqual(applyTo(LIBRARY, []));
  return result.value.edits.map((edit) => `${edit.after === null ? '-' : edit.before === null ? '+' : '~'}${edit.key}`).join(' ');
}

describe('a relation', () => {
  it.each([
    ['a1', 'a3', 'echoes', '+new'],
    ['a2', 'a1', 'echoes', '+new'],
    ['a1', 'a2', 'quotes', '+new'],
    ['a1', 'a2', 'own', '+new'],
    ['a1', 'a2', 'echoes', 'duplicate'],
    ['a1', 'a3', 'contradicts', 'duplicate'],
    ['a1', 'a1', 'echoes', 'self'],
    ['a1', 'gone', 'echoes', 'missing-end'],
    ['trashed', 'a1', 'echoes', 'missing-end'],
    ['a1', 'a3', 'unheard of', 'missing-type'],
  ])('%s %s %s: %s', (from, to, kind, outcome) => {
    expect(linked(from, to, kind)).toBe(outcome);
  });

  it('changes its kind and its direction, unless that is there already', () => {
    const [first] = LIBRARY.relations;
    if (first === undefined) throw new Error('no relation');
    const change = (typeId: string, isTurned: boolean) =>
      codeOf(changeRelation(first, { typeId: type(typeId), isTurned }, room(), context));
    expect([change('quotes', false), change('echoes', true), change('echoes', false)]).toEqual(['~r1', '~r1', '']);
    const twin = { ...LIBRARY, relations: [first, relation('r3', 'a1', 'a2', { typeId: type('quotes') })] };
    const result = changeRelation(first, { typeId: type('quotes'), isTurned: false }, room(twin), context);
    expect(result).toEqual({ ok: false, error: { code: 'duplicate', by: 'r3' } });
  });

  it('reads from either end', () => {
    const types = typesOf(LIBRARY);
    const read = (from: string) => {
      const { label, otherId } = readRelation(relation('r', 'a1', 'a2'), annotationId(from), types);
      return `${label} ${otherId}`;
    };
    expect([read('a1'), read('a2')]).toEqual(['echoes a2', 'is echoed by a1']);
  });

  it('goes with an annotation that is removed for good, in the same step', () => {
    const [first] = LIBRARY.annotations;
    if (first === undefined) throw new Error('no annotation');
    const { edits } = removeAnnotations([first], [], LIBRARY.relations, context);
    expect(applyTo(LIBRARY, edits).relations).toEqual([]);
    expect(findFaults(applyTo(LIBRARY, edits))).toEqual([]);
    expect(applyTo(applyTo(LIBRARY, edits), invertEdits(edits))).toEqual(applyTo(LIBRARY, []));
  });
});

describe('a kind of relation', () => {
  const types = typesOf(LIBRARY);
  const named = (name: string, inverseName = '') => ({ name, inverseName });

  it('is made by name, renamed, and removed with its relations', () => {
    expect(codeOf(createRelationType(types, type('new'), named(' mirrors '), context))).toBe('+new');
    expect(codeOf(createRelationType(types, type('new'), named('Answers'), context))).toBe('name-taken');
    expect(codeOf(createRelationType(types, type('new'), named('x', 'IS QUOTED BY'), context))).toBe('name-taken');
    expect(codeOf(createRelationType(types, type('new'), named('  '), context))).toBe('no-name');
    expect(codeOf(renameRelationType(types, type('own'), named('replies to', 'is replied to by'), context))).toBe('~own');
    expect(codeOf(renameRelationType(types, type('own'), named('answers', 'is answered by'), context))).toBe('');
    expect(codeOf(renameRelationType(types, type('gone'), named('x'), context))).toBe('missing-type');
    const own = [relation('r3', 'a2', 'a3', { typeId: type('own') })];
    const related = { ...LIBRARY, relations: [...LIBRARY.relations, ...own] };
    const removed = removeRelationType(types, type('own'), related.relations, context);
    expect(removed.ok && applyTo(related, removed.value.edits)).toEqual({ ...applyTo(LIBRARY, []), relationTypes: [] });
    expect(codeOf(removeRelationType(types, type('echoes'), [], context))).toBe('built-in');
  });

  it('that Postil brings gets a record when it is renamed and loses it again', () => {
    const renamed = renameRelationType(types, type('echoes'), named('resonates with'), context);
    if (!renamed.ok) throw new Error(renamed.error.code);
    const then = applyTo(LIBRARY, renamed.value.edits);
    expect(typesOf(then).get(type('echoes'))).toMatchObject({ name: 'resonates with', inverseName: 'resonates with', isBuiltIn: true });
    expect(findTypeByName(typesOf(then), 'Resonates  with')?.id).toBe('echoes');
    const reset = resetRelationType(typesOf(then), type('echoes'), context);
    expect(reset.ok && applyTo(then, reset.value.edits)).toEqual(applyTo(LIBRARY, []));
  });
});

const IDS = ['a1', 'a2', 'a3', 'a4'];
const step = fc.record({
  what: fc.constantFrom('relate', 'change', 'remove', 'make', 'rename', 'unmake', 'trash', 'restore', 'delete'),
  one: fc.constantFrom(...IDS),
  other: fc.constantFrom(...IDS),
  kind: fc.constantFrom('echoes', 'contradicts', 'k1', 'k2'),
  number: fc.nat({ max: 9 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What a desk would do; null where it cannot be done. */
function carryOut(library: RelatedLibrary, { what, one, other, kind, number }: Step, at: number): Change | null {
  const now = { at, group: `g${at}` };
  const types = typesOf(library);
  const chosen = library.relations[number % Math.max(1, library.relations.length)];
  const [end] = library.annotations.filter((annotation) => annotation.id === one);
  const given = (result: RelationResult | RelationTypeResult) => (result.ok ? result.value : null);
  switch (what) {
    case 'relate': {
      const wanted = { id: relationId(`r${at}`), typeId: type(kind), fromId: annotationId(one), toId: annotationId(other) };
      return given(relate(wanted, library.annotations, { types, relations: library.relations }, now));
    }
    case 'change':
      if (chosen === undefined) return null;
      return given(
        changeRelation(chosen, { typeId: type(kind), isTurned: number % 2 === 0 }, { types, relations: library.relations }, now),
      );
    case 'remove':
      return chosen === undefined ? null : removeRelations([chosen], now);
    case 'make':
      return types.has(type(kind)) ? null : given(createRelationType(types, type(kind), { name: kind, inverseName: '' }, now));
    case 'rename':
      return given(renameRelationType(types, type(kind), { name: `${kind} ${number}`, inverseName: '' }, now));
    case 'unmake':
      return given(removeRelationType(types, type(kind), library.relations, now));
    case 'trash':
      return end === undefined ? null : trashAnnotations([end], now);
    case 'restore':
      return end === undefined ? null : restoreAnnotations([end], now);
    case 'delete':
      if (end === undefined) return null;
      return removeAnnotations(
        [end],
        [],
        library.relations.filter(({ fromId, toId }) => fromId === one || toId === one),
        now,
      );
  }
}

describe('whatever is done', () => {
  it('leaves a sound library, an index that knows it, and goes back to the byte', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const start = applyTo({ ...LIBRARY, annotations: IDS.map((id) => annotation(id)), relations: [] }, []);
        const index = new RelationIndex();
        const done: (readonly Edit[])[] = [];
        let library = start;
        steps.forEach((one, at) => {
          const change = carryOut(library, one, at + 1);
          if (change === null) return;
          library = applyTo(library, change.edits);
          index.applyEdits(change.edits);
          done.push(change.edits);
          expect(findFaults(library)).toEqual([]);
        });
        const told = (relations: readonly { readonly id: string }[]) => relations.map(({ id }) => id).sort();
        expect(told(index.all())).toEqual(told(library.relations));
        for (const id of IDS) {
          const at = library.relations.filter(({ fromId, toId }) => fromId === id || toId === id);
          expect(told(index.at(annotationId(id)))).toEqual(told(at));
        }
        for (const edits of done.reverse()) library = applyTo(library, invertEdits(edits));
        expect(library).toEqual(start);
      }),
    );
  });
});

describe('the index', () => {
  it('takes rows in after edits, which are newer', () => {
    const index = new RelationIndex();
    const [r1, r2] = [relation('r1', 'a1', 'a2'), relation('r2', 'a2', 'a3')];
    index.applyEdits([{ table: 'relations', key: 'r1', before: r1, after: null }]);
    index.takeRows([r1, r2]);
    expect([index.size, index.at(annotationId('a2')), index.at(annotationId('a1'))]).toEqual([1, [r2], []]);
    expect(index.at(annotationId('a2'))).toBe(index.at(annotationId('a2')));
  });
});
