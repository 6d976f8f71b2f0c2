import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { body, createRoom, type DeskRoom, mark, messages, shown, stored } from './desk-fixture';

let room: DeskRoom;
beforeEach(() => {
  room = createRoom();
});
afterEach(() => room.leave());

describe('two windows on one library', () => {
  it('show each other highlights, notes and undo at once', async () => {
    const [one, two] = [await room.open(), await room.open()];
    const id = mark(one, 'cyber power');
    await expect.poll(() => shown(two)).toEqual(['cyber power yellow']);
    two.desk.actions.writeNote(id, body('theirs'), 's');
    await two.desk.actions.flush();
    await expect.poll(() => shown(one)).toEqual(['cyber power yellow: theirs']);
    await one.desk.actions.undo();
    await expect.poll(() => shown(two)).toEqual(['cyber power yellow']);
  });

  it('keep both versions of a note, and writing goes on in the one kept here', async () => {
    const [one, two] = [await room.open(), await room.open()];
    const id = mark(one, 'cyber power');
    await expect.poll(() => shown(two)).toEqual(['cyber power yellow']);
    one.desk.actions.edit(id);
    two.desk.actions.edit(id);
    one.desk.actions.writeNote(id, body('from one'), 's1');
    two.desk.actions.writeNote(id, body('from two'), 's2');
    await Promise.all([one.desk.actions.flush(), two.desk.actions.flush()]);
    const both = ['cyber power yellow: from one', 'cyber power yellow: from two'];
    await expect.poll(() => [shown(one), shown(two)]).toEqual([both, both]);
    const loser = messages(one).includes('note-kept-twice') ? one : two;
    const { editingId, source } = loser.desk.store.getState();
    expect(editingId).not.toBe(id);
    expect(editingId === null ? null : source?.annotations.findNote(editingId)?.body).toEqual(
      body(loser === one ? 'from one' : 'from two'),
    );
  });

  it('make one copy, with the newest words, of a note that is typed on while the conflict is found', async () => {
    const [one, two] = [await room.open(), await room.open()];
    const id = mark(one, 'cyber power');
    await expect.poll(() => shown(two)).toEqual(['cyber power yellow']);
    two.desk.actions.edit(id);
    two.desk.actions.writeNote(id, body('a'), 's2');
    one.desk.actions.writeNote(id, body('from one'), 's1');
    await one.desk.actions.flush();
    const flushing = two.desk.actions.flush();
    two.desk.actions.writeNote(id, body('ab'), 's2');
    void two.desk.actions.flush();
    two.desk.actions.writeNote(id, body('abc'), 's2');
    await flushing;
    await two.desk.actions.flush();
    const { editingId, source } = two.desk.store.getState();
    expect(await stored(two)).toEqual(['cyber power yellow: abc', 'cyber power yellow: from one']);
    expect(shown(two)).toEqual(await stored(two));
    expect(editingId === null ? null : source?.annotations.findNote(editingId)?.body).toEqual(body('abc'));
  });

  it('keep a first note whose highlight another window takes back meanwhile', async () => {
    const [one, two] = [await room.open(), await room.open()];
    const id = mark(one, 'cyber power');
    await expect.poll(() => shown(two)).toEqual(['cyber power yellow']);
    two.desk.actions.edit(id);
    two.desk.actions.writeNote(id, body('not yet stored'), 's');
    await one.desk.actions.undo();
    await expect.poll(() => one.library.getUndoState().undo?.label).not.toBe('highlight');
    await two.desk.actions.flush();
    await expect.poll(() => shown(one)).toEqual(['cyber power yellow: not yet stored']);
    expect(shown(two)).toEqual(['cyber power yellow: not yet stored']);
    expect(await stored(two)).toEqual(['cyber power yellow: not yet stored']);
  });

  it('keep a note of an annotation that another window throws away meanwhile, in the trash with it', async () => {
    const [one, two] = [await room.open(), await room.open()];
    const id = mark(one, 'cyber power');
    await expect.poll(() => shown(two)).toEqual(['cyber power yellow']);
    two.desk.actions.edit(id);
    two.desk.actions.writeNote(id, body('thrown away'), 's');
    one.desk.actions.trashAnnotations([id]);
    await expect.poll(() => shown(two)).toEqual([]);
    await two.desk.actions.flush();
    one.desk.actions.restoreAnnotations([id]);
    await expect.poll(() => [shown(one), shown(two)]).toEqual([['cyber power yellow: thrown away'], ['cyber power yellow: thrown away']]);
  });

  it('agree in the end about colour and ends that both change at once', async () => {
    const [one, two] = [await room.open(), await room.open()];
    const id = mark(one, 'cyber power');
    await expect.poll(() => shown(two)).toEqual(['cyber power yellow']);
    one.desk.actions.recolor(id, 'red');
    two.desk.actions.recolor(id, 'blue');
    const agreed = async () => [shown(one), shown(two), await stored(one)].map((list) => list.join());
    await expect.poll(async () => new Set(await agreed()).size).toBe(1);
    expect([...messages(one), ...messages(two)]).toEqual(['changed-elsewhere']);
  });

  it('show a change of one window that was made over an undone change of the other', async () => {
    const [one, two] = [await room.open(), await room.open()];
    const id = mark(one, 'cyber power');
    await expect.poll(() => shown(two)).toEqual(['cyber power yellow']);
    one.desk.actions.recolor(id, 'red');
    await one.desk.actions.flush();
    const undoing = one.desk.actions.undo();
    two.desk.actions.recolor(id, 'blue');
    await undoing;
    await two.desk.actions.flush();
    await expect.poll(async () => [shown(one), shown(two)]).toEqual([await stored(one), await stored(one)]);
  });

  it('miss nothing that is changed while one of them opens', async () => {
    const one = await room.open();
    const opening = room.open();
    for (let i = 0; i < 30; i++) {
      mark(one, 'cyber power', 1);
      one.desk.actions.recolor(mark(one, 'network power'), i % 2 === 0 ? 'red' : 'green');
      await one.desk.actions.flush();
    }
    const two = await opening;
    await expect.poll(() => shown(two)).toEqual(shown(one));
  });

  it('keep unsaved words of one when the other replaces everything', async () => {
    const [one, two] = [await room.open(), await room.open()];
    const before = await one.library.snapshot();
    const id = mark(one, 'cyber power');
    await expect.poll(() => shown(two)).toEqual(['cyber power yellow']);
    two.desk.actions.edit(id);
    two.desk.actions.writeNote(id, body('unsaved'), 's');
    expect(await one.library.replaceAll(before)).toEqual({ ok: true, value: null });
    await expect.poll(() => [shown(one), shown(two)]).toEqual([['cyber power yellow: unsaved'], ['cyber power yellow: unsaved']]);
  });
});
