import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AnnotationId } from '../../shared/model/records';
import { readRelation } from '../../shared/relations/read-relation';
import { NAMES } from '../../shared/relations/relations.cases';
import { createRoom, type DeskRoom, type DeskWindow, idsOf, mark, messages, passage } from './desk-fixture';

let room: DeskRoom;
beforeEach(() => {
  room = createRoom();
});
afterEach(() => room.leave());

async function openWindow(): Promise<DeskWindow> {
  const window = await room.open();
  window.desk.actions.nameRelationTypes(NAMES);
  return window;
}

/** What the passage of an annotation is related to: how, and the words at the other end. */
function relationsOf({ desk }: DeskWindow, id: AnnotationId): readonly string[] {
  const { relations, relationTypes, source } = desk.store.getState();
  return relations.at(id).map((relation) => {
    const { label, otherId } = readRelation(relation, id, relationTypes);
    const other = source?.annotations.findMark(otherId);
    return `${label} ${other === undefined ? '(not on the desk)' : source?.text.text.slice(other.start, other.end)}`;
  });
}

async function stored({ library }: DeskWindow): Promise<number> {
  return (await library.loadRelations()).records.length;
}

test('two bare passages are highlighted and related in one step for undo', async () => {
  const window = await openWindow();
  const { actions, store } = window.desk;
  actions.select(passage('cyber power'));
  actions.startRelating();
  expect(store.getState()).toMatchObject({ selection: null, relating: { from: { kind: 'passage' } } });
  actions.select(passage('network power'));
  actions.relateTo();
  await expect.poll(() => idsOf(window)).toHaveLength(2);
  await actions.flush();
  const [first, second] = idsOf(window);
  if (first === undefined || second === undefined) throw new Error('not highlighted');
  expect([relationsOf(window, first), relationsOf(window, second)]).toEqual([
    ['translates network power'],
    ['is translated by cyber power'],
  ]);
  expect([messages(window), store.getState().relating, store.getState().undoState.undo?.label]).toEqual([['related'], null, 'relate']);
  await actions.undo();
  expect([idsOf(window), await stored(window)]).toEqual([[], 0]);
  await actions.redo();
  expect(relationsOf(window, first)).toEqual(['translates network power']);
});

test('what cannot be related is said, and nothing is altered', async () => {
  const window = await openWindow();
  const { actions } = window.desk;
  const [one, other] = [mark(window, 'cyber power'), mark(window, 'network power')];
  const relate = async (from: AnnotationId, to: AnnotationId) => {
    actions.startRelating(from);
    actions.relateTo(to);
    await actions.flush();
  };
  await relate(one, other);
  await relate(one, other);
  await relate(one, one);
  await expect.poll(() => messages(window)).toEqual(['related', 'relation-duplicate', 'relation-self']);
  expect(await stored(window)).toBe(1);
});

test('an end in the trash takes its relations along, and brings them back; without it for good they are gone, until undo', async () => {
  const window = await openWindow();
  const { actions, store } = window.desk;
  const [one, other] = [mark(window, 'cyber power'), mark(window, 'network power')];
  actions.chooseRelation({ ...store.getState().relationChoice, isInverse: true });
  actions.startRelating(one);
  actions.relateTo(other);
  await expect.poll(() => relationsOf(window, one)).toEqual(['is translated by network power']);
  actions.trashAnnotations([other]);
  await expect.poll(() => store.getState().notices.at(-1)).toMatchObject({ key: 'trashed-related', values: { count: 1, relations: 1 } });
  expect(relationsOf(window, one)).toEqual(['is translated by (not on the desk)']);
  actions.restoreAnnotations([other]);
  expect(relationsOf(window, one)).toEqual(['is translated by network power']);
  actions.trashAnnotations([other]);
  await expect.poll(() => store.getState().trash.length).toBe(1);
  actions.emptyTrash();
  await expect.poll(() => store.getState().notices.at(-1)).toMatchObject({ key: 'trash-emptied-related', values: { relations: 1 } });
  await actions.flush();
  expect([relationsOf(window, one), await stored(window)]).toEqual([[], 0]);
  await actions.undo();
  await actions.undo();
  expect([relationsOf(window, one), await stored(window)]).toEqual([['is translated by network power'], 1]);
});

test('a kind of one’s own is named, told to other windows, and removed with its relations', async () => {
  const window = await openWindow();
  const { actions, store } = window.desk;
  const [one, other] = [mark(window, 'cyber power'), mark(window, 'network power')];
  expect(actions.createRelationType({ name: 'answers', inverseName: 'is answered by' })).toBeNull();
  expect(actions.createRelationType({ name: ' Answers ', inverseName: '' })).toMatchObject({ code: 'name-taken' });
  actions.startRelating(one);
  actions.relateTo(other);
  await expect.poll(() => relationsOf(window, other)).toEqual(['is answered by cyber power']);
  await actions.flush();
  const second = await openWindow();
  await expect.poll(() => relationsOf(second, other)).toEqual(['is answered by cyber power']);
  const id = store.getState().relationChoice.typeId;
  actions.renameRelationType(id, { name: 'replies to', inverseName: 'has the reply' });
  await expect.poll(() => relationsOf(second, other)).toEqual(['has the reply cyber power']);
  actions.removeRelationType(id);
  await expect.poll(() => relationsOf(second, other)).toEqual([]);
  expect(store.getState().relationChoice.typeId).toBe('translates');
  await actions.undo();
  await expect.poll(() => relationsOf(second, other)).toEqual(['has the reply cyber power']);
});

test('picking ends when the annotation where it was begun is gone', async () => {
  const window = await openWindow();
  const { actions, store } = window.desk;
  const one = mark(window, 'cyber power');
  actions.startRelating(one);
  actions.trashAnnotations([one]);
  await expect.poll(() => store.getState().relating).toBeNull();
});
