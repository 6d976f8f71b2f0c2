import { isCombination } from './combination';

/** More keys for one command than anybody remembers. */
const MOST_KEYS = 8;

/**
 * Rebound shortcuts from a stored value of unknown origin: key combinations by command id. Entry by entry: one that cannot be used
 * is left out, so that the default of its command holds, and costs no other. Earlier versions knew one key a command and null for none.
 */
export function parseShortcuts(value: Readonly<Record<string, unknown>>): Readonly<Record<string, readonly string[]>> {
  const entries = Object.entries(value).map(([id, keys]) => [id, readKeys(keys)] as const);
  return Object.fromEntries(entries.flatMap(([id, keys]) => (keys === null ? [] : [[id, keys]])));
}

/** Null where the value says nothing that can be used. */
function readKeys(value: unknown): readonly string[] | null {
  if (value === null) return [];
  const listed: readonly unknown[] = Array.isArray(value) ? value : [value];
  const sound = listed.filter((keys) => typeof keys === 'string').filter(isCombination);
  return sound.length === 0 && listed.length > 0 ? null : [...new Set(sound)].slice(0, MOST_KEYS);
}
