import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { toStoreError } from './store-errors';

describe('toStoreError', () => {
  it.each([
    ['a quota', new Dexie.QuotaExceededError('exceeded'), 'no-space'],
    ['a quota inside an abort', new Dexie.AbortError('aborted', new DOMException('exceeded', 'QuotaExceededError')), 'no-space'],
    [
      'a full disk as Chromium tells it',
      new DOMException('Connection is closing because of: IO error: 000005.log: Unable to write (FILE_ERROR_NO_SPACE)', 'UnknownError'),
      'no-space',
    ],
    ['a database closed under us', new Dexie.DatabaseClosedError('Database has been closed'), 'closed'],
    ['a connection that is closing', new DOMException('The database connection is closing.', 'InvalidStateError'), 'closed'],
    ['a store that does not open again', new DOMException('Internal error opening backing store', 'UnknownError'), 'closed'],
    ['anything else', new Dexie.DataError('not a valid key'), 'failed'],
  ])('tells %s', (_what, error, code) => {
    expect(toStoreError(error).code).toBe(code);
  });

  it('throws bugs again', () => {
    const bug = new TypeError('x is not a function');
    expect(() => toStoreError(bug)).toThrow(bug);
  });
});
