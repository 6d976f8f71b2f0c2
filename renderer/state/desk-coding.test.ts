import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CodeId } from '../../shared/model/records';
import { createRoom, type DeskRoom, type DeskWindow, idsOf, mark, messages, passage } from './desk-fixture';

let room: DeskRoom;
beforeEach(() => {
  room = createRoom();
});
afterEach(() => room.leave());

const labels = ({ desk }: DeskWindow) => [...desk.store.getState().codebook.labels.values()];
const find = ({ desk }: DeskWindow, label: string): CodeId => {
  const found = [...desk.store.getState().codebook.labels].find(([, own]) => own === label)?.[0];
  if (found === undefined) throw new Error(`no code: ${label}`);
  return found;
};
/** The codes of every annotation on the desk, in order of place. */
const codings = ({ desk }: DeskWindow) => {
  const { source, codebook } = desk.store.getState();
  return [...(source?.annotations.allInOrder() ?? [])].map(({ id }) =>
    (source?.annotations.findAnnotation(id)?.codes ?? []).map((code) => codebook.labels.get(code)).join(', '),
  );
};

test('a passage that is coded is highlighted, and the code made on the way, in one step for undo', async () => {
  const window = await room.open();
  const { actions, store } = window.desk;
  actions.select(passage('cyber power'));
  actions.startCoding();
  expect(actions.givePath(['Formula', 'cyber power'])).toBeNull();
  expect([labels(window), codings(window)]).toEqual([['Formula', 'Formula › cyber power'], ['Formula › cyber power']]);
  expect(store.getState()).toMatchObject({
    selection: null,
    activeId: idsOf(window)[0],
    coding: { kind: 'annotations', ids: idsOf(window) },
  });
  actions.endCoding();
  await actions.undo();
  expect([labels(window), idsOf(window)]).toEqual([[], []]);
  await actions.redo();
  expect(codings(window)).toEqual(['Formula › cyber power']);
});

test('a passage that is highlighted already gets the code on its own highlight; several at once are one step', async () => {
  const window = await room.open();
  const { actions } = window.desk;
  const ids = [mark(window, 'cyber power', 1), mark(window, 'network power')];
  actions.select(passage('network power'));
  actions.startCoding();
  actions.givePath(['Power']);
  await actions.flush();
  await expect.poll(() => codings(window)).toEqual(['', 'Power']);
  actions.startCoding(ids);
  actions.giveCode(find(window, 'Power'));
  await expect.poll(() => codings(window)).toEqual(['Power', 'Power']);
  await actions.undo();
  expect(codings(window)).toEqual(['', 'Power']);
});

test('several passages are coded in one step: what is marked keeps its annotation, the rest is highlighted; more codes go to the same', async () => {
  const window = await room.open();
  const { actions, store } = window.desk;
  const first = mark(window, 'cyber power', 1);
  await actions.flush();
  actions.startCodingPassages([passage('cyber power', 1), passage('cyber power', 2), passage('network power')]);
  expect(actions.givePath(['Formula'])).toBeNull();
  await expect.poll(() => codings(window)).toEqual(['Formula', 'Formula', 'Formula']);
  expect(idsOf(window)[0]).toBe(first);
  expect(messages(window)).toEqual(['coded']);
  expect(store.getState().coding).toMatchObject({ kind: 'annotations' });
  actions.givePath(['Power']);
  await expect.poll(() => codings(window)).toEqual(['Formula, Power', 'Formula, Power', 'Formula, Power']);
  await actions.undo();
  await actions.undo();
  expect([labels(window), codings(window)]).toEqual([[], ['']]);
  await actions.redo();
  expect(codings(window)).toEqual(['Formula', 'Formula', 'Formula']);
});

test('a code that is given in one window while it is removed in another stays, and both windows show the same', async () => {
  const [one, two] = [await room.open(), await room.open()];
  mark(one, 'cyber power');
  one.desk.actions.createCode({ parentId: null, name: 'Power', after: null });
  await one.desk.actions.flush();
  await expect.poll(() => labels(two)).toEqual(['Power']);
  const power = find(one, 'Power');
  // The removal reads the codings first; the other window's is stored in between.
  one.desk.actions.removeCode(power, 'removed');
  two.desk.actions.startCoding(idsOf(two));
  two.desk.actions.giveCode(power);
  await expect.poll(() => messages(one)).toContain('changed-elsewhere');
  for (const window of [one, two]) await expect.poll(() => [labels(window), codings(window)]).toEqual([['Power'], ['Power']]);
  expect((await one.library.loadCoded([power])).records).toHaveLength(1);
});

test('merging and deleting reach every annotation, and the filter lets go of what is gone', async () => {
  const window = await room.open();
  const { actions, store } = window.desk;
  for (const words of ['cyber power', 'network power']) {
    actions.select(passage(words));
    actions.startCoding();
    actions.givePath(['Formula', words]);
  }
  actions.filterByCode(find(window, 'Formula › network power'));
  actions.mergeCode(find(window, 'Formula › network power'), find(window, 'Formula › cyber power'));
  await expect.poll(() => codings(window)).toEqual(['Formula › cyber power', 'Formula › cyber power']);
  expect(store.getState().filter.codes).toEqual([]);
  actions.removeCode(find(window, 'Formula › cyber power'), 'to-parent');
  await expect.poll(() => codings(window)).toEqual(['Formula', 'Formula']);
  expect(actions.renameCode(find(window, 'Formula'), ' ')).toEqual({ code: 'no-name' });
  expect(messages(window)).toEqual(['code-removed']);
  await actions.undo();
  await actions.undo();
  expect(codings(window)).toEqual(['Formula › cyber power', 'Formula › network power']);
});
