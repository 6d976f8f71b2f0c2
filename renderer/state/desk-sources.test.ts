import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArchive } from '../../shared/archive/read-archive';
import { planRestore } from '../../shared/archive/restore-plan';
import { writeArchive } from '../../shared/archive/write-archive';
import { addSources, prepareSource } from '../../shared/import/add-sources';
import { migrateSnapshot } from '../../shared/migration/migrate-snapshot';
import { relationTypeId, sourceId } from '../../shared/model/ids';
import { relation } from '../../shared/model/record.cases';
import type { AnnotationId, SourceId } from '../../shared/model/records';
import { span } from '../../shared/text/offset';
import { body, createRoom, type DeskRoom, type DeskWindow, mark, messages, shown, stored } from './desk-fixture';
import { findLastRead } from './open-source';

let room: DeskRoom;
beforeEach(() => {
  room = createRoom();
});
afterEach(() => room.leave());

/** Adds a text and opens it. */
async function add({ desk }: DeskWindow, title: string): Promise<SourceId> {
  const about = { fileName: 'other.txt', author: null, authorNote: null, language: 'en', translationOf: null, obtained: '' };
  const bytes = new TextEncoder().encode(`${title}\n\nThis is no cyber power.\n`);
  const prepared = prepareSource({ provenance: { ...about, title }, bytes, structure: null, original: null }, 5000);
  if (!prepared.ok) throw new Error(prepared.error.code);
  const { source, texts } = prepared.value;
  expect(await desk.actions.addSources(texts, addSources([prepared.value], [], { at: 5000, group: title }), source.id)).toBe('stored');
  return source.id;
}

const titleOf = ({ desk }: DeskWindow) => desk.store.getState().source?.source.provenance.title ?? 'no source';
const openId = ({ desk }: DeskWindow) => desk.store.getState().source?.source.id ?? sourceId('none');

