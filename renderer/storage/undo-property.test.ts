import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ok } from '../../shared/base/result';
import type { Edit } from '../../shared/model/change';
import { annotation, note } from '../../shared/model/record.cases';
import { COLOR_IDS } from '../../shared/model/records';
import { type DexieLibrary, openLibrary } from './dexie-library';
import { createHeavyWorkHere } from './heavy-work.cases';

type Act =
  | { readonly do: 'recolor' | 'trash' | 'write'; readonly keys: readonly number[]; readonly value: number }
  | { readonly do: 'undo' | 'redo' | 'reload' }
  | { readonly do: 'travel'; readonly to: number };

const keys = fc.uniqueArray(fc.nat({ max: 5 }), { minLength: 1, maxLength: 6 });
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('recolor' as const, 'trash' as const, 'write' as const), keys, value: fc.nat(9) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const, 'reload' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('travel' as const), to: fc.nat(12) }) },
);

async function editOf(library: DexieLibrary, kind: 'recolor' | 'trash' | 'write', key: number, value: number): Promise<Edit> {
  const id = `a${key}`;
  const before = (await library.findRecord('annotations', id)) ?? null;
  if (before === null || kind !== 'write') {
    const base = before ?? annotation(id, key);
    const after = kind === 'trash' ? { ...base, trashedAt: value } : { ...base, color: COLOR_IDS[value % COLOR_IDS.length] ?? base.color };
    return { table: 'annotations', key: id, before, after };
  }
  const written = (await library.findRecord('notes', id)) ?? null;
  return { table: 'notes', key: id, before: written, after: value === 0 ? null : note(id, `note ${value}`) };
}

it('whatever is done, undone, redone and travelled: undo of everything gives the first state back, redo of everything the last', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 16 }), async (acts) => {
      const engine = { indexedDB: new IDBFactory(), IDBKeyRange };
      const open = async () => {
        const heavy = { heavyWork: createHeavyWorkHere(engine), heavyEdits: 3 };
        const options = { name: 'p', session: 's', now: () => 0, engine, beforeMigration: async () => ok(null), ...heavy };
        const library = await openLibrary(options);
        if (!library.ok) throw new Error(library.error.code);
        return library.value;
      };
      // History is told on: what was taken back did happen.
      const tablesOf = async (one: DexieLibrary) => ({ ...(await one.snapshot()).tables, history: [] });
      let library = await open();
      const first = await tablesOf(library);
      for (const [index, step] of acts.entries()) {
        if (step.do === 'reload') {
          library.close();
          library = await open();
        } else if (step.do === 'travel') {
          const { done, undone } = await library.listSteps(50);
          expect((await library.travelTo([...done, ...undone][step.to]?.seq ?? 0)).ok).toBe(true);
        } else if (!('keys' in step)) expect((await library[step.do]()).ok).toBe(true);
        else {
          const edits: Edit[] = [];
          for (const key of step.keys) edits.push(await editOf(library, step.do, key, step.value));
          expect((await library.apply({ label: 'highlight', at: index, group: `g${index}`, edits })).ok).toBe(true);
        }
      }
      while (library.getUndoState().redo !== null) await library.redo();
      const last = await tablesOf(library);
      expect((await library.travelTo(0)).ok).toBe(true);
      expect(await tablesOf(library)).toEqual(first);
      const { undone } = await library.listSteps(50);
      expect((await library.travelTo(undone.at(-1)?.seq ?? 0)).ok).toBe(true);
      expect(await tablesOf(library)).toEqual(last);
      library.close();
    }),
    { numRuns: 25 },
  );
});
