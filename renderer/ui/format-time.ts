const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, milliseconds: number])[] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** Formats are dear to make and asked for by every card: one of a kind a language. */
function kept<T>(make: (language: string) => T): (language: string) => T {
  const formats = new Map<string, T>();
  return (language) => {
    const format = formats.get(language) ?? make(language);
    formats.set(language, format);
    return format;
  };
}

const relativeFormat = kept((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' }));
const dayFormat = kept((language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }));
const momentFormat = kept((language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }));
const dateFormat = kept((language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }));

/** How long ago `at` was, in words of `language`: "2 min. ago", "now", "3 days ago". Times in milliseconds since the Unix epoch. */
export function formatAgo(at: number, now: number, language: string): string {
  const format = relativeFormat(language);
  const past = Math.max(0, now - at);
  for (const [unit, milliseconds] of UNITS) {
    if (past >= milliseconds) return format.format(-Math.floor(past / milliseconds), unit);
  }
  return format.format(0, 'second');
}

/** The reader's own English, with its order of day and month, where the system names one. */
function regionOf(language: string): string {
  return navigator.languages.find((own) => own.startsWith(`${language}-`) && language === 'en') ?? language;
}

/** Date and time of day in the way of `language`. */
export function formatDateTime(at: number, language: string): string {
  return dateFormat(regionOf(language)).format(at);
}

/** Date and time of day to the second. */
export function formatMoment(at: number, language: string): string {
  return momentFormat(regionOf(language)).format(at);
}

/** The day in the way of `language`. */
export function formatDay(at: number, language: string): string {
  return dayFormat(regionOf(language)).format(at);
}
