import type { Timestamp } from '../../model/records';

/** An object as a parser of JSON gives it. */
export type Found = Readonly<Record<string, unknown>>;

export function isFound(value: unknown): value is Found {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value that may stand alone or in a list, as JSON-LD allows everywhere. */
export function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function stringOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

/** The first string of several candidates, each alone or in a list; '' when there is none. */
export function firstString(...candidates: readonly unknown[]): string {
  for (const value of candidates.flatMap(asList)) if (typeof value === 'string' && value !== '') return value;
  return '';
}

/** A name that may be given as a text or as an object with a name. */
export function nameOf(value: unknown): string {
  const [first] = asList(value);
  return isFound(first) ? firstString(first.name, first.nickname, first.nick) : stringOr(first, '');
}

/** Moments beyond these cannot be shown by a Date (ECMA-262, Time Values). */
const FURTHEST = 8.64e15;

/**
 * A moment: ISO 8601 or what else the engine reads; without a zone as UTC, as tools write it. Numbers, also written ones, are Unix time in seconds,
 * or in milliseconds from 1e11 on. Null for everything else.
 */
export function timeOf(value: unknown): Timestamp | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const words = String(value).trim();
  if (/^\d{9,14}(?:\.\d+)?$/.test(words)) {
    const number = Number(words);
    return Math.round(number < 1e11 ? number * 1000 : number);
  }
  if (typeof value === 'number' || words === '') return null;
  const plain = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/.exec(words);
  const time = Date.parse(plain === null ? words.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T') : `${plain[1]}T${plain[2]}Z`);
  return Number.isFinite(time) && Math.abs(time) <= FURTHEST ? time : null;
}
