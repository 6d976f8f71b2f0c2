import { describe, expect, it } from 'vitest';
import { err } from '../../shared/base/result';
import type { Edit } from '../../shared/model/change';
import { annotationId, relationTypeId, sourceId } from '../../shared/model/ids';
import { annotation, note, REVISION, relation, SOURCE } from '../../shared/model/record.cases';
import type { Relation, RelationType } from '../../shared/model/records';
import type { StepName } from '../../shared/model/step-name';
import { relationType } from '../../shared/relations/relations.cases';
import type { DexieLibrary } from './dexie-library';
import { annotate, type CreateHeavyWork, change, createLibraryRoom, write } from './library-room.cases';
import type { DatabaseEngine } from './schema';

const ID = annotationId;
const S1 = sourceId('s1');

/** The promises that any engine has to keep: run on a fake IndexedDB for speed and on a real one for truth. */
export function describeLibrary(createEngine: () => DatabaseEngine, createHeavyWork?: CreateHeavyWork): void {
  const { openWindow, listen, offered, told, openDatabase } = createLibraryRoom(createEngine, createHeavyWork);

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

    it('stay as they are when a text that is to replace them cannot be had, and the texts that came before it go again', async () => {
      const library = await openWindow();
      const sound = await library.putText(new Uint8Array([1]));
      await library.apply(change('g1', [annotate(null, annotation('a1', 3))]));
      const before = await library.snapshot();
      const present = { sha256: sound.ok ? sound.value : '', bytes: new Uint8Array([1]) };
      const fresh = { sha256: 'b'.repeat(64), bytes: new Uint8Array([2]) };
      const gone = { sha256: 'c'.repeat(64), load: async () => err('it is gone') };
      const outcome = await library.replaceAll({ ...before, texts: [present, fresh, gone] });
      expect(outcome).toEqual({ ok: false, error: { code: 'failed', detail: 'it is gone' } });
      expect(await library.snapshot()).toEqual(before);
    });

    it('keep a text that another window has begun to use while it was to replace them', async () => {
      const library = await openWindow();
      const other = await openWindow();
      const before = await library.snapshot();
      const fresh = { sha256: REVISION.sha256, bytes: new Uint8Array([2]) };
      const gone = {
        sha256: 'c'.repeat(64),
        load: async () => {
          await other.apply(change('g1', [{ table: 'revisions', key: 'r1', before: null, after: REVISION }], 'add-source'));
          return err('it is gone');
        },
      };
      expect((await library.replaceAll({ ...before, texts: [fresh, gone] })).ok).toBe(false);
      expect(await other.findText(REVISION.sha256)).toEqual(new Uint8Array([2]));
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
      const database = openDatabase();
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
}
