import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, EMPTY_TABLES, type PlainTables } from './apply-edits';
import type { Edit } from './change';
import { composeEdits, hasEffect, invertEdits } from './invert-change';
import { annotation, editChains, note } from './record.cases';

function apply(tables: PlainTables, edits: readonly Edit[]): PlainTables {
  const applied = applyEdits(tables, edits);
  if (!applied.ok) throw new Error(`conflict in ${applied.error.table} ${applied.error.key}`);
  return applied.value;
}

describe('edits', () => {
  it('applied and then inverted leave everything as it was', () => {
    fc.assert(
      fc.property(editChains, (chain) => {
        let tables = EMPTY_TABLES;
        for (const edits of chain) {
          const after = apply(tables, edits);
          expect(apply(after, invertEdits(edits))).toEqual(tables);
          tables = after;
        }
      }),
    );
  });

  it('compose into one step that does the same', () => {
    fc.assert(
      fc.property(editChains, (chain) => {
        const oneByOne = chain.reduce(apply, EMPTY_TABLES);
        expect(apply(EMPTY_TABLES, chain.reduce(composeEdits, []))).toEqual(oneByOne);
      }),
    );
  });

  it('compose associatively', () => {
    fc.assert(
      fc.property(editChains, ([a = [], b = [], c = []]) => {
        expect(composeEdits(composeEdits(a, b), c)).toEqual(composeEdits(a, composeEdits(b, c)));
      }),
    );
  });

  it('compose with their inverse to what has no effect', () => {
    fc.assert(
      fc.property(editChains, ([a = []]) => {
        expect(hasEffect(composeEdits(a, invertEdits(a)))).toBe(false);
      }),
    );
  });

  it('keep the first before and the last after', () => {
    const typed = (before: string | null, after: string): Edit => ({
      table: 'notes',
      key: 'a1',
      before: before === null ? null : note('a1', before),
      after: note('a1', after),
    });
    expect(composeEdits([typed(null, 'F')], [typed('F', 'Four'), typed('Four', 'Four nouns')])).toEqual([typed(null, 'Four nouns')]);
  });

  it('are not applied at all when one record is no longer what it was', () => {
    const tables: PlainTables = { ...EMPTY_TABLES, annotations: new Map([['a1', annotation('a1', 3)]]) };
    const edits: readonly Edit[] = [
      { table: 'annotations', key: 'a2', before: null, after: annotation('a2') },
      { table: 'annotations', key: 'a1', before: annotation('a1', 4), after: null },
    ];
    expect(applyEdits(tables, edits)).toEqual({ ok: false, error: { code: 'conflict', table: 'annotations', key: 'a1' } });
  });
});
