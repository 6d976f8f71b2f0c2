import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countTicked, spanOfLine } from './concordance-state';
import { createRoom, type DeskRoom, type DeskWindow, mark, messages, passage, shown, stored } from './desk-fixture';

let room: DeskRoom;
let window: DeskWindow;

beforeEach(async () => {
  room = createRoom();
  window = await room.open();
});
afterEach(() => {
  vi.useRealTimers();
  room.leave();
});

const state = () => window.desk.concordance.store.getState();
const actions = () => window.desk.concordance.actions;

test('opens on the wording of the selection, and on the last words without one', () => {
  window.desk.actions.select(passage('cyber power'));
  actions().open();
  expect([state().isOpen, state().words, state().lines.length, state().blocks]).toEqual([true, 'cyber power', 2, 2]);
  actions().close();
  window.desk.actions.select(null);
  actions().open();
  expect([state().words, state().lines.length]).toEqual(['cyber power', 2]);
  actions().open(passage('network'));
  expect([state().words, state().lines.length]).toEqual(['network', 1]);
});

test('typing lists when it rests; ticks go with the wording, not with the order', () => {
  vi.useFakeTimers();
  actions().open();
  actions().setWords('power');
  expect(state().lines.length).toBe(0);
  vi.advanceTimersByTime(100);
  expect([...state().lines]).toEqual([0, 1, 2]);
  actions().toggle(0);
  actions().setOrder('left');
  expect([[...state().lines], countTicked(state()), spanOfLine(state(), 0)]).toEqual([[2, 0, 1], 2, passage('power', 3)]);
  actions().setWords('a');
  vi.advanceTimersByTime(100);
  expect(countTicked(state())).toBe(state().lines.length);
});

test('what is ticked is highlighted in one step, what is marked stays, one undo takes all back', async () => {
  mark(window, 'cyber power', 2);
  actions().open(passage('power'));
  actions().setWholeWord(true);
  actions().toggle(1);
  actions().highlight('blue');
  expect(shown(window)).toEqual(['cyber power yellow', 'power blue', 'power blue']);
  actions().highlight('red');
  expect(messages(window)).toContain('highlighted-none');
  await window.desk.actions.flush();
  expect(await stored(window)).toEqual(['cyber power yellow', 'power blue', 'power blue']);
  await window.desk.actions.undo();
  expect(shown(window)).toEqual(['cyber power yellow']);
});

test('the active annotation holds for what is ticked as well, and each place can be left out', async () => {
  const id = mark(window, 'network power');
  actions().open(passage('cyber power'));
  actions().addToActive();
  await vi.waitFor(() => expect(shown(window)).toHaveLength(3));
  const rows = () => window.desk.store.getState().source?.annotations;
  expect([rows()?.size, rows()?.findAnnotation(id)?.targets.length]).toEqual([1, 3]);
  window.desk.actions.leavePlaceOut(id, 0);
  await vi.waitFor(() => expect(shown(window)).toHaveLength(2));
  window.desk.actions.separatePlace(id, 1);
  await vi.waitFor(() => expect(rows()?.size).toBe(2));
  for (const count of [2, 3, 1]) {
    await window.desk.actions.undo();
    expect(shown(window)).toHaveLength(count);
  }
});
