import { expect, test } from 'vitest';
import { type MarkFolder, markSession, type WindowLocks } from './session-mark';

/** One profile: its folder of marks, and the locks of the windows that live. */
function createProfile() {
  const files = new Set<string>();
  const living = new Set<string>();
  const folder: MarkFolder = {
    async *keys() {
      yield* files;
    },
    getFileHandle: async (name) => void files.add(name),
    async removeEntry(name) {
      if (!files.delete(name)) throw new DOMException('gone', 'NotFoundError');
    },
  };
  const request: WindowLocks['request'] = (name: string) => {
    living.add(name);
    return new Promise<never>(() => undefined);
  };
  const locks: WindowLocks = { request, query: async () => ({ held: [...living].map((name) => ({ name })) }) };
  return { files, folder, locks, end: (session: string) => void living.delete(`postil-window-open-${session}`) };
}

test('a window that was left cleanly leaves no mark, one that was killed does until it is mended', async () => {
  const { files, folder, locks, end } = createProfile();
  const first = await markSession(async () => folder, locks, 'first');
  expect([first.isUnclean, [...files]]).toEqual([false, ['postil-window-open-first']]);
  first.clear();
  first.clear();
  end('first');
  expect((await markSession(async () => folder, locks, 'second')).isUnclean).toBe(false);
  end('second');
  const third = await markSession(async () => folder, locks, 'third');
  expect(third.isUnclean).toBe(true);
  third.forgetOthers();
  expect([...files]).toEqual(['postil-window-open-third']);
});

test('a window that lives beside this one is not taken for one that was killed', async () => {
  const { files, folder, locks } = createProfile();
  const first = await markSession(async () => folder, locks, 'first');
  const second = await markSession(async () => folder, locks, 'second');
  second.forgetOthers();
  expect([first.isUnclean, second.isUnclean, files.size]).toEqual([false, false, 2]);
});

test('without room for its mark a window opens all the same', async () => {
  const { folder, locks } = createProfile();
  const full: MarkFolder = { ...folder, getFileHandle: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) };
  expect((await markSession(async () => full, locks, 'first')).isUnclean).toBe(false);
});

test('where the browser gives no folder, a window opens all the same', async () => {
  const { locks } = createProfile();
  const refused = () => Promise.reject(new DOMException('private', 'SecurityError'));
  const mark = await markSession(refused, locks, 'first');
  mark.set();
  mark.forgetOthers();
  mark.clear();
  expect(mark.isUnclean).toBe(false);
});
