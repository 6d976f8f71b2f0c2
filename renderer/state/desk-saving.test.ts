import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err } from '../../shared/base/result';
import type { StoreError } from '../storage/library';
import { body, createRoom, type DeskRoom, type DeskWindow, idsOf, mark, messages, passage, shown, stored } from './desk-fixture';

let room: DeskRoom;
beforeEach(() => {
  room = createRoom();
});
afterEach(() => {
  vi.useRealTimers();
  room.leave();
});

const FULL: StoreError = { code: 'no-space', detail: 'the disk is full' };
const saving = ({ desk }: DeskWindow) => desk.store.getState().save.state;

describe('the status of saving', () => {
  it('never says saved while a draft waits', async () => {
    const window = await room.open();
    const id = mark(window, 'cyber power');
    const storing = window.desk.actions.flush();
    window.desk.actions.writeNote(id, body('a'), 's');
    await storing;
    await window.library.snapshot();
    expect(saving(window)).toBe('saving');
    await window.desk.actions.flush();
    expect(saving(window)).toBe('saved');
  });

  it('says saved again when the words written came to nothing', async () => {
    const window = await room.open();
    const id = mark(window, 'cyber power');
    await window.desk.actions.flush();
    window.desk.actions.writeNote(id, null, 's');
    await window.desk.actions.flush();
    expect([saving(window), shown(window)]).toEqual(['saved', ['cyber power yellow']]);
  });

  it('says not saved, once, until everything is stored, whatever is written meanwhile', async () => {
    const window = await room.open();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const apply = vi.spyOn(window.library, 'apply').mockResolvedValue(err(FULL));
    const id = mark(window, 'cyber power');
    await window.desk.actions.flush();
    window.desk.actions.writeNote(id, body('a'), 's');
    expect(saving(window)).toBe('failed');
    await window.desk.actions.flush();
    expect([saving(window), messages(window)]).toEqual(['failed', ['save-failed']]);
    apply.mockRestore();
    await vi.advanceTimersByTimeAsync(4000);
    vi.useRealTimers();
    await expect.poll(() => saving(window)).toBe('saved');
    expect(await stored(window)).toEqual(['cyber power yellow: a']);
  });

  it('goes on storing after a bug in between', async () => {
    const window = await room.open();
    const apply = vi.spyOn(window.library, 'apply').mockRejectedValueOnce(new Error('a wheel came off'));
    mark(window, 'cyber power');
    await expect(window.desk.actions.flush()).rejects.toThrow('a wheel came off');
    mark(window, 'network power');
    await window.desk.actions.flush();
    expect(apply).toHaveBeenCalledTimes(3);
    expect(await stored(window)).toEqual(['cyber power yellow', 'network power yellow']);
  });

  it('says what the disk refuses of settings and places as a message, not as a bug', async () => {
    const window = await room.open();
    const full = new DOMException('the disk is full', 'QuotaExceededError');
    vi.spyOn(window.library, 'savePreferences').mockRejectedValue(full);
    window.desk.actions.setPreferences({ theme: 'dark' });
    await expect.poll(() => messages(window)).toEqual(['disk-full']);
  });

  it('goes on by itself when the system closes the connection, and keeps what was done meanwhile', async () => {
    const window = await room.open();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    room.breakConnections();
    const id = mark(window, 'cyber power');
    window.desk.actions.writeNote(id, body('a'), 's');
    await window.desk.actions.flush();
    await vi.advanceTimersByTimeAsync(4000);
    vi.useRealTimers();
    await expect.poll(() => saving(window)).toBe('saved');
    expect([await stored(window), messages(window)]).toEqual([['cyber power yellow: a'], []]);
  });

  it('stores a text that comes when the system has closed the connection', async () => {
    const window = await room.open();
    room.breakConnections();
    const sha256 = await window.library.putText(Uint8Array.of(1, 2, 3));
    expect([sha256.ok && (await window.library.findText(sha256.value)), messages(window)]).toEqual([Uint8Array.of(1, 2, 3), []]);
  });

  it('writes nothing into the empty library that stands where one was deleted', async () => {
    const window = await room.open();
    mark(window, 'cyber power');
    await window.desk.actions.flush();
    room.deleteLibrary();
    mark(window, 'network power');
    await window.desk.actions.flush();
    expect(saving(window)).toBe('failed');
    expect(await room.isEmpty()).toBe(true);
  });
});