describe('several texts in one library', () => {
  it('are opened in turn, each with what lies on it, and what was being written is stored first', async () => {
    const window = await room.open();
    const first = openId(window);
    const id = mark(window, 'cyber power');
    window.desk.actions.edit(id);
    window.desk.actions.writeNote(id, body('half a thou'), 's');
    const second = await add(window, 'The Other Way');
    expect([titleOf(window), shown(window), window.desk.store.getState().editingId]).toEqual(['The Other Way', [], null]);
    await window.desk.actions.openSource(first);
    expect([titleOf(window), await stored(window)]).toEqual(['The Way', ['cyber power yellow: half a thou']]);
    await window.desk.actions.openSource(second);
    expect(titleOf(window)).toBe('The Other Way');
  });

  it('have relations between them: the other end is told with the title of its text, and following leads there', async () => {
    const window = await room.open();
    const { actions, store } = window.desk;
    const first = openId(window);
    const here = mark(window, 'cyber power');
    const second = await add(window, 'The Other Way');
    const at = store.getState().source?.text.text.indexOf('no cyber power') ?? -1;
    actions.select(span(at, at + 'no cyber power'.length));
    actions.highlight('green');
    const there = store.getState().source?.annotations.allInOrder()[0]?.id;
    if (there === undefined) throw new Error('nothing was highlighted');
    await actions.flush();
    const tie = relation('across', here, there, { typeId: relationTypeId('translates') });
    const edits = [{ table: 'relations', key: tie.id, before: null, after: tie } as const];
    await actions.applyChange({ label: 'relate', at: 6000, group: 'across', edits });
    const told = async (id: AnnotationId) => (await actions.findElsewhere([id])).map(({ elsewhere, quotation }) => [elsewhere, quotation]);
    expect([await told(here), await told(there)]).toEqual([[['The Way', 'cyber power']], []]);
    actions.followRelation(here);
    await expect.poll(() => [openId(window), store.getState().activeId]).toEqual([first, here]);
    expect(
      store
        .getState()
        .relations.at(here)
        .map(({ id }) => id),
    ).toEqual([tie.id]);
    expect(await told(there)).toEqual([['The Other Way', 'no cyber power']]);
    await actions.openSource(second);
    actions.trashAnnotations([there]);
    await actions.flush();
    await actions.openSource(first);
    actions.followRelation(there);
    expect([await told(there), openId(window)]).toEqual([[], first]);
  });

  it('are listed with their annotations, the one that was read last first, which the next start opens', async () => {
    const window = await room.open();
    const first = openId(window);
    mark(window, 'cyber power');
    const trashed = mark(window, 'network power');
    window.desk.actions.trashAnnotations([trashed]);
    await add(window, 'The Other Way');
    const list = async () => (await window.desk.actions.listSources()).map((one) => [one.source.provenance.title, one.annotations]);
    expect(await list()).toEqual([
      ['The Other Way', 0],
      ['The Way', 1],
    ]);
    await window.desk.actions.openSource(first);
    expect((await list())[0]).toEqual(['The Way', 1]);
    const [sources, positions] = [await window.library.loadSources(), await window.library.loadReadingPositions()];
    expect(findLastRead(sources.records, positions)?.id).toBe(first);
  });

  it('keep their places: what was read last in one is stored when another is opened', async () => {
    const window = await room.open();
    const first = openId(window);
    const id = mark(window, 'cyber power');
    window.desk.actions.activate(id, 'text');
    await add(window, 'The Other Way');
    expect(window.desk.store.getState().activeId).toBeNull();
    await expect.poll(async () => (await window.library.loadReadingPosition(first))?.activeId).toBe(id);
    await window.desk.actions.openSource(first);
    expect(window.desk.store.getState().activeId).toBe(id);
  });

  it('of two that are asked for at once show the last', async () => {
    const window = await room.open();
    const first = openId(window);
    const second = await add(window, 'The Other Way');
    await Promise.all([window.desk.actions.openSource(first), window.desk.actions.openSource(second)]);
    expect(titleOf(window)).toBe('The Other Way');
    await Promise.all([window.desk.actions.openSource(second), window.desk.actions.openSource(first)]);
    expect(titleOf(window)).toBe('The Way');
  });

  it('come by one step: undo takes the text off the desk, redo brings it back', async () => {
    const window = await room.open();
    const id = await add(window, 'The Other Way');
    await window.desk.actions.undo();
    await expect.poll(() => titleOf(window)).toBe('The Way');
    expect([(await window.desk.actions.listSources()).length, messages(window)]).toEqual([1, ['undo-done']]);
    await window.desk.actions.redo();
    await window.desk.actions.openSource(id);
    expect(titleOf(window)).toBe('The Other Way');
  });

  it('say which text a step was in that is taken back from another', async () => {
    const window = await room.open();
    const first = openId(window);
    const second = await add(window, 'The Other Way');
    await window.desk.actions.openSource(first);
    const id = mark(window, 'cyber power');
    window.desk.actions.writeNote(id, body('a thought'), 's');
    await window.desk.actions.openSource(second);
    await window.desk.actions.undo();
    await window.desk.actions.undo();
    const told = window.desk.store.getState().notices.map(({ key, values, step }) => [key, values.title, step?.label]);
    expect(told.at(-1)).toEqual(['undo-done-elsewhere', 'The Way', 'highlight']);
    await window.desk.actions.redo();
    await window.desk.actions.redo();
    expect(window.desk.store.getState().notices.at(-1)).toMatchObject({ key: 'redo-done-elsewhere', values: { title: 'The Way' } });
    await window.desk.actions.openSource(first);
    await expect.poll(() => shown(window)).toEqual(['cyber power yellow: a thought']);
  });

  it('are removed with all that lies on them, and undo brings everything back', async () => {
    const window = await room.open();
    const { desk } = window;
    const first = openId(window);
    const [one, two] = [mark(window, 'cyber power'), mark(window, 'network power')];
    desk.actions.writeNote(one, body('a thought'), 's');
    desk.actions.startRelating(one);
    desk.actions.relateTo(two);
    desk.actions.trashAnnotations([two]);
    desk.commentary.actions.create();
    await desk.actions.flush();
    await add(window, 'The Other Way');
    const before = (await window.library.snapshot()).tables;
    await desk.actions.removeSource(first);
    const tables = ['sources', 'annotations', 'notes', 'relations', 'commentaries'] as const;
    const rows = async () => {
      const snapshot = await window.library.snapshot();
      return tables.map((table) => snapshot.tables[table].length);
    };
    expect([await rows(), titleOf(window)]).toEqual([[1, 0, 0, 0, 0], 'The Other Way']);
    await desk.actions.undo();
    expect(await rows()).toEqual([2, 2, 1, 1, 1]);
    const { history: _, ...after } = (await window.library.snapshot()).tables;
    expect(after).toEqual({ ...before, history: undefined });
    await desk.actions.openSource(first);
    await expect.poll(() => shown(window)).toEqual(['cyber power yellow: a thought']);
  });

  it('come along in an archive, and from it into a library that has only one of them', async () => {
    const window = await room.open();
    const second = await add(window, 'The Other Way');
    const snapshot = await window.library.snapshot();
    const read = await readArchive(await writeArchive(snapshot, 0));
    if (!read.ok) throw new Error(read.error.code);
    const archived = migrateSnapshot(read.value.snapshot);
    expect(archived.tables).toEqual(snapshot.tables);
    await window.desk.actions.removeSource(second);
    const context = { at: 9000, newId: () => 'new' };
    const plan = planRestore({ ...(await window.library.snapshot()), texts: [] }, archived, 'merge', context);
    if (plan.mode !== 'merge') throw new Error('not a merge');
    expect(plan.texts).toHaveLength(2);
    expect((await window.library.apply(plan.change)).ok).toBe(true);
    await window.desk.actions.openSource(second);
    expect(titleOf(window)).toBe('The Other Way');
  });

  it('stay when there is no other, and when the open one is removed the other comes', async () => {
    const window = await room.open();
    const first = openId(window);
    await window.desk.actions.removeSource(first);
    expect([titleOf(window), messages(window)]).toEqual(['The Way', ['source-not-removed']]);
    const second = await add(window, 'The Other Way');
    await window.desk.actions.removeSource(second);
    await expect.poll(() => titleOf(window)).toBe('The Way');
  });

  it('may lie on the desks of two windows, and what is done in one stays out of the other', async () => {
    const [one, two] = [await room.open(), await room.open()];
    await add(two, 'The Other Way');
    const id = mark(one, 'cyber power');
    one.desk.actions.writeNote(id, body('in the first'), 's');
    await one.desk.actions.flush();
    await expect.poll(() => two.library.getUndoState().undo?.label).toBe('write-note');
    expect([titleOf(one), shown(one), titleOf(two), shown(two)]).toEqual([
      'The Way',
      ['cyber power yellow: in the first'],
      'The Other Way',
      [],
    ]);
  });
});
