import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { writeArchive } from '../../shared/archive/write-archive';
import { err, ok } from '../../shared/base/result';
import { sizeOfStep } from '../../shared/history/history-step';
import { annotationId } from '../../shared/model/ids';
import { annotation } from '../../shared/model/record.cases';
import { describeArchiving } from './archiving.cases';
import { openLibrary } from './dexie-library';
import { createHeavyWorkHere } from './heavy-work.cases';
import { describeLibrary } from './library.cases';
import { describeTables } from './library-tables.cases';
import { describeOpening } from './opening.cases';

describe('DexieLibrary on a fake IndexedDB', () => {
  describeLibrary(() => ({ indexedDB: new IDBFactory(), IDBKeyRange }));
  describeArchiving(() => ({ indexedDB: new IDBFactory(), IDBKeyRange }));
  describeTables(() => ({ indexedDB: new IDBFactory(), IDBKeyRange }));
});

describe('DexieLibrary that has everything done elsewhere', () => {
  describeLibrary(() => ({ indexedDB: new IDBFactory(), IDBKeyRange }), createHeavyWorkHere);
  describeArchiving(() => ({ indexedDB: new IDBFactory(), IDBKeyRange }), createHeavyWorkHere);
  describeTables(() => ({ indexedDB: new IDBFactory(), IDBKeyRange }), createHeavyWorkHere);
});

describe('opening a fake IndexedDB', () => {
  describeOpening(() => ({ indexedDB: new IDBFactory(), IDBKeyRange }));
});

it('writes an archive in the page when it cannot be written elsewhere', async () => {
  const warned = vi.spyOn(console, 'warn').mockReturnValue();
  const heavyWork = { run: () => Promise.reject(new Error('no worker')), close: () => undefined };
  const engine = { indexedDB: new IDBFactory(), IDBKeyRange };
  const opened = await openLibrary({ name: 'alone', session: 'w', now: () => 0, engine, heavyWork, beforeMigration: async () => ok(null) });
  if (!opened.ok) throw new Error(opened.error.code);
  const archive = await opened.value.writeArchive(7);
  if (!archive.ok) throw new Error(archive.error.code);
  expect(new Uint8Array(await archive.value.arrayBuffer())).toEqual(await writeArchive(await opened.value.snapshot(), 7));
  expect(warned).toHaveBeenCalledOnce();
  warned.mockRestore();
  opened.value.close();
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
      historySizeKept: 30_000,
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
  const told = (await library.loadHistory(annotationId('a1'))).records.toSorted((a, b) => a.at - b.at);
  const size = told.reduce((sum, step) => sum + sizeOfStep(step), 0);
  expect(told.map((step) => step.at)).toEqual(Array.from({ length: told.length }, (_, i) => 250 - told.length + i));
  expect([size <= 30_000, size + 2 * sizeOfStep(told[0]) > 30_000]).toEqual([true, true]);
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

it('forgets the oldest steps when those kept are heavy together, and never the last', async () => {
  const library = await openLibrary({
    name: 'heavy',
    session: 'one',
    now: () => 0,
    engine: { indexedDB: new IDBFactory(), IDBKeyRange },
    editsKept: 2500,
    beforeMigration: async () => ok(null),
  });
  if (!library.ok) throw new Error(library.error.code);
  const bulk = (group: string, size: number) => {
    const edits = Array.from({ length: size }, (_, i) => {
      const after = annotation(`${group}-${i}`, i);
      return { table: 'annotations', key: after.id, before: null, after } as const;
    });
    return library.value.apply({ label: 'highlight-all', at: 0, group, edits });
  };
  const counts = async () => (await library.value.listSteps(50)).done.map((step) => step.name.count);
  await bulk('a', 1000);
  await bulk('b', 1200);
  expect(await counts()).toEqual([1200, 1000]);
  await bulk('c', 1100);
  expect(await counts()).toEqual([1100, 1200]);
  await bulk('d', 3000);
  expect(await counts()).toEqual([3000]);
  expect((await library.value.loadAnnotations(annotation('a').sourceId)).records.length).toBe(6300);
  library.value.close();
});

it('after a window that was killed the engine is mended; while there is no room for that, reading goes on and writing is refused', async () => {
  const engine = { indexedDB: new IDBFactory(), IDBKeyRange };
  const noSpace = err({ code: 'no-space', detail: 'full' } as const);
  let isFull = true;
  let tries = 0;
  const opened = await openLibrary({
    name: 'killed',
    session: 'w',
    now: () => 0,
    engine,
    beforeMigration: async () => ok(null),
    isUnclean: Promise.resolve(true),
    mendEngine: async () => {
      tries += 1;
      return isFull ? noSpace : ok(null);
    },
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const library = opened.value;
  const edits = [{ table: 'annotations', key: 'a1', before: null, after: annotation('a1', 1) }] as const;
  const change = { label: 'highlight', at: 1, group: 'g', edits } as const;
  expect(await library.apply(change)).toEqual(noSpace);
  expect(await library.loadSources()).toEqual({ records: [], bad: [] });
  isFull = false;
  expect((await library.apply(change)).ok).toBe(true);
  const needed = tries;
  expect((await library.undo()).ok).toBe(true);
  expect([needed, tries]).toEqual([3, 3]);
  library.close();
});
