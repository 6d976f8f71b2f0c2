import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRestore } from '../archive/restore-plan';
import { SCHEMA_VERSION } from '../migration/schema-version';
import type { Snapshot } from '../migration/snapshot';
import type { PlainTables } from '../model/apply-edits';
import type { Change } from '../model/change';
import { invertEdits } from '../model/invert-change';
import { eachTable } from '../model/records';
import { applyAll, bytesOf, FRESH, findWrongs, makeChange, type Step, stepsOf, withStep } from './random-worlds.cases';
import { statesAt } from './states';
import { recordsOf, statesOf } from './world.cases';

interface Course {
  readonly tables: PlainTables;
  readonly changes: readonly Change[];
}

/** Carries steps out one after another, ten milliseconds apart; `look` sees every state in between. */
function carryOut(
  start: PlainTables,
  steps: readonly Step[],
  name: string,
  look: (tables: PlainTables, at: number) => void = () => {},
): Course {
  let tables = start;
  const changes: Change[] = [];
  for (const [i, step] of steps.entries()) {
    const at = 10_000 + start.history.size * 1000 + i * 10;
    const change = makeChange(tables, step, at, name);
    if (change === null) continue;
    tables = withStep(applyAll(tables, change.edits), change, changes.length + 1);
    changes.push(change);
    look(tables, at);
  }
  return { tables, changes };
}

function takeAllBack({ tables, changes }: Course): PlainTables {
  return changes.toReversed().reduce((now, change) => applyAll(now, invertEdits(change.edits)), tables);
}

function snapshotOf(tables: PlainTables): Snapshot {
  const rows = eachTable<Snapshot['tables']>((table) => [...tables[table].values()]);
  return { schemaVersion: SCHEMA_VERSION, tables: rows, texts: [], seq: 1 };
}

function merge(here: PlainTables, there: PlainTables, at: number): Change {
  let ids = 0;
  const plan = planRestore(snapshotOf(here), snapshotOf(there), 'merge', { at, newId: () => `merged-${at}-${ids++}` });
  if (plan.mode !== 'merge') throw new Error('not a merge');
  return plan.change;
}

describe('any sequence of changes', () => {
  it('keeps the library valid at every step, and undone gives the first state back to the byte', () => {
    fc.assert(
      fc.property(stepsOf(40), (steps) => {
        const course = carryOut(FRESH, steps, 'here', (tables) => expect(findWrongs(tables)).toEqual([]));
        expect(bytesOf(takeAllBack(course))).toBe(bytesOf(FRESH));
      }),
    );
  });

  it('can be looked back on: at every moment the desk is as it then was', () => {
    fc.assert(
      fc.property(stepsOf(40), (steps) => {
        const seen: { readonly at: number; readonly states: string }[] = [];
        const told = (states: Iterable<{ readonly annotation: { readonly id: string } }>) =>
          JSON.stringify([...states].sort((a, b) => (a.annotation.id < b.annotation.id ? -1 : 1)));
        const { tables } = carryOut(FRESH, steps, 'here', (now, at) => seen.push({ at, states: told(statesOf({ tables: now })) }));
        const look = (at: number) => told(statesAt(statesOf({ tables }), recordsOf({ tables }, 'history'), at).values());
        for (const { at, states } of seen) expect(look(at)).toBe(states);
        expect(look(Number.MAX_SAFE_INTEGER)).toBe(told(statesOf({ tables })));
        expect(look(9_999)).toBe('[]');
      }),
    );
  });

  it('in two libraries that went on separately, merged: valid, with both histories told once, and undone to the byte', () => {
    fc.assert(
      fc.property(stepsOf(15), stepsOf(20), stepsOf(20), (common, mine, theirs) => {
        const start = carryOut(FRESH, common, 'common').tables;
        const here = carryOut(start, mine, 'here').tables;
        const there = carryOut(start, theirs, 'there').tables;
        const change = merge(here, there, 90_000);
        const merged = applyAll(here, change.edits);
        expect(findWrongs(merged)).toEqual([]);
        expect(new Set(merged.history.keys())).toEqual(new Set([...here.history.keys(), ...there.history.keys()]));
        expect(merge(merged, there, 91_000).edits).toEqual([]);
        const undone = applyAll(merged, invertEdits(change.edits));
        expect([bytesOf(undone), [...undone.history.keys()]]).toEqual([bytesOf(here), [...here.history.keys()]]);
        for (const at of [9_999, 10_050, 30_000, 95_000]) {
          const states = statesAt(statesOf({ tables: merged }), recordsOf({ tables: merged }, 'history'), at);
          for (const { annotation } of states.values()) expect(annotation.createdAt).toBeLessThanOrEqual(at);
        }
      }),
    );
  });
});
