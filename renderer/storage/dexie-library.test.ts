import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { ok } from '../../shared/base/result';
import { annotation } from '../../shared/model/record.cases';
import { openLibrary } from './dexie-library';
import { describeLibrary } from './library.cases';
import { describeOpening } from './opening.cases';

describe('DexieLibrary on a fake IndexedDB', () => {
  describeLibrary(() => ({ indexedDB: new IDBFactory(), IDBKeyRange }));
});

describe('opening a fake IndexedDB', () => {
  describeOpening(() => ({ indexedDB: new IDBFactory(), IDBKeyRange }));
});

it('forgets the oldest of more steps than it keeps, and no record', async () => {
  const engine = { indexedDB: new IDBFactory(), IDBKeyRange };
  const open = async (session: string) => {
    const library = await openLibrary({
      name: 'long',
      session,
      now: () => 0,
      engine,
      stepsKept: 100,
      beforeMigration: async () => ok(null),
    });
    if (!library.ok) throw new Error(library.error.code);
    return library.value;
  };
  const library = await open('one');
  for (let i = 0; i < 250; i++) {
    const before = i === 0 ? null : annotation('a1', i - 1);
    const edits = [{ table: 'annotations', key: 'a1', before, after: annotation('a1', i) }] as const;
    await library.apply({ label: 'resize', at: i, group: `g${i}`, edits });
  }
  let steps = 0;
  while (library.getUndoState().undo !== null) {
    expect((await library.undo()).ok).toBe(true);
    steps++;
  }
  const left = await library.findRecord('annotations', 'a1');
  library.close();
  expect(steps).toBeGreaterThanOrEqual(50);
  expect(steps).toBeLessThanOrEqual(150);
  expect(left).toEqual(annotation('a1', 249 - steps));
});
