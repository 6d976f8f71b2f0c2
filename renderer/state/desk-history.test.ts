import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { body, createRoom, type DeskRoom, type DeskWindow, mark, messages, passage, shown, stored } from './desk-fixture';

let room: DeskRoom;
let one: DeskWindow;

beforeEach(async () => {
  room = createRoom();
  one = await room.open();
  await expect.poll(() => one.desk.store.getState().rowsLoaded).toBe(true);
});

afterEach(() => room.leave());

const write = async (id: ReturnType<typeof mark>, words: string) => {
  one.desk.actions.writeNote(id, body(words), words);
  await one.desk.actions.flush();
};

describe('looking back', () => {
  it('shows the desk as it was at every moment, and as it is afterwards', async () => {
    const id = mark(one, 'cyber power');
    await write(id, 'Formula.');
    mark(one, 'network power');
    const now = shown(one);
    await one.desk.actions.lookBack();
    const { past } = one.desk.store.getState();
    const seen = (past?.moments ?? []).map((moment) => {
      one.desk.actions.lookAt(moment);
      return shown(one);
    });
    expect(seen).toEqual([['cyber power yellow'], ['cyber power yellow: Formula.'], now]);
    one.desk.actions.returnToNow();
    expect([shown(one), one.desk.store.getState().past]).toEqual([now, null]);
  });

  it('alters nothing: neither what is done there, nor undo; what another window does is there afterwards', async () => {
    const id = mark(one, 'cyber power');
    await write(id, 'Formula.');
    const two = await room.open();
    await one.desk.actions.lookBack();
    const before = await stored(one);
    mark(one, 'network power');
    one.desk.actions.edit(id);
    await one.desk.actions.undo();
    expect([messages(one).at(-1), one.desk.store.getState().editingId, await stored(one)]).toEqual(['past-read-only', null, before]);
    mark(two, 'my country');
    await two.desk.actions.flush();
    await expect.poll(() => stored(one)).toHaveLength(2);
    await expect.poll(() => one.desk.store.getState().past?.present.size).toBe(2);
    expect(shown(one)).toEqual(['cyber power yellow: Formula.']);
    one.desk.actions.returnToNow();
    expect(shown(one)).toEqual(['cyber power yellow: Formula.', 'my country yellow']);
  });

  it('says so where there is nothing to look back on', async () => {
    await one.desk.actions.lookBack();
    expect([messages(one), one.desk.store.getState().past]).toEqual([['past-nothing'], null]);
  });
});

describe('the history of an annotation', () => {
  it('returns to an earlier state in one step, which undo takes back', async () => {
    const id = mark(one, 'cyber power');
    await write(id, 'Formula.');
    one.desk.actions.recolor(id, 'red');
    await expect.poll(() => shown(one)).toEqual(['cyber power red: Formula.']);
    const events = await one.desk.actions.loadEvents(id);
    expect(events.map((event) => event.label)).toEqual(['recolor', 'write-note', null]);
    const made = events.at(-1);
    if (made === undefined) throw new Error('no making');
    one.desk.actions.returnTo(id, made, 'after');
    await expect.poll(() => shown(one)).toEqual(['cyber power yellow']);
    await one.desk.actions.undo();
    expect(shown(one)).toEqual(['cyber power red: Formula.']);
  });
});

describe('a reading from a fresh start', () => {
  it('hides what was marked before, marks the same words once more, and shows both when it ends', async () => {
    one.desk.actions.hover(mark(one, 'cyber power'));
    one.desk.actions.startPass('Second');
    expect(one.desk.hover.getState().id).toBe(null);
    const { source } = one.desk.store.getState();
    const where = passage('cyber power');
    expect(source?.annotations.query(where.start, where.end)).toEqual([]);
    expect(source?.annotations.queryEarlier(where.start, where.end)).toHaveLength(1);
    one.desk.actions.highlight('red', where);
    await one.desk.actions.flush();
    expect(source?.annotations.query(where.start, where.end).map(({ color }) => color)).toEqual(['red']);
    one.desk.actions.endPass();
    expect(source?.annotations.query(where.start, where.end)).toHaveLength(2);
    const two = await room.open();
    await expect.poll(() => shown(two)).toEqual(['cyber power red', 'cyber power yellow']);
    expect(two.desk.store.getState().passes).toMatchObject([{ name: 'Second' }]);
  });
});
