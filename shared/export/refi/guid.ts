import { sha256Hex } from '../../base/sha256';
import type { SlipKind } from '../../model/records';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The GUID of a record: its own id where that is a UUID, as it is in every library; else one that is made from it. */
export function guidOf(kind: string, id: string): string {
  return UUID.test(id) ? id.toLowerCase() : derivedGuid(kind, id);
}

/** The same words always give the same GUID (RFC 9562, version 8: of one's own making, here from SHA-256). */
export function derivedGuid(...words: readonly string[]): string {
  const hex = sha256Hex(new TextEncoder().encode(JSON.stringify(words)));
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** The GUID of an annotation's place: the first has the annotation's own. */
export function placeGuid(annotation: string, place: number): string {
  const own = guidOf('annotation', annotation);
  return place === 0 ? own : derivedGuid('place', own, String(place));
}

/**
 * The GUID of a note: of an annotation, of a code's memo, of a whole. Whether its words are Markdown shows in nothing but this, as other
 * programs take them as they stand.
 */
export function noteGuid(of: readonly [kind: string, id: string], form: 'plain' | 'markdown'): string {
  return derivedGuid(form === 'plain' ? 'note' : 'note in Markdown', ...of);
}

/** The GUID of the note that holds what a correction would put in the place of an annotation; it alone says what kind of slip that is. */
export function correctionGuid(annotation: string, slip: SlipKind): string {
  return derivedGuid('correction', annotation, slip);
}
