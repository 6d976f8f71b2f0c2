/**
 * What an annotation of a file can have at most. A file is hostile until it is read: what is beyond these is left out of the reading,
 * or the item refused, so that no file costs more than its size lets expect.
 */
export const FOUND_LIMITS = {
  /** Items of one file. */
  items: 100_000,
  /** Places of one annotation, and selectors of one place. */
  targets: 1000,
  selectors: 64,
  /** Bodies and tags of one annotation. */
  bodies: 2000,
  tags: 1000,
  /** Units of the context on one side of a quotation; what is further away says nothing more. */
  context: 256,
  /** Units of names: of authors, works and tags that are no codes. */
  name: 500,
  /** Units of a note's words; a chapter has about forty thousand. */
  note: 200_000,
  /** Pieces (blocks and stretches of text) of all notes of a file together. */
  pieces: 400_000,
} as const;

/** The beginning of a name, whole characters only. */
export function shortName(words: string): string {
  return words.length <= FOUND_LIMITS.name ? words : `${words.slice(0, FOUND_LIMITS.name).toWellFormed()}…`;
}

/** Words of a note as far as they are read: one that goes on is found out to be too long without being read to its end. */
export function noteWords(words: string): string {
  return words.slice(0, FOUND_LIMITS.note + 1);
}
