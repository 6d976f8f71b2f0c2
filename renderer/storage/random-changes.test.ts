import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeArchive } from '../../shared/archive/write-archive';
import { toByteSource } from '../../shared/base/byte-source';
import { ok } from '../../shared/base/result';
import { sizeOfStep } from '../../shared/history/history-step';
import { bytesOf, findWrongs, makeChange, type Step, stepsOf } from '../../shared/history/random-worlds.cases';
import { type AnnotationState, statesAt } from '../../shared/history/states';
import { recordsOf, statesOf } from '../../shared/history/world.cases';
import type { PlainTables } from '../../shared/model/apply-edits';
import type { Change } from '../../shared/model/change';
import { REVISION, SOURCE } from '../../shared/model/record.cases';
import { eachTable } from '../../shared/model/records';
import { findRecordKey } from '../../shared/model/validate-records';
import { createMemoryHost } from '../host/memory-host';
import { type DexieLibrary, openLibrary } from './dexie-library';
import { createHeavyWorkHere } from './heavy-work.cases';
import type { LibrarySnapshot } from './library';
import { openArchive, restore } from './restore';
import type { DatabaseEngine } from './schema';

type Turn = { readonly kind: 'step'; readonly step: Step } | { readonly kind: 'undo' | 'redo' | 'reload' };

function turnsOf(maxLength: number): fc.Arbitrary<readonly Turn[]> {
  return stepsOf(maxLength).chain((steps) =>
    fc
      .tuple(...steps.map((step) => fc.tuple(fc.constantFrom('step', 'step', 'step', 'step', 'undo', 'redo', 'reload'), fc.constant(step))))
      .map((pairs) =>
        pairs.map(([kind, step]): Turn => (kind === 'undo' || kind === 'redo' || kind === 'reload' ? { kind } : { kind: 'step', step })),
      ),
  );
}

/** A library of its own whose clock goes on by ten milliseconds a look. */
class Room {
  readonly #name: string;
  readonly #engine: DatabaseEngine = { indexedDB: new IDBFactory(), IDBKeyRange };
  #library: DexieLibrary | null = null;
  #clock = 10_000;

  constructor(name: string) {
    this.#name = name;
  }

  async open(): Promise<DexieLibrary> {
    const opened = await openLibrary({
      name: 'random',
      session: this.#name,
      now: () => this.tick(),
      engine: this.#engine,
      heavyWork: createHeavyWorkHere(this.#engine),
      heavyEdits: 2,
      beforeMigration: async () => ok(null),
    });
    if (!opened.ok) throw new Error(opened.error.code);
    this.#library = opened.value;
    return opened.value;
  }

  get library(): DexieLibrary {
    if (this.#library === null) throw new Error('not open');
    return this.#library;
  }

  tick(): number {
    this.#clock += 10;
    return this.#clock;
  }

  async fill(): Promise<void> {
    await this.open();
    await this.#apply({
      label: 'add-source',
      at: this.tick(),
      group: 'source',
      edits: [
        { table: 'sources', key: SOURCE.id, before: null, after: SOURCE },
        { table: 'revisions', key: REVISION.id, before: null, after: REVISION },
      ],
    });
  }

