import { expect, test } from 'vitest';
import { EMPTY_QUERY } from '../../shared/search/find-query';
import { createSearchedText } from '../../shared/search/searched-text';
import { createSearchClient } from './search-client';

const lines = (text: string) => createSearchedText(text, [{ start: 0, end: text.length }]);

test('a real worker answers, stops a catastrophic expression in time, and answers again', async () => {
  const client = createSearchClient();
  const query = { ...EMPTY_QUERY, regex: true };
  const notes = [{ id: 'a', text: 'nought' }];
  const answer = {
    ok: true,
    value: { matches: { starts: Int32Array.of(0), ends: Int32Array.of(2) }, notes: [{ id: 'a', start: 1, end: 3 }] },
  };
  const text = lines('on and off');
  expect(await client.search(text, { ...query, pattern: 'o[nu]' }, notes)).toEqual(answer);
  const started = performance.now();
  expect(await client.search(lines(`${'a'.repeat(40)}!`), { ...query, pattern: '^(a+)+$' }, [])).toEqual({
    ok: false,
    error: { code: 'too-slow' },
  });
  expect(performance.now() - started).toBeLessThan(4000);
  expect(await client.search(text, { ...query, pattern: 'o[nu]' }, notes)).toEqual(answer);
  client.stop();
});
