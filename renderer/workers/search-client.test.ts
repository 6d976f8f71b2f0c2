import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ok } from '../../shared/base/result';
import { EMPTY_QUERY } from '../../shared/search/find-query';
import { createSearchedText } from '../../shared/search/searched-text';
import { answerSearch } from './answer-search';
import { createSearchClient, SEARCH_TIME_LIMIT } from './search-client';
import { prepareClient } from './search-session-fixture';

const prepare = () => prepareClient(createSearchClient);
const TEXT = createSearchedText('one two', [{ start: 0, end: 7 }]);
const QUERY = { ...EMPTY_QUERY, pattern: 'o', regex: true };
const ANSWER = answerSearch(TEXT, QUERY, []);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the text is sent once, the answer comes back', async () => {
  const { workers, client } = prepare();
  const first = client.search(TEXT, QUERY, []);
  workers[0]?.answer(ANSWER);
  expect(await first).toEqual(ok({ matches: { starts: Int32Array.of(0, 6), ends: Int32Array.of(1, 7) }, notes: [] }));
  const second = client.search(TEXT, QUERY, []);
  workers[0]?.answer(ANSWER);
  expect(await second).toBe(ANSWER);
  expect(workers[0]?.told).toEqual(['load', 'search', 'search']);
});

test('a query that does not end is stopped and reported; the next one has a fresh worker with the text', async () => {
  const { workers, client } = prepare();
  const slow = client.search(TEXT, QUERY, []);
  vi.advanceTimersByTime(SEARCH_TIME_LIMIT);
  expect(await slow).toEqual({ ok: false, error: { code: 'too-slow' } });
  expect(workers[0]?.isTerminated).toBe(true);
  const next = client.search(TEXT, QUERY, []);
  workers[1]?.answer(ANSWER);
  expect(await next).toBe(ANSWER);
  expect(workers[1]?.told).toEqual(['load', 'search']);
});

test('a newer query makes the running one stale', async () => {
  const { workers, client } = prepare();
  const older = client.search(TEXT, QUERY, []);
  const newer = client.search(TEXT, { ...QUERY, pattern: 't' }, []);
  expect(await older).toEqual({ ok: false, error: { code: 'stale' } });
  workers[0]?.answer(ANSWER);
  workers[1]?.answer(ANSWER);
  expect(await newer).toBe(ANSWER);
});

test('a worker that breaks is a bug, not a result', async () => {
  const { workers, client } = prepare();
  const broken = client.search(TEXT, QUERY, []);
  workers[0]?.fail(new Error('no module'));
  await expect(broken).rejects.toThrow('no module');
});
