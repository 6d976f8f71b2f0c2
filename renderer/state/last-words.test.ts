import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err } from '../../shared/base/result';
import { body, createRoom, type DeskRoom, type DeskWindow, mark, shown, stored } from './desk-fixture';
import { type LastWords, storeLastWords } from './last-words';
import { createLifeboat, type PageStorage } from './lifeboat';

let room: DeskRoom;
beforeEach(() => {
  room = createRoom();
});
afterEach(() => room.leave());

const environment = { now: () => 7000, newId: () => crypto.randomUUID() };

/** What a window leaves behind that is gone before anything of it is stored. */
async function leaveUnstored(window: DeskWindow, act: () => void): Promise<LastWords> {
  vi.spyOn(window.library, 'apply').mockResolvedValue(err({ code: 'no-space', detail: 'full' }));
  act();
  const words = window.desk.actions.leave();
  await window.desk.actions.flush();
  return words;
}

async function arrive(words: LastWords): Promise<DeskWindow> {
  const before = await room.open();
  expect((await storeLastWords(before.library, words, environment)).ok).toBe(true);
  return await room.open();
}

describe('the last words of a window', () => {
  it('are stored by the next one, as one step', async () => {
    const window = await room.open();
    const words = await leaveUnstored(window, () => {
      const id = mark(window, 'cyber power');
      window.desk.actions.writeNote(id, body('a'), 's');
      window.desk.actions.edit(null);
      window.desk.actions.writeNote(id, body('ab'), 's');
    });
    const next = await arrive(words);
    expect(await stored(next)).toEqual(['cyber power yellow: ab']);
    await next.desk.actions.undo();
    expect(shown(next)).toEqual([]);
  });

  it('bring the arrangement of the desk', async () => {
    const window = await room.open();
    vi.spyOn(window.library, 'savePreferences').mockReturnValue(new Promise(() => undefined));
    window.desk.actions.setPreferences({ sideWidth: 308 });
    const next = await arrive(window.desk.actions.leave());
    expect(await next.library.loadPreferences()).toMatchObject({ sideWidth: 308 });
  });

  it('do nothing when they were stored after all, in whole or in part', async () => {
    const window = await room.open();
    const words = await leaveUnstored(window, () => {
      const id = mark(window, 'cyber power');
      for (const text of ['a', 'ab', 'abc']) {
        window.desk.actions.writeNote(id, body(text), 's');
        void window.desk.actions.flush();
      }
    });
    expect(words.changes).toHaveLength(4);
    const [highlight, first] = words.changes;
    if (highlight === undefined || first === undefined) throw new Error('nothing was left');
    const other = await room.open();
    await other.library.apply(highlight);
    await other.library.apply(first);
    expect(await stored(await arrive(words))).toEqual(['cyber power yellow: abc']);
    const seq = (await other.library.snapshot()).seq;
    await arrive(words);
    expect((await other.library.snapshot()).seq).toBe(seq);
  });

  it('stand beside what another window wrote meanwhile', async () => {
    const [one, two] = [await room.open(), await room.open()];
    const id = mark(one, 'cyber power');
    await expect.poll(() => shown(two)).toEqual(['cyber power yellow']);
    const words = await leaveUnstored(two, () => two.desk.actions.writeNote(id, body('from two'), 's'));
    one.desk.actions.writeNote(id, body('from one'), 's');
    await one.desk.actions.flush();
    expect(await stored(await arrive(words))).toEqual(['cyber power yellow: from one', 'cyber power yellow: from two']);
  });

  it('are kept although their highlight was taken back meanwhile', async () => {
    const [one, two] = [await room.open(), await room.open()];
    const id = mark(one, 'cyber power');
    await expect.poll(() => shown(two)).toEqual(['cyber power yellow']);
    const words = await leaveUnstored(two, () => two.desk.actions.writeNote(id, body('kept'), 's'));
    await one.desk.actions.undo();
    expect(await stored(await arrive(words))).toEqual(['cyber power yellow: kept']);
  });
});

describe('the lifeboat', () => {
  function createStorage(entries: Record<string, string> = {}): PageStorage {
    const map = new Map(Object.entries(entries));
    return {
      get length() {
        return map.size;
      },
      key: (index) => [...map.keys()][index] ?? null,
      getItem: (key) => map.get(key) ?? null,
      setItem: (key, value) => void map.set(key, value),
      removeItem: (key) => void map.delete(key),
    };
  }

  it('brings the words of another window unaltered, until they are dropped', async () => {
    const window = await room.open();
    const words = await leaveUnstored(window, () => window.desk.actions.writeNote(mark(window, 'cyber power'), body('a\uD800b'), 's'));
    const storage = createStorage();
    createLifeboat(storage, 'one').keep(words);
    const next = createLifeboat(storage, 'two');
    expect(next.findLeft()).toEqual([{ name: 'postil-last-words:one', words }]);
    next.drop('postil-last-words:one');
    expect(next.findLeft()).toEqual([]);
  });

  it('brings what the Postil before this one has left behind, which knew fewer fields', async () => {
    const window = await room.open();
    const words = await leaveUnstored(window, () => window.desk.actions.writeNote(mark(window, 'cyber power'), body('a'), 's'));
    const old = JSON.stringify(words).replaceAll('"correction":null,', '');
    expect(old).not.toContain('correction');
    const left = createLifeboat(createStorage({ 'postil-last-words:old': old }), 'new').findLeft();
    expect(left).toEqual([{ name: 'postil-last-words:old', words }]);
  });

  it('leaves alone what is not its own', () => {
    const storage = createStorage({
      theirs: '{}',
      'postil-last-words:torn': '{"changes":[',
      'postil-last-words:odd':
        '{"changes":[{"label":"highlight","at":1,"group":"g","edits":[{"table":"notes","key":"a","before":null,"after":{}}]}],"annotations":[],"position":null}',
    });
    expect([createLifeboat(storage, 'one').findLeft(), storage.length]).toEqual([[], 3]);
  });
});
