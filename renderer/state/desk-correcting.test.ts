import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Correction } from '../../shared/model/records';
import { createRoom, type DeskRoom, type DeskWindow, idsOf, mark, passage } from './desk-fixture';

let room: DeskRoom;
beforeEach(() => {
  room = createRoom();
});
afterEach(() => room.leave());

const OURS: Correction = { replacement: 'network power', slip: 'term' };

/** What each annotation on the desk says should stand, in order of place. */
const corrections = ({ desk }: DeskWindow) => {
  const { source } = desk.store.getState();
  return [...(source?.annotations.allInOrder() ?? [])].map(({ id, hasCorrection }) => {
    const correction = source?.annotations.findAnnotation(id)?.correction ?? null;
    expect(hasCorrection).toBe(correction !== null);
    return correction?.replacement ?? null;
  });
};

test('a passage that is corrected is highlighted in the same step, and the kind of slip is remembered', async () => {
  const window = await room.open();
  const { actions, store } = window.desk;
  actions.select(passage('cyber power'));
  actions.startCorrecting();
  actions.correct(OURS);
  expect([corrections(window), store.getState().correcting, store.getState().lastSlip, store.getState().activeId]).toEqual([
    ['network power'],
    null,
    'term',
    idsOf(window)[0],
  ]);
  await actions.undo();
  expect(corrections(window)).toEqual([]);
  expect(store.getState().undoState.redo?.label).toBe('correct');
  await actions.redo();
  expect(corrections(window)).toEqual(['network power']);
});

test('a highlight keeps its codes, also when the same words are selected once more', async () => {
  const window = await room.open();
  const { actions, store } = window.desk;
  const id = mark(window, 'network power');
  actions.startCoding([id]);
  actions.givePath(['Power']);
  await actions.flush();
  actions.select(passage('network power'));
  actions.startCorrecting();
  actions.correct({ replacement: '', slip: 'addition' });
  await expect.poll(() => corrections(window)).toEqual(['']);
  expect(store.getState().source?.annotations.findAnnotation(id)?.codes).toHaveLength(1);
  actions.startCorrecting(id);
  actions.correct(null);
  await expect.poll(() => corrections(window)).toEqual([null]);
  await expect.poll(() => store.getState().undoState.undo?.label).toBe('withdraw-correction');
});

test('nothing is asked while the desk is shown as it was, and another window sees what was said', async () => {
  const [window, other] = [await room.open(), await room.open()];
  const { actions, store } = window.desk;
  actions.select(passage('cyber power'));
  actions.startCorrecting();
  actions.correct(OURS);
  await expect.poll(() => corrections(other)).toEqual(['network power']);
  await actions.lookBack();
  actions.startCorrecting(idsOf(window)[0]);
  expect(store.getState().correcting).toBeNull();
});
