const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Distances up to a month are told in these units, the largest that fits. */
const UNITS = [
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
] as const;

/**
 * How long ago `at` was, in few words of `language`: "now", "5 min. ago", "2 days ago"; a date when it is more than thirty days.
 * Both times in milliseconds since the Unix epoch. A time in the future (another clock) counts as now.
 */
export function describeTimeAgo(at: number, now: number, language: string): string {
  const elapsed = Math.max(0, now - at);
  if (elapsed > 30 * DAY) return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(at);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  for (const [unit, length] of UNITS) if (elapsed >= length) return format.format(-Math.floor(elapsed / length), unit);
  return format.format(0, 'second');
}

/** The exact time, for a title: date and time to the minute. */
export function describeExactTime(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(at);
}
