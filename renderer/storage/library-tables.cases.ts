import { describe, expect, it } from 'vitest';
import type { Edit } from '../../shared/model/change';
import { annotationId, bookmarkId, codeId, revisionId, sourceId } from '../../shared/model/ids';
import { annotation, code, note, SOURCE } from '../../shared/model/record.cases';
import type { DexieLibrary } from './dexie-library';
import { annotate, type CreateHeavyWork, change, createLibraryRoom, encode, write } from './library-room.cases';
import type { DatabaseEngine } from './schema';

const ID = annotationId;
const S1 = sourceId('s1');

/** What a library keeps beside annotations and notes, held together: codes, bookmarks, what was read, history, geometry. */
export function describeTables(createEngine: () => DatabaseEngine, createHeavyWork?: CreateHeavyWork): void {
  const { openWindow } = createLibraryRoom(createEngine, createHeavyWork);

  describe('codes', () => {
    const [formula, power] = [code('formula'), code('power', { parentId: codeId('formula') })];
    const coded = annotation('a1', 3, 8, { codes: [power.id, formula.id] });

    it('come with the annotations that they are given to, those in the trash included', async () => {
      const library = await openWindow();
      const trashed = annotation('a2', 9, 14, { codes: [power.id], trashedAt: 7 });
      await library.apply(change('g1', [encode(null, formula), encode(null, power), annotate(null, coded), annotate(null, trashed)]));
      await library.apply(change('g2', [annotate(null, annotation('a3', 20))]));
      library.close();
      const again = await openWindow();
      expect((await again.loadCodes()).records).toEqual([formula, power]);
      expect((await again.loadCoded([power.id, formula.id])).records).toEqual([coded, trashed]);
      expect((await again.loadCoded([formula.id])).records).toEqual([coded]);
    });

    it('are never missing where they are given, or stand above others', async () => {
      const library = await openWindow();
      const refused = { ok: false, error: { code: 'conflict', table: 'codes', key: 'formula' } };
      expect(await library.apply(change('g1', [annotate(null, annotation('a1', 3, 8, { codes: [formula.id] }))]))).toEqual(refused);
      expect(await library.apply(change('g2', [encode(null, power)]))).toEqual(refused);
      await library.apply(change('g3', [encode(null, formula), encode(null, power), annotate(null, coded)]));
      expect(await library.apply(change('g4', [encode(formula, null), encode(power, null)]))).toEqual(refused);
      const other = { ...coded, codes: [power.id] };
      expect(await library.apply(change('g5', [annotate(coded, other), encode(formula, null)]))).toEqual(refused);
      const none = { ...coded, codes: [] };
      expect(await library.apply(change('g6', [annotate(coded, none), encode(formula, null), encode(power, null)]))).toMatchObject({
        ok: true,
      });
      await library.undo();
      expect((await library.loadCoded([power.id])).records).toEqual([coded]);
    });
  });

  describe('bookmarks and what was read', () => {
    it('belong to their source; two windows add to what was read, and forgetting is for good', async () => {
      const library = await openWindow();
      const own = { id: bookmarkId('b1'), sourceId: S1, target: annotation('a1', 3).targets[0], name: '', createdAt: 1, updatedAt: 1 };
      const edit: Edit = { table: 'bookmarks', key: own.id, before: null, after: own };
      const other: Edit = {
        table: 'bookmarks',
        key: 'b2',
        before: null,
        after: { ...own, id: bookmarkId('b2'), sourceId: sourceId('s2') },
      };
      await library.apply(change('g1', [edit, other], 'add-bookmark'));
      expect((await library.loadBookmarks(S1)).records).toEqual([own]);
      const progress = { sourceId: S1, revisionId: revisionId('r1'), read: Uint8Array.of(1) };
      await library.saveProgress(progress);
      await (await openWindow()).saveProgress({ ...progress, read: Uint8Array.of(2, 4) });
      expect(await library.loadProgress(S1)).toEqual({ ...progress, read: Uint8Array.of(3, 4) });
      await library.saveProgress({ ...progress, revisionId: revisionId('r2') });
      expect((await library.loadProgress(S1))?.read).toEqual(Uint8Array.of(1));
      await library.forgetProgress(S1);
      expect(await library.loadProgress(S1)).toBeUndefined();
    });
  });

  describe('history', () => {
    const red = annotation('a1', 3, 8, { color: 'red' });
    const recolor = (group: string, at: number) => ({ ...change(group, [annotate(annotation('a1', 3), red)], 'recolor'), at });
    const told = async (library: DexieLibrary, id?: string) =>
      (id === undefined ? await library.loadHistoryOf(SOURCE.id) : await library.loadHistory(ID(id))).records
        .toSorted((a, b) => a.seq - b.seq)
        .map(({ kind, label, at, annotations }) => `${kind} ${label} ${at} ${annotations.join(' ')}`);

    it('tells what was done, undone and done again, one annotation at a time, and outlasts the window', async () => {
      const library = await openWindow();
      await library.apply(change('g1', [annotate(null, annotation('a1', 3)), annotate(null, annotation('a2', 9))]));
      await library.apply(recolor('g2', 6000));
      await library.apply(change('g3', [write(null, note('a2', 'x'))], 'write-note'));
      await library.undo();
      await library.undo();
      await library.redo();
      library.close();
      const again = await openWindow();
      expect(await told(again, 'a1')).toEqual(['do recolor 6000 a1', 'undo recolor 9000 a1', 'redo recolor 9000 a1']);
      expect(await told(again)).toHaveLength(5);
    });

    it('shows of a step over many annotations what it did to the one that is asked for', async () => {
      const library = await openWindow();
      const many = Array.from({ length: 100 }, (_, i) => annotation(`m${i}`, i));
      await library.apply(
        change(
          'g1',
          many.map((one) => annotate(null, one)),
        ),
      );
      await library.apply(
        change(
          'g2',
          many.map((one) => annotate(one, { ...one, color: 'red' })),
          'recolor',
        ),
      );
      const { records } = await library.loadHistory(ID('m70'));
      expect(records.map(({ annotations, parts }) => [annotations, parts])).toEqual([
        [['m70'], [{ kind: 'altered', before: { color: 'yellow' }, after: { color: 'red' }, note: null }]],
      ]);
      expect((await library.loadHistoryOf(SOURCE.id)).records.flatMap((one) => one.annotations)).toHaveLength(100);
    });

    it('tells the keystrokes of one note as one step', async () => {
      const library = await openWindow();
      await library.apply(change('g1', [annotate(null, annotation('a1', 3))]));
      for (const [before, after] of [
        [null, 'F'],
        ['F', 'Fo'],
        ['Fo', 'Four'],
      ] as const)
        await library.apply(change('note', [write(before === null ? null : note('a1', before), note('a1', after))], 'write-note'));
      const { records } = await library.loadHistoryOf(SOURCE.id);
      expect(records.map((step) => step.parts)).toEqual([
        [{ kind: 'altered', before: {}, after: {}, note: { before: null, after: note('a1', 'Four') } }],
      ]);
    });

    it('stays when the journal is cleared, and goes with a library that is replaced', async () => {
      const library = await openWindow();
      const empty = await library.snapshot();
      await library.apply(change('g1', [annotate(null, annotation('a1', 3))]));
      await library.apply(recolor('g2', 6000));
      await library.replaceAll(await library.snapshot());
      expect(await told(library)).toEqual(['do recolor 6000 a1']);
      await library.replaceAll(empty);
      expect(await told(library)).toEqual([]);
    });
  });

  describe('geometry', () => {
    it('has the longer first where starts are equal, and each annotation once among the firsts', async () => {
      const library = await openWindow();
      const [target] = annotation('a2', 40, 45).targets;
      const twice = annotation('a1', 10, 12, { targets: [annotation('a1', 10, 12).targets[0], target] });
      await library.apply(change('g1', [annotate(null, twice), annotate(null, annotation('a2', 10, 30))]));
      const { ids, firsts } = await library.loadGeometry(S1);
      expect([ids, firsts]).toEqual([['a2', 'a1', 'a1'], Uint8Array.of(1, 1, 0)]);
    });

    it('is fresh after every step, and the same as when packed anew', async () => {
      const library = await openWindow();
      await library.apply(
        change('g1', [annotate(null, annotation('a1', 30)), annotate(null, annotation('a2', 10)), write(null, note('a2', 'x'))]),
      );
      expect(await library.loadGeometry(S1)).toEqual({
        sourceId: S1,
        ids: ['a2', 'a1'],
        starts: Int32Array.of(10, 30),
        ends: Int32Array.of(15, 35),
        colors: Uint8Array.of(0, 0),
        noted: Uint8Array.of(1, 0),
        corrected: Uint8Array.of(0, 0),
        firsts: Uint8Array.of(1, 1),
      });
      library.close();
      const again = await openWindow();
      const trashed = annotation('a2', 10, 15, { trashedAt: 1 });
      await again.loadGeometry(S1);
      await again.apply(
        change('g2', [
          annotate(annotation('a2', 10), trashed),
          annotate(annotation('a1', 30), annotation('a1', 31, 32, { color: 'blue' })),
        ]),
      );
      await again.apply(change('g3', [write(null, note('a1', 'y'))]));
      expect((await again.loadGeometry(S1)).ids).toEqual(['a1']);
      await again.apply(change('g4', [annotate(trashed, annotation('a2', 10))]));
      const followed = await again.loadGeometry(S1);
      await again.replaceAll(await again.snapshot());
      expect(followed).toEqual({
        sourceId: S1,
        ids: ['a2', 'a1'],
        starts: Int32Array.of(10, 31),
        ends: Int32Array.of(15, 32),
        colors: Uint8Array.of(0, 2),
        noted: Uint8Array.of(1, 1),
        corrected: Uint8Array.of(0, 0),
        firsts: Uint8Array.of(1, 1),
      });
      expect(await again.loadGeometry(S1)).toEqual(followed);
    });

    it('has one entry a place, with the note at each', async () => {
      const library = await openWindow();
      const one = annotation('a1', 30);
      const wide = { ...one, targets: [annotation('x', 10).targets[0], one.targets[0]] } as const;
      await library.apply(change('g1', [annotate(null, one), annotate(null, annotation('a2', 20))]));
      await library.loadGeometry(S1);
      await library.apply(change('g2', [annotate(one, wide)]));
      await library.apply(change('g3', [write(null, note('a1', 'x'))]));
      const followed = await library.loadGeometry(S1);
      expect([followed.ids, [...followed.starts], [...followed.noted]]).toEqual([
        ['a1', 'a2', 'a1'],
        [10, 20, 30],
        [1, 0, 1],
      ]);
      await library.replaceAll(await library.snapshot());
      expect(await library.loadGeometry(S1)).toEqual(followed);
    });
  });
}
