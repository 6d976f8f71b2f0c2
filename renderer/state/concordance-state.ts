import type { ColorId } from '../../shared/model/records';
import type { ConcordanceOrder } from '../../shared/search/concordance/order-lines';
import { type FindMatches, NO_MATCHES } from '../../shared/search/find-query';
import { type Span, span } from '../../shared/text/offset';

/** Every occurrence of a wording, one a line, and which of them are ticked. */
export interface ConcordanceState {
  readonly isOpen: boolean;
  /** As typed, or the wording of the passage that it was opened from. */
  readonly words: string;
  readonly wholeWord: boolean;
  readonly order: ConcordanceOrder;
  /** True while an answer is awaited. */
  readonly isSearching: boolean;
  /** In order of place. Matches are numbered from 0. */
  readonly matches: FindMatches;
  /** Numbers of matches in the order shown. */
  readonly lines: Int32Array;
  /** In how many blocks of the text they stand. */
  readonly blocks: number;
  /** Numbers of the matches whose tick was taken away. */
  readonly unticked: ReadonlySet<number>;
  /** The line that was walked to, or -1. */
  readonly cursor: number;
  /** The passage that is looked at in the text from the line that was walked to; painted there. */
  readonly shown: Span | null;
  /** Grows whenever the field is to take the focus. */
  readonly focusRequests: number;
}

export const CLOSED_CONCORDANCE: ConcordanceState = {
  isOpen: false,
  words: '',
  wholeWord: false,
  order: 'place',
  isSearching: false,
  matches: NO_MATCHES,
  lines: new Int32Array(0),
  blocks: 0,
  unticked: new Set(),
  cursor: -1,
  shown: null,
  focusRequests: 0,
};

/** What the reader can do with the concordance. */
export interface ConcordanceActions {
  /** Opens it and asks for the focus; the selection, or else `where`, becomes the wording. Without either the last wording stays. */
  open(where?: Span): void;
  close(): void;
  /** Makes it of other words, soon after typing rests. */
  setWords(words: string): void;
  setWholeWord(on: boolean): void;
  setOrder(order: ConcordanceOrder): void;
  /** Ticks the line, or takes its tick away. */
  toggle(line: number): void;
  tickAll(on: boolean): void;
  /** Walks to a line and shows its passage in the text. */
  moveTo(line: number): void;
  /** Goes to the passage, which becomes the selection under the reader's hands; "back" returns. */
  take(line: number): void;
  /** Highlights what is ticked in one step. */
  highlight(color: ColorId): void;
  /** Asks for codes for what is ticked. */
  code(): void;
  /** The active annotation holds for what is ticked as well, in one step. */
  addToActive(): void;
}

/** Where the match of a line stands, or null when there is no such line. */
export function spanOfLine({ matches, lines }: ConcordanceState, line: number): Span | null {
  const match = lines[line];
  const start = match === undefined ? undefined : matches.starts[match];
  return match === undefined || start === undefined ? null : span(start, matches.ends[match] ?? start);
}

export function countTicked({ lines, unticked }: ConcordanceState): number {
  return lines.length - unticked.size;
}