describe('undo', () => {
  it('does not take back an earlier step in the place of one that could not be stored', async () => {
    const window = await room.open();
    mark(window, 'cyber power');
    await window.desk.actions.flush();
    const apply = vi.spyOn(window.library, 'apply').mockResolvedValue(err(FULL));
    mark(window, 'network power');
    await window.desk.actions.undo();
    apply.mockRestore();
    await window.desk.actions.flush();
    expect([shown(window), await stored(window)]).toEqual(Array(2).fill(['cyber power yellow', 'network power yellow']));
  });

  it('takes the whole of a note being typed back as one step, and brings it again after a reload', async () => {
    const window = await room.open();
    const id = mark(window, 'cyber power');
    window.desk.actions.edit(id);
    for (const words of ['F', 'Fo', 'Four nouns']) {
      window.desk.actions.writeNote(id, body(words), 's');
      if (words !== 'Four nouns') await window.desk.actions.flush();
    }
    await window.desk.actions.undo();
    expect(await stored(window)).toEqual(['cyber power yellow']);
    const again = await room.open();
    await again.desk.actions.redo();
    expect([shown(again), await stored(again)]).toEqual(Array(2).fill(['cyber power yellow: Four nouns']));
  });

  it('brings an annotation back from the trash with its note after a reload', async () => {
    const first = await room.open();
    const id = mark(first, 'cyber power');
    first.desk.actions.writeNote(id, body('kept'), 's');
    first.desk.actions.trashAnnotations([id]);
    await expect.poll(() => shown(first)).toEqual([]);
    await first.desk.actions.flush();
    const second = await room.open();
    await expect.poll(() => second.desk.store.getState().rowsLoaded).toBe(true);
    second.desk.actions.restoreAnnotations([id]);
    expect(shown(second)).toEqual(['cyber power yellow: kept']);
    await second.desk.actions.undo();
    await second.desk.actions.undo();
    expect(shown(second)).toEqual(['cyber power yellow: kept']);
    expect(second.desk.store.getState().source?.annotations.noteCount).toBe(1);
  });

  it('takes every command back and does it again, each across a reload', async () => {
    let window = await room.open();
    const states: (readonly string[])[] = [];
    const look = async () => {
      await window.desk.actions.flush();
      const { colorNames, trash } = window.desk.store.getState();
      return [...(await stored(window)), `trash ${trash.length}`, ...colorNames.flatMap(({ name }) => (name === null ? [] : [name]))];
    };
    const step = async (act: () => void) => {
      states.push(await look());
      const { annotationsVersion } = window.desk.store.getState();
      act();
      await expect.poll(() => window.desk.store.getState().annotationsVersion).toBeGreaterThan(annotationsVersion);
    };
    await step(() => mark(window, 'cyber power'));
    const id = window.desk.store.getState().activeId;
    if (id === null) throw new Error('nothing is active');
    await step(() => window.desk.actions.recolor(id, 'red'));
    await step(() => window.desk.actions.resize(id, passage('a cyber power'), passage('cyber power')));
    await step(() => {
      window.desk.actions.writeNote(id, body('note'), 's');
      void window.desk.actions.flush();
    });
    await step(() => mark(window, 'network power'));
    await step(() => window.desk.actions.recolorAnnotations(idsOf(window), 'blue'));
    await step(() => window.desk.actions.trashAnnotations([id]));
    await step(() => window.desk.actions.restoreAnnotations([id]));
    await step(() => window.desk.actions.trashAnnotations(idsOf(window)));
    await step(() => window.desk.actions.emptyTrash());
    await step(() => window.desk.actions.renameColor('blue', 'Claims'));
    const last = await look();
    for (const expected of states.toReversed()) {
      window = await room.open();
      await window.desk.actions.undo();
      expect(await look()).toEqual(expected);
    }
    for (const expected of [...states.slice(1), last]) {
      window = await room.open();
      await window.desk.actions.redo();
      expect(await look()).toEqual(expected);
    }
    expect(window.library.getUndoState().undo?.label).toBe('rename-color');
  });
});