  /** Gives the group of the change that was made, if one was. */
  async take(turn: Turn): Promise<string | null> {
    if (turn.kind === 'step') {
      const change = makeChange(await this.tables(), turn.step, this.tick(), this.#name);
      if (change !== null) await this.#apply(change);
      return change?.group ?? null;
    } else if (turn.kind === 'reload') {
      this.library.close();
      await this.open();
    } else expect(await this.library[turn.kind]()).toMatchObject({ ok: true });
    return null;
  }

  /** How large history is, and how large storage takes it to be. */
  async historySizes(): Promise<readonly [number, number]> {
    const database = new Dexie('random', this.#engine);
    await database.open();
    const [rows, counted] = await Promise.all([
      database.table('history').toArray(),
      database.table<{ readonly value: number }, string>('meta').get('historySize'),
    ]);
    database.close();
    return [rows.reduce((sum, row) => sum + sizeOfStep(row), 0), counted?.value ?? 0];
  }

  async tables(): Promise<PlainTables> {
    return toTables((await this.library.snapshot()).tables);
  }

  async #apply(change: Change): Promise<void> {
    expect(await this.library.apply(change)).toMatchObject({ ok: true });
  }
}

function toTables(rows: LibrarySnapshot['tables']): PlainTables {
  return eachTable<{ -readonly [T in keyof PlainTables]: PlainTables[T] }>(
    (table) => new Map(rows[table].map((row) => [findRecordKey(table, row) ?? '', row])),
  );
}

function statesText(states: Iterable<AnnotationState>): string {
  return JSON.stringify([...states].sort((a, b) => (a.annotation.id < b.annotation.id ? -1 : 1)));
}

const RUNS = { numRuns: 10 };

it('whatever is done, undone, done again and read from the disk anew: the library is valid, its history is true, and undo gives the first state back', async () => {
  await fc.assert(
    fc.asyncProperty(turnsOf(25), async (turns) => {
      const room = new Room('here');
      await room.fill();
      const first = bytesOf(await room.tables());
      const seen: { readonly at: number; readonly states: string }[] = [];
      let group: string | null = null;
      for (const turn of turns) {
        const isIdle = (turn.kind === 'undo' || turn.kind === 'redo') && room.library.getUndoState()[turn.kind] === null;
        const made = await room.take(turn);
        // Where nothing was there to be taken back, what is being written goes on.
        if (isIdle || turn.kind === 'reload' || (turn.kind === 'step' && made === null)) continue;
        // The keystrokes of one note are one step, and told as one.
        if (made !== null && made === group) seen.pop();
        group = made;
        const tables = await room.tables();
        expect(findWrongs(tables)).toEqual([]);
        seen.push({ at: room.tick(), states: statesText(statesOf({ tables })) });
      }
      const tables = await room.tables();
      for (const { at, states } of seen)
        expect(statesText(statesAt(statesOf({ tables }), recordsOf({ tables }, 'history'), at).values())).toBe(states);
      while (room.library.getUndoState().undo !== null) expect(await room.library.undo()).toMatchObject({ ok: true });
      expect(bytesOf(await room.tables())).toBe(first);
      const [size, counted] = await room.historySizes();
      expect(counted).toBe(size);
      room.library.close();
    }),
    RUNS,
  );
});

it('two libraries merged by an archive are valid, have both histories, and undo gives the first state back', async () => {
  await fc.assert(
    fc.asyncProperty(turnsOf(12), turnsOf(12), async (mine, theirs) => {
      const [here, there] = [new Room('here'), new Room('there')];
      await here.fill();
      await there.fill();
      const first = bytesOf(await here.tables());
      for (const turn of mine) await here.take(turn);
      for (const turn of theirs) await there.take(turn);
      const theirHistory = [...(await there.tables()).history.keys()];
      const archive = await openArchive('there', toByteSource(await writeArchive(await there.library.snapshot(), 0)));
      if (!archive.ok) throw new Error(archive.error.code);
      let ids = 0;
      const ports = {
        library: here.library,
        host: createMemoryHost(),
        now: () => here.tick(),
        newId: () => `merged-${ids++}`,
        backUp: async () => ok({ name: 'there', at: 0, reason: 'restore', size: 0 } as const),
      };
      expect(await restore(ports, archive.value, 'merge')).toMatchObject({ ok: true });
      const merged = await here.tables();
      expect(findWrongs(merged)).toEqual([]);
      expect([...merged.history.keys()]).toEqual(expect.arrayContaining(theirHistory));
      expect(await restore(ports, archive.value, 'merge')).toMatchObject({ ok: true, value: { added: 0, changed: 0, conflicts: 0 } });
      expect((await here.tables()).history.size).toBe(merged.history.size);
      const [size, counted] = await here.historySizes();
      expect(counted).toBe(size);
      while (here.library.getUndoState().undo !== null) expect(await here.library.undo()).toMatchObject({ ok: true });
      expect(bytesOf(await here.tables())).toBe(first);
      here.library.close();
      there.library.close();
    }),
    RUNS,
  );
});
