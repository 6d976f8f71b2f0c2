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

it('forgets the oldest of more than two thousand steps, and no record', async () => {
  const engine = { indexedDB: new IDBFactory(), IDBKeyRange };
  const library = await openLibrary({ name: 'long', session: 'w', now: () => 0, engine, beforeMigration: async () => ok(null) });
  if (!library.ok) throw new Error(library.error.code);
  for (let i = 0; i < 2100; i++) {
    const before = i === 0 ? null : annotation('a1', i - 1);
    await library.value.apply({
      label: 'resize',
      at: i,
      group: `g${i}`,
      edits: [{ table: 'annotations', key: 'a1', before, after: annotation('a1', i) }],
    });
  }
  let steps = 0;
  while (library.value.getUndoState().undo !== null) {
    expect((await library.value.undo()).ok).toBe(true);
    steps++;
  }
  const left = await library.value.findRecord('annotations', 'a1');
  library.value.close();
  expect(steps).toBeGreaterThanOrEqual(1000);
  expect(steps).toBeLessThan(2050);
  expect(left).toEqual(annotation('a1', 2099 - steps));
}, 60_000);
