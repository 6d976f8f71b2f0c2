import { afterEach, describe, expect, it } from 'vitest';
import { ok } from '../../shared/base/result';
import type { Change, Edit } from '../../shared/model/change';
import { annotationId, bookmarkId, codeId, relationTypeId, revisionId, sourceId } from '../../shared/model/ids';
import { annotation, code, note, REVISION, relation, SOURCE } from '../../shared/model/record.cases';
import type { Annotation, Code, Note, Relation, RelationType } from '../../shared/model/records';
import type { StepName } from '../../shared/model/step-name';
import { relationType } from '../../shared/relations/relations.cases';
import { type DexieLibrary, openLibrary } from './dexie-library';
import type { LibraryEvent } from './library';
import { type DatabaseEngine, PostilDatabase } from './schema';

const ID = annotationId;
const S1 = sourceId('s1');

function change(group: string, edits: readonly Edit[], label: Change['label'] = 'highlight'): Change {
  return { label, at: 5000, group, edits };
}

function annotate(before: Annotation | null, after: Annotation | null): Edit {
  return { table: 'annotations', key: (after ?? before)?.id ?? '', before, after };
}

function write(before: Note | null, after: Note | null): Edit {
  return { table: 'notes', key: (after ?? before)?.annotationId ?? '', before, after };
}

function encode(before: Code | null, after: Code | null): Edit {
  return { table: 'codes', key: (after ?? before)?.id ?? '', before, after };
}

