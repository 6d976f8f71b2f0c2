/** What is looked for. */
export interface FindQuery {
  /** Words, or a regular expression when `regex` is set. An empty pattern finds nothing. */
  readonly pattern: string;
  readonly caseSensitive: boolean;
  readonly diacriticSensitive: boolean;
  /** Tells the forms of one character apart: Traditional and Simplified Chinese, full and half width. */
  readonly formSensitive: boolean;
  /** Letters, marks and digits of any script may not go on at either end. Without meaning between Han or kana, and ignored there. */
  readonly wholeWord: boolean;
  readonly regex: boolean;
}

export const EMPTY_QUERY: FindQuery = {
  pattern: '',
  caseSensitive: false,
  diacriticSensitive: false,
  formSensitive: false,
  wholeWord: false,
  regex: false,
};

/** Matches in order, none overlapping another: match i covers `[starts[i], ends[i])` in UTF-16 offsets. */
export interface FindMatches {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export const NO_MATCHES: FindMatches = { starts: new Int32Array(0), ends: new Int32Array(0) };

/** `invalid-pattern`: no regular expression, with the engine's reason. `too-slow`: it did not end within the time limit. */
export type FindError = { readonly code: 'invalid-pattern'; readonly detail: string } | { readonly code: 'too-slow' };

/** A note in words, as searched. */
export interface SearchedNote<Id extends string = string> {
  readonly id: Id;
  readonly text: string;
}

/** A match in a note, in UTF-16 offsets of its words. */
export interface NoteMatch<Id extends string = string> {
  readonly id: Id;
  readonly start: number;
  readonly end: number;
}
