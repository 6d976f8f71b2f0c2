import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Memo } from '../../shared/model/records';
import { plainTextOf } from '../../shared/richtext/plain-text';
import { body, createRoom, type DeskRoom, type DeskWindow, mark, messages } from './desk-fixture';
import { storeLastWords } from './last-words';

let room: DeskRoom;
beforeEach(() => {
  room = createRoom();
});
afterEach(() => {
  vi.restoreAllMocks();
  room.leave();
});

const wordsOf = (memo: Memo | undefined) => (memo === undefined ? null : plainTextOf(memo.body));
const seen = ({ desk }: DeskWindow, id: Memo['id'] = 'library') => wordsOf(desk.store.getState().memos.get(id));
const kept = async ({ library }: DeskWindow, id: Memo['id'] = 'library') => wordsOf(await library.findRecord('memos', id));
const checks = ({ desk }: DeskWindow) => desk.store.getState().source?.annotations.toCheckCount;

describe('a memo', () => {
  it('is stored as it is written, is one step for undo, and is there when the text is opened again', async () => {
    const window = await room.open();
    const { actions, store } = window.desk;
    const id = store.getState().source?.source.id ?? 'library';
    actions.beginMemo(id);
    for (const text of ['W', 'Who', 'Who speaks?']) {
      actions.writeMemo(id, body(text), 's');
      await actions.flush();
    }
    actions.endMemo(id);
    expect([seen(window, id), await kept(window, id)]).toEqual(['Who speaks?', 'Who speaks?']);
    expect(seen(await room.open(), id)).toBe('Who speaks?');
    expect(store.getState().undoState.undo?.label).toBe('write-memo');
    await actions.undo();
    expect([seen(window, id), await kept(window, id)]).toEqual([null, null]);
    await actions.redo();
    actions.writeMemo(id, null, 't');
    await actions.flush();
    expect([seen(window, id), store.getState().undoState.undo?.label]).toEqual([null, 'remove-memo']);
  });

  it('keeps both versions when two windows write at once', async () => {
    const [one, other] = [await room.open(), await room.open()];
    one.desk.actions.beginMemo('library');
    one.desk.actions.writeMemo('library', body('mine'), 's');
    other.desk.actions.writeMemo('library', body('theirs'), 'o');
    await other.desk.actions.flush();
    await one.desk.actions.flush();
    await expect.poll(() => kept(one)).toBe('theirs\nmine');
    expect([seen(one), messages(one), one.desk.store.getState().memoEpoch]).toEqual(['theirs\nmine', ['memo-kept'], 1]);
  });

  it('shows in the field what undo or another window has made of it', async () => {
    const window = await room.open();
    window.desk.actions.writeMemo('library', body('first'), 's');
    await window.desk.actions.flush();
    window.desk.actions.beginMemo('library');
    await window.desk.actions.undo();
    expect([seen(window), window.desk.store.getState().memoEpoch]).toEqual([null, 1]);
  });

  it('that could not be stored before the window was gone comes below what another wrote', async () => {
    const window = await room.open();
    vi.spyOn(window.library, 'apply').mockResolvedValue({ ok: false, error: { code: 'no-space', detail: 'full' } });
    window.desk.actions.writeMemo('library', body('mine'), 's');
    const words = window.desk.actions.leave();
    await window.desk.actions.flush();
    const other = await room.open();
    other.desk.actions.writeMemo('library', body('theirs'), 'o');
    await other.desk.actions.flush();
    await storeLastWords(other.library, words, { now: () => 7000, newId: () => 'g' });
    expect(await kept(other)).toBe('theirs\nmine');
  });
});

describe('the question mark', () => {
  it('goes from nothing to open to settled, each a step for undo, and is counted', async () => {
    const window = await room.open();
    const { actions, store } = window.desk;
    const [first, second] = [mark(window, 'cyber power'), mark(window, 'cyber power', 2)];
    const stateOf = () => store.getState().source?.annotations.findAnnotation(second)?.check;
    actions.stepCheck();
    await expect.poll(() => stateOf()).toBe('open');
    actions.stepCheck([first]);
    await expect.poll(() => checks(window)).toBe(2);
    actions.stepCheck([second]);
    await expect.poll(() => stateOf()).toBe('settled');
    expect(checks(window)).toBe(1);
    await actions.undo();
    expect([stateOf(), checks(window), store.getState().undoState.undo?.label]).toEqual(['open', 2, 'check']);
    actions.trashAnnotations([first]);
    await expect.poll(() => checks(window)).toBe(1);
    const again = await room.open();
    await expect.poll(() => checks(again)).toBe(1);
  });

  it('lists what is open, and everything again', async () => {
    const { desk } = await room.open();
    desk.actions.listToCheck(true);
    expect([desk.store.getState().filter.check, desk.store.getState().preferences.sidePanel]).toEqual(['open', 'annotations']);
    desk.actions.listToCheck(false);
    expect(desk.store.getState().filter.check).toBe('all');
  });
});
