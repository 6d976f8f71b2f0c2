import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AnnotationId } from '../../shared/model/records';
import { body, createRoom, type DeskRoom, type DeskWindow, idsOf, mark, messages, passage, shown, stored } from './desk-fixture';

let room: DeskRoom;
beforeEach(() => {
  room = createRoom();
});
afterEach(() => room.leave());

/** One annotation with a note that holds for both copies of "cyber power". */
async function markTwoPlaces(window: DeskWindow): Promise<AnnotationId> {
  const { actions } = window.desk;
  const id = mark(window, 'cyber power', 1);
  actions.writeNote(id, body('A formula.'), 'one');
  await actions.flush();
  actions.addPlaces(id, [passage('cyber power', 2)]);
  await expect.poll(() => idsOf(window)).toEqual([id, id]);
  return id;
}

const AT_BOTH = ['cyber power yellow: A formula.', 'cyber power yellow: A formula.'];

test('an annotation with two places is counted once, goes to the trash whole, and comes back at both', async () => {
  const window = await room.open();
  const { actions, store } = window.desk;
  const id = await markTwoPlaces(window);
  const set = store.getState().source?.annotations;
  expect([set?.size, set?.noteCount, set?.colorCounts.yellow]).toEqual([1, 1, 1]);
  actions.trashAnnotations([id]);
  await expect.poll(() => shown(window)).toEqual([]);
  expect([set?.size, set?.noteCount, set?.colorCounts.yellow, store.getState().trash.length]).toEqual([0, 0, 0, 1]);
  actions.restoreAnnotations([id]);
  expect(shown(window)).toEqual(AT_BOTH);
  expect([set?.size, set?.noteCount, set?.colorCounts.yellow, store.getState().trash.length]).toEqual([1, 1, 1, 0]);
  await actions.undo();
  await actions.undo();
  expect(shown(window)).toEqual(AT_BOTH);
  actions.trashAnnotations([id]);
  await actions.flush();
  actions.emptyTrash();
  await expect.poll(() => messages(window)).toEqual(['trash-emptied']);
  await actions.flush();
  expect(await stored(window)).toEqual([]);
  await actions.undo();
  await actions.undo();
  expect(shown(window)).toEqual(AT_BOTH);
});

test('it changes colour at both places, and another window sees it there', async () => {
  const [here, there] = [await room.open(), await room.open()];
  const id = await markTwoPlaces(here);
  here.desk.actions.recolor(id, 'blue');
  await expect.poll(() => shown(here)).toEqual(AT_BOTH.map((line) => line.replace('yellow', 'blue')));
  await here.desk.actions.flush();
  await expect.poll(() => shown(there)).toEqual(shown(here));
  expect(here.desk.store.getState().source?.annotations.colorCounts).toMatchObject({ yellow: 0, blue: 1 });
  await here.desk.actions.undo();
  expect(shown(here)).toEqual(AT_BOTH);
});

test('a place becomes an annotation of its own, without the note, and is taken back as one step', async () => {
  const window = await room.open();
  const { actions } = window.desk;
  const id = await markTwoPlaces(window);
  actions.separatePlace(id, 1);
  await expect.poll(() => shown(window)).toEqual(['cyber power yellow', 'cyber power yellow: A formula.']);
  expect(messages(window)).toEqual(['place-separated']);
  expect(new Set(idsOf(window)).size).toBe(2);
  await actions.undo();
  expect(shown(window)).toEqual(AT_BOTH);
  expect(new Set(idsOf(window))).toEqual(new Set([id]));
});

test('the last place is neither left out nor set apart', async () => {
  const window = await room.open();
  const { actions } = window.desk;
  const id = mark(window, 'network power');
  await actions.flush();
  actions.separatePlace(id, 0);
  actions.leavePlaceOut(id, 0);
  await actions.flush();
  expect([shown(window), messages(window)]).toEqual([['network power yellow'], []]);
});
