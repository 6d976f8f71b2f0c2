import * as v from 'valibot';
import { type CslDate, type CslDay, cslDate } from '../model/csl-item';

const DAY = String.raw`(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?`;
const DATE = new RegExp(`^(?:(?:c\\.|ca\\.|circa|约|約)\\s*)?${DAY}(?:\\s*/\\s*${DAY})?$`, 'i');

/**
 * A date as a reader writes it: "2019", "2019-11", "2019-11-04", "2018-09/2018-10", "c. 1890"; everything else is taken as words
 * ("Spring and Autumn period"). Null for nothing, or for a day that is in no calendar.
 */
export function parseCitationDate(written: string): CslDate | null {
  const words = written.trim();
  if (words === '') return null;
  const match = words.match(DATE);
  if (match === null) return { literal: words };
  const [, ...parts] = match;
  const from = dayOf(parts.slice(0, 3));
  const to = parts[3] === undefined ? undefined : dayOf(parts.slice(3));
  const date: CslDate = { 'date-parts': to === undefined ? [from] : [from, to], ...(/^-?\d/.test(words) ? {} : { circa: true }) };
  return v.is(cslDate, date) ? date : null;
}

/** The date as `parseCitationDate` reads it; a season is not told. */
export function formatCitationDate(date: CslDate): string {
  if (date.literal !== undefined) return date.literal;
  const days = (date['date-parts'] ?? []).flatMap((day) => (day === undefined ? [] : [formatDay(day)]));
  return `${date.circa === true ? 'c. ' : ''}${days.join('/')}`;
}

function dayOf([year, month, day]: readonly (string | undefined)[]): CslDay {
  if (month === undefined) return [Number(year)];
  return day === undefined ? [Number(year), Number(month)] : [Number(year), Number(month), Number(day)];
}

function formatDay([year, ...rest]: CslDay): string {
  const sign = year < 0 ? '-' : '';
  return [`${sign}${String(Math.abs(year)).padStart(4, '0')}`, ...rest.map((part) => String(part).padStart(2, '0'))].join('-');
}
