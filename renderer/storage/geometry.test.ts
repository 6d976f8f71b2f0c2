import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, EMPTY_TABLES } from '../../shared/model/apply-edits';
import { annotation, editChains, SOURCE } from '../../shared/model/record.cases';
import type { Annotation } from '../../shared/model/records';
import { validateRecord } from '../../shared/model/validate-records';
import { applyToGeometry, packGeometry } from './geometry';

const isAnnotation = (row: unknown): row is Annotation => validateRecord('annotations', row).ok;

test('after any edits the geometry is what packing anew makes', () => {
  fc.assert(
    fc.property(editChains, (chain) => {
      const packed = (tables: typeof EMPTY_TABLES) =>
        packGeometry(SOURCE.id, [...tables.annotations.values()].filter(isAnnotation), new Set(tables.notes.keys()));
      let tables = EMPTY_TABLES;
      let geometry = packed(tables);
      for (const edits of chain) {
        const applied = applyEdits(tables, edits);
        if (!applied.ok) throw new Error('a chain follows from itself');
        tables = applied.value;
        geometry = applyToGeometry(geometry, edits, new Set(tables.notes.keys()));
        expect(geometry).toEqual(packed(tables));
      }
    }),
  );
});

test('annotations of several places move, go and come among others, those of equal starts longer first', () => {
  const at = (id: string, ...places: readonly (readonly [number, number])[]) => {
    const [first, ...others] = places.map(([start, end]) => annotation(id, start, end).targets[0]);
    if (first === undefined) throw new Error('no place');
    return annotation(id, 0, 5, { targets: [first, ...others] });
  };
  const before = [at('a', [0, 5], [40, 45]), at('b', [10, 20]), at('c', [10, 12]), at('d', [50, 60])];
  const after = [at('a', [10, 30]), at('c', [10, 12], [55, 58]), at('d', [50, 60]), at('e', [0, 1])];
  const geometry = packGeometry(SOURCE.id, before, new Set(['d']));
  const edits = [...new Set([...before, ...after].map(({ id }) => id))].map((key) => ({
    table: 'annotations' as const,
    key,
    before: before.find(({ id }) => id === key) ?? null,
    after: after.find(({ id }) => id === key) ?? null,
  }));
  const expected = packGeometry(SOURCE.id, after, new Set(['d']));
  expect(applyToGeometry(geometry, edits, new Set(['d']))).toEqual(expected);
  expect(expected.ids).toEqual(['e', 'a', 'c', 'd', 'c']);
});
