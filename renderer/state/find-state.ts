import type { AnnotationId } from '../../shared/model/records';
import { EMPTY_QUERY, type FindError, type FindMatches, type FindQuery, NO_MATCHES, type NoteMatch } from '../../shared/search/find-query';

/** What is looked for and what was found. The reading surface paints `matches`; matches in notes are gone to after them. */
export interface FindState {
  readonly query: FindQuery;
  /** Whether notes are searched as well. */
  readonly inNotes: boolean;
  /** True while an answer is awaited. */
  readonly isSearching: boolean;
  readonly error: FindError | null;
  /** In the text; empty while find is closed. */
  readonly matches: FindMatches;
  readonly noteMatches: readonly NoteMatch<AnnotationId>[];
  /** The match that was gone to: counts through `matches`, then through `noteMatches`; -1 when there is none. */
  readonly current: number;
  /** Grows whenever matches or the current one change. */
  readonly version: number;
  /** Grows whenever the field is to take the focus. */
  readonly focusRequests: number;
}

export const CLOSED_FIND: FindState = {
  query: EMPTY_QUERY,
  inNotes: true,
  isSearching: false,
  error: null,
  matches: NO_MATCHES,
  noteMatches: [],
  current: -1,
  version: 0,
  focusRequests: 0,
};

/** What the reader can do with find. */
export interface FindActions {
  /** Opens find and asks for the focus; a short selection becomes the pattern. */
  open(): void;
  /** Takes the matches away and leaves the current one selected in the text. The query stays for the next time. */
  close(): void;
  /** Changes the query and searches, typing after a short rest. */
  setQuery(query: Partial<FindQuery>): void;
  setInNotes(on: boolean): void;
  /** Goes to the next or the previous match, around the ends. Opens find with the last query where it is closed. */
  step(direction: 1 | -1): void;
}

/** All matches, in text and notes. */
export function countMatches(state: FindState): number {
  return state.matches.starts.length + state.noteMatches.length;
}
