import { expect, test } from 'vitest';
import { describeTimeAgo } from './time-ago';

const NOW = Date.UTC(2025, 5, 30, 12);

test.each([
  ['en', 0, 'now'],
  ['en', 59_000, 'now'],
  ['en', -5_000, 'now'],
  ['en', 5 * 60_000, '5 min. ago'],
  ['en', 3 * 3_600_000, '3 hr. ago'],
  ['en', 24 * 3_600_000, 'yesterday'],
  ['en', 2 * 24 * 3_600_000 + 5, '2 days ago'],
  ['en', 40 * 24 * 3_600_000, 'May 21, 2025'],
  ['zh-Hans', 5 * 60_000, '5分钟前'],
  ['zh-Hant', 3 * 24 * 3_600_000, '3 天前'],
] as const)('%s: %d ms ago is "%s"', (language, elapsed, words) => {
  expect(describeTimeAgo(NOW - elapsed, NOW, language)).toBe(words);
});