/** The promises that any engine has to keep: run on a fake IndexedDB for speed and on a real one for truth. */
export function describeLibrary(createEngine: () => DatabaseEngine): void {
  const opened: DexieLibrary[] = [];
  let engine = createEngine();
  let name = 'postil-0';
  let windows = 0;

  const openWindow = async (): Promise<DexieLibrary> => {
    windows++;
    const library = await openLibrary({
      name,
      session: `window-${windows}`,
      now: () => 9000,
      engine,
      beforeMigration: async () => ok(null),
    });
    if (!library.ok) throw new Error(library.error.code);
    opened.push(library.value);
    return library.value;
  };

  const listen = (library: DexieLibrary): LibraryEvent[] => {
    const events: LibraryEvent[] = [];
    library.subscribe((event) => events.push(event));
    return events;
  };

  /** What undo and redo would be about. */
  const offered = (library: DexieLibrary) => {
    const { undo, redo } = library.getUndoState();
    return { undo: undo?.label ?? null, redo: redo?.label ?? null };
  };

  const told = (events: readonly LibraryEvent[]) =>
    events.flatMap((event) => {
      if (event.type === 'undo-state') return [];
      if (event.type !== 'applied') return [event.type];
      return [`${event.own ? 'own' : 'other'} ${event.applied.kind} ${event.applied.edits.map((edit) => edit.key).join(' ')}`];
    });

  afterEach(() => {
    for (const library of opened.splice(0)) library.close();
    engine = createEngine();
    name = `postil-${Math.random()}`;
  });

  describe('records', () => {
    it('are there again after the window is closed and opened', async () => {
      const first = await openWindow();
      expect(first.isEmpty).toBe(true);
      const text = new TextEncoder().encode('\uFEFF網絡強國\r\n');
      const stored = await first.putText(text);
      await first.apply(change('g0', [{ table: 'sources', key: 's1', before: null, after: SOURCE }], 'add-source'));
      await first.apply(change('g1', [{ table: 'revisions', key: 'r1', before: null, after: REVISION }], 'add-source'));
      expect(await first.undo()).toEqual({ ok: true, value: null });
      await first.apply(change('g2', [annotate(null, annotation('a1', 3))]));
      await first.apply(change('g3', [write(null, note('a1', 'Four nouns'))], 'write-note'));
      first.close();
      const second = await openWindow();
      expect(second.isEmpty).toBe(false);
      expect(await second.loadSources()).toEqual({ records: [SOURCE], bad: [] });
      expect(await second.findRevision('r1')).toEqual(REVISION);
      expect(await second.findText(stored.ok ? stored.value : '')).toEqual(text);
      expect(await second.loadAnnotations(S1)).toEqual({ records: [annotation('a1', 3)], bad: [] });
      expect(await second.loadNotes([ID('a1'), ID('a2')])).toEqual({ records: [note('a1', 'Four nouns')], bad: [] });
      expect(offered(second)).toEqual({ undo: 'write-note', redo: null });
    });

    it('are altered all or not at all when one of them is no longer what it was', async () => {
      const library = await openWindow();
      await library.apply(change('g1', [annotate(null, annotation('a1', 3))]));
      const late = change('g2', [annotate(null, annotation('a2')), annotate(annotation('a1', 4), annotation('a1', 5))]);
      expect(await library.apply(late)).toEqual({ ok: false, error: { code: 'conflict', table: 'annotations', key: 'a1' } });
      expect((await library.loadAnnotations(S1)).records).toEqual([annotation('a1', 3)]);
      expect(offered(library)).toEqual({ undo: 'highlight', redo: null });
    });

    it('are refused when they could not be read again', async () => {
      const library = await openWindow();
      const result = await library.apply(change('g1', [annotate(null, annotation('a1', 9, 3))]));
      expect(result.ok ? 'stored' : result.error.code).toBe('failed');
      expect(await library.findRecord('annotations', 'a1')).toBeUndefined();
    });

    it('refuse what would leave a relation without an end or without its kind', async () => {
      const library = await openWindow();
      const [r1, r2] = [relation('r1', 'a1', 'a2'), relation('r2', 'a1', 'a2', { typeId: relationTypeId('own') })];
      const own = relationType('own', 'answers');
      const relate = (before: Relation | null, after: Relation | null): Edit => ({
        table: 'relations',
        key: (after ?? before)?.id ?? '',
        before,
        after,
      });
      const name = (before: RelationType | null, after: RelationType | null): Edit => ({
        table: 'relationTypes',
        key: 'own',
        before,
        after,
      });
      const outcome = async (edits: readonly Edit[]) => {
        const result = await library.apply(change(crypto.randomUUID(), edits, 'relate'));
        if (result.ok) return 'stored';
        return result.error.code === 'conflict' ? `${result.error.table} ${result.error.key}` : result.error.code;
      };
      await library.apply(change('g1', [annotate(null, annotation('a1'))]));
      expect(await outcome([relate(null, r1)])).toBe('annotations a2');
      expect(await outcome([annotate(null, annotation('a2')), relate(null, r1)])).toBe('stored');
      expect(await outcome([relate(null, r2)])).toBe('relationTypes own');
      expect(await outcome([name(null, own), relate(null, r2)])).toBe('stored');
      expect(await outcome([annotate(annotation('a2'), null)])).toBe('relations r1');
      expect(await outcome([name(own, null)])).toBe('relations r2');
      expect(await outcome([annotate(annotation('a2'), null), relate(r1, null)])).toBe('relations r2');
      expect((await library.loadRelationsOf([ID('a2')])).records).toEqual([r1, r2]);
      expect(await outcome([annotate(annotation('a2'), null), relate(r1, null), relate(r2, null)])).toBe('stored');
      expect(await outcome([name(own, null)])).toBe('stored');
      await library.undo();
      await library.undo();
      expect((await library.loadRelations()).records).toEqual([r1, r2]);
    });

    it('lie in the trash or stand on the desk', async () => {
      const library = await openWindow();
      const trashed = annotation('a2', 8, 9, { trashedAt: 7000 });
      await library.apply(change('g1', [annotate(null, annotation('a1')), annotate(null, trashed)]));
      expect((await library.loadAnnotations(S1)).records).toEqual([annotation('a1')]);
      expect((await library.loadTrash(S1)).records).toEqual([trashed]);
    });

    it('that are bad are reported and hide no other', async () => {
      const library = await openWindow();
      await library.apply(change('g1', [annotate(null, annotation('a1'))]));
      const snapshot = await library.snapshot();
      const bad = { ...annotation('bad'), color: 'pink' };
      const stray = { id: 'stray' };
      await library.replaceAll({ ...snapshot, tables: { ...snapshot.tables, annotations: [annotation('a1'), bad, stray] } });
      const loaded = await library.loadAnnotations(S1);
      expect([loaded.records, loaded.bad.map((one) => [one.table, one.key])]).toEqual([
        [annotation('a1')],
        [
          ['annotations', 'bad'],
          ['annotations', 'stray'],
        ],
      ]);
      expect((await library.loadGeometry(S1)).ids).toEqual(['a1']);
      expect((await library.snapshot()).tables.annotations).toEqual([annotation('a1'), bad, stray]);
    });
  });

  it('refuses a note whose annotation another window has removed', async () => {
    const [one, two] = [await openWindow(), await openWindow()];
    await one.apply(change('g1', [annotate(null, annotation('a1'))]));
    await one.undo();
    const refused = { ok: false, error: { code: 'conflict', table: 'annotations', key: 'a1' } };
    expect(await two.apply(change('s1', [write(null, note('a1', 'x'))], 'write-note'))).toEqual(refused);
    expect(await two.findRecord('notes', 'a1')).toBeUndefined();
  });

  it('tells the news before it refuses a change for them', async () => {
    const [one, two] = [await openWindow(), await openWindow()];
    const heard = listen(two);
    await one.apply(change('g1', [annotate(null, annotation('a1', 3))]));
    const outcome = await two.apply(change('g2', [annotate(null, annotation('a1', 4))]));
    expect([outcome.ok, told(heard)]).toEqual([false, ['other do a1']]);
  });

  describe('undo', () => {
    it('takes back and does again every step, across reloads', async () => {
      const first = await openWindow();
      await first.apply(change('g1', [annotate(null, annotation('a1', 3))]));
      await first.apply(change('g2', [annotate(annotation('a1', 3), annotation('a1', 4))], 'resize'));
      expect((await first.undo()).ok).toBe(true);
      first.close();
      const second = await openWindow();
      expect(offered(second)).toEqual({ undo: 'highlight', redo: 'resize' });
      await second.undo();
      expect([await second.findRecord('annotations', 'a1'), offered(second)]).toEqual([undefined, { undo: null, redo: 'highlight' }]);
      expect(await second.undo()).toEqual({ ok: true, value: null });
      await second.redo();
      await second.redo();
      expect(await second.findRecord('annotations', 'a1')).toEqual(annotation('a1', 4));
      expect(await second.redo()).toEqual({ ok: true, value: null });
      expect(offered(second)).toEqual({ undo: 'resize', redo: null });
    });

    it('cannot redo what new work has replaced', async () => {
      const library = await openWindow();
      await library.apply(change('g1', [annotate(null, annotation('a1'))]));
      await library.undo();
      await library.apply(change('g2', [annotate(null, annotation('a2'))]));
      expect(offered(library)).toEqual({ undo: 'highlight', redo: null });
      await library.undo();
      expect(await library.undo()).toEqual({ ok: true, value: null });
    });

    it('treats the keystrokes of one session as one step, and not those of the next', async () => {
      const library = await openWindow();
      await library.apply(change('g1', [annotate(null, annotation('a1'))], 'add-source'));
      const type = (session: string, before: string | null, after: string) =>
        library.apply(change(session, [write(before === null ? null : note('a1', before), note('a1', after))], 'write-note'));
      await type('s1', null, 'F');
      await type('s1', 'F', 'Four');
      await type('s2', 'Four', 'Four nouns');
      await library.undo();
      expect(await library.findRecord('notes', 'a1')).toEqual(note('a1', 'Four'));
      await type('s2', 'Four', 'Four verbs');
      await library.undo();
      await library.undo();
      expect(await library.findRecord('notes', 'a1')).toBeUndefined();
      expect(offered(library)).toEqual({ undo: null, redo: 'write-note' });
    });

    it('keeps no step that comes to nothing', async () => {
      const library = await openWindow();
      await library.apply(change('g1', [annotate(null, annotation('a1'))], 'add-source'));
      await library.apply(change('s1', [write(null, note('a1', 'x'))], 'write-note'));
      await library.apply(change('s1', [write(note('a1', 'x'), null)], 'remove-note'));
      expect(offered(library)).toEqual({ undo: null, redo: null });
    });
  });

  describe('steps', () => {
    const three = async (library: DexieLibrary) => {
      await library.apply(change('g0', [annotate(null, annotation('a0'))], 'add-source'));
      await library.apply(change('g1', [annotate(null, annotation('a1', 3)), annotate(null, annotation('a2', 9))], 'highlight-all'));
      await library.apply(change('g2', [write(null, note('a1', 'Four nouns'))], 'write-note'));
      await library.apply(change('g3', [annotate(annotation('a1', 3), annotation('a1', 4))], 'resize'));
    };
    const names = (steps: readonly { readonly name: StepName }[]) =>
      steps.map(({ name: { label, count, subject } }) => `${label} ${count} ${subject}`);
    const listed = async (library: DexieLibrary, most = 50) => {
      const { done, undone, hasEarlier } = await library.listSteps(most);
      return { done: names(done), undone: names(undone), hasEarlier };
    };

    it('are named by what they touch, also after a reload and when they are undone', async () => {
      const first = await openWindow();
      await three(first);
      const undone = await first.undo();
      expect(undone.ok && undone.value?.name).toEqual({ label: 'resize', count: 1, subject: 'cyber power' });
      first.close();
      const second = await openWindow();
      expect(second.getUndoState()).toEqual({
        undo: { label: 'write-note', count: 1, subject: 'cyber power' },
        redo: { label: 'resize', count: 1, subject: 'cyber power' },
      });
      expect(await listed(second)).toEqual({
        done: ['write-note 1 cyber power', 'highlight-all 2 cyber power'],
        undone: ['resize 1 cyber power'],
        hasEarlier: false,
      });
      expect(await listed(second, 1)).toEqual({ done: ['write-note 1 cyber power'], undone: ['resize 1 cyber power'], hasEarlier: true });
    });

    it('are gone back to and forward to, every window told of each in order', async () => {
      const [one, two] = [await openWindow(), await openWindow()];
      await three(one);
      const heard = listen(two);
      const [, , first] = (await one.listSteps(50)).done;
      const before = await one.snapshot();
      const back = await one.travelTo(first?.seq ?? -1);
      expect(back.ok && names(back.value)).toEqual(['resize 1 cyber power', 'write-note 1 cyber power']);
      expect([await one.findRecord('notes', 'a1'), await one.findRecord('annotations', 'a1')]).toEqual([undefined, annotation('a1', 3)]);
      await expect.poll(() => told(heard).slice(-2)).toEqual(['other undo a1', 'other undo a1']);
      expect(await listed(one)).toEqual({
        done: ['highlight-all 2 cyber power'],
        undone: ['write-note 1 cyber power', 'resize 1 cyber power'],
        hasEarlier: false,
      });
      await one.travelTo(0);
      expect(offered(one)).toEqual({ undo: null, redo: 'highlight-all' });
      const [, , last] = (await one.listSteps(50)).undone;
      expect((await one.travelTo(last?.seq ?? -1)).ok).toBe(true);
      expect({ ...(await one.snapshot()).tables, history: before.tables.history }).toEqual(before.tables);
    });

    it('are gone over all or not at all', async () => {
      const library = await openWindow();
      await three(library);
      const snapshot = await library.snapshot();
      // What no step of the journal knows of, as when a write was lost.
      const database = new PostilDatabase(name, engine);
      await database.open();
      await database.annotations.put(annotation('a2', 77));
      database.close();
      const outcome = await library.travelTo(0);
      expect(outcome).toEqual({ ok: false, error: { code: 'conflict', table: 'annotations', key: 'a2' } });
      expect(offered(library)).toEqual({ undo: 'resize', redo: null });
      expect((await library.snapshot()).tables.notes).toEqual(snapshot.tables.notes);
    });
  });

  describe('two windows', () => {
    it('tell each other every step, in order', async () => {
      const [one, two] = [await openWindow(), await openWindow()];
      const [heardOne, heardTwo] = [listen(one), listen(two)];
      await one.apply(change('g1', [annotate(null, annotation('a1'))]));
      await two.apply(change('g2', [annotate(null, annotation('a2'))]));
      await one.undo();
      await expect.poll(() => told(heardTwo)).toEqual(['other do a1', 'own do a2', 'other undo a2']);
      await expect.poll(() => told(heardOne)).toEqual(['own do a1', 'other do a2', 'own undo a2']);
      expect([offered(one), offered(two)]).toEqual([
        { undo: 'highlight', redo: 'highlight' },
        { undo: 'highlight', redo: 'highlight' },
      ]);
    });

    it('never overwrite each other', async () => {
      const [one, two] = [await openWindow(), await openWindow()];
      await one.apply(change('g1', [write(null, note('a1', 'seen by both'))]));
      const results = await Promise.all([
        one.apply(change('g2', [write(note('a1', 'seen by both'), note('a1', 'from one'))])),
        two.apply(change('g3', [write(note('a1', 'seen by both'), note('a1', 'from two'))])),
      ]);
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect(results.flatMap((result) => (result.ok ? [] : [result.error]))).toEqual([{ code: 'conflict', table: 'notes', key: 'a1' }]);
    });

    it('hear of a note that was written and removed within one step', async () => {
      const [one, two] = [await openWindow(), await openWindow()];
      const heard = listen(two);
      await one.apply(change('s1', [write(null, note('a1', 'x'))]));
      await expect.poll(() => told(heard)).toEqual(['other do a1']);
      await one.apply(change('s1', [write(note('a1', 'x'), note('a1', 'xy'))]));
      await one.apply(change('s1', [write(note('a1', 'xy'), null)]));
      const lastNote = () => heard.flatMap((event) => (event.type === 'applied' ? event.applied.edits : [])).at(-1)?.after;
      await expect.poll(lastNote).toBeNull();
    });

    it('load again when one of them replaces everything', async () => {
      const [one, two] = [await openWindow(), await openWindow()];
      const [heardOne, heardTwo] = [listen(one), listen(two)];
      await one.apply(change('g1', [annotate(null, annotation('a1'))]));
      const snapshot = await one.snapshot();
      await one.apply(change('g2', [annotate(null, annotation('a2'))]));
      expect(await one.replaceAll(snapshot)).toEqual({ ok: true, value: null });
      await expect.poll(() => told(heardTwo)).toContain('replaced');
      expect(told(heardOne)).toEqual(['own do a1', 'own do a2', 'replaced']);
      expect((await two.loadAnnotations(S1)).records).toEqual([annotation('a1')]);
      expect([offered(one), offered(two)]).toEqual([
        { undo: null, redo: null },
        { undo: null, redo: null },
      ]);
    });
  });

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
