import { afterEach, expect, test, vi } from 'vitest';
import { mendEngine } from './mend-engine';

const SCRATCH = 'mended-log-turning';
/** Two of LevelDB's logs, which a mended engine has to have left behind. Bytes. */
const TWO_LOGS = 8 * 1024 * 1024;
/** From here on Chromium puts a value beside the log. Bytes. */
const OWN_FILE = 64 * 1024;

/** What is written into IndexedDB from now on, in bytes, value by value. */
function watchWrites(): number[] {
  const sizes: number[] = [];
  const add = IDBObjectStore.prototype.add;
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
    if (value instanceof Uint8Array) sizes.push(value.length);
    return add.call(this, value, key);
  });
  return sizes;
}

async function findScratch(): Promise<boolean> {
  return (await indexedDB.databases()).some(({ name }) => name === SCRATCH);
}

/** What of the file that tries the disk is left; other tests keep files of their own beside it. */
async function listFiles(): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const name of (await navigator.storage.getDirectory()).keys()) if (name === 'postil-room-probe') names.push(name);
  return names;
}

afterEach(() => {
  vi.restoreAllMocks();
});

test('with room the log is turned over twice, in values that lie in it, and nothing is left behind', async () => {
  const sizes = watchWrites();
  expect(await mendEngine('mended')).toEqual({ ok: true, value: null });
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(TWO_LOGS);
  expect(Math.max(...sizes)).toBeLessThan(OWN_FILE);
  expect([await findScratch(), await listFiles()]).toEqual([false, []]);
});

test('without room no database is opened, so that a damaged log is not gone on with', async () => {
  const opened = vi.spyOn(indexedDB, 'open');
  vi.spyOn(FileSystemWritableFileStream.prototype, 'write').mockRejectedValue(new DOMException('no room', 'QuotaExceededError'));
  expect(await mendEngine('mended')).toEqual({ ok: false, error: { code: 'no-space', detail: 'QuotaExceededError: no room' } });
  expect(opened).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  expect(await listFiles()).toEqual([]);
  expect(await mendEngine('mended')).toEqual({ ok: true, value: null });
});

test('a disk that becomes full meanwhile is told as such, and the next try begins anew', async () => {
  const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('no room any more', 'QuotaExceededError');
  });
  expect(await mendEngine('mended')).toMatchObject({ ok: false, error: { code: 'no-space' } });
  add.mockRestore();
  expect(await mendEngine('mended')).toEqual({ ok: true, value: null });
  expect(await findScratch()).toBe(false);
});

test('what is no error of the disk or the database is a bug, and thrown', async () => {
  vi.spyOn(navigator.storage, 'getDirectory').mockRejectedValue(new TypeError('a slip'));
  await expect(mendEngine('mended')).rejects.toThrow('a slip');
});
