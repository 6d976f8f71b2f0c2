import type { ColorId } from '../../model/records';

/** A paragraph as Word shows it when all tracked changes are accepted. Offsets count UTF-16 units of `words`. */
export interface FlowParagraph {
  words: string;
  style: string;
  /** `w:outlineLvl` of the paragraph itself: 0 the highest, 9 body text; null where it says nothing. */
  outline: number | null;
  /** The list that the paragraph itself is put into; `id` is '0' where it is taken out of that of its style. */
  list: { readonly id: string; readonly level: number | null } | null;
  readonly highlights: { readonly start: number; end: number; readonly color: ColorId }[];
  /** The footnote or endnote that it belongs to; null in the text itself. */
  note: NoteReference | null;
}

/** Between two characters of a paragraph; `paragraph` counts all paragraphs of the file, -1 stands before the first. */
export interface FlowPoint {
  readonly paragraph: number;
  readonly at: number;
  /** False between paragraphs: a beginning belongs to the next one, an end to this one. */
  readonly isInside: boolean;
}

export interface NoteReference {
  readonly kind: 'footnote' | 'endnote';
  readonly id: string;
  /** 1 for the first of its kind. */
  readonly number: number;
}

/** What is in the file and not in its text, counted for the report. */
export interface FlowCounts {
  tables: number;
  pictures: number;
  /** Insertions, deletions and moves, all of which are taken as accepted. */
  tracked: number;
  /** Runs of hidden words, which are left out. */
  hidden: number;
  /** Readings above or beside characters (ruby), which are left out. */
  readings: number;
  /** Signs of symbol typefaces, which no character has the meaning of. */
  symbols: number;
  /** Parts in other formats that Word shows within the text. */
  foreign: number;
}

/** The paragraphs of a part of a Word file in reading order, and where its comments are. */
export interface Flow {
  readonly paragraphs: FlowParagraph[];
  readonly starts: Map<string, FlowPoint>;
  readonly ends: Map<string, FlowPoint>;
  readonly references: Map<string, FlowPoint>;
  /** Footnotes and endnotes in the order of their references. */
  readonly notes: NoteReference[];
  readonly counts: FlowCounts;
}

/** Nothing read yet. */
export function emptyFlow(): Flow {
  return {
    paragraphs: [],
    starts: new Map(),
    ends: new Map(),
    references: new Map(),
    notes: [],
    counts: { tables: 0, pictures: 0, tracked: 0, hidden: 0, readings: 0, symbols: 0, foreign: 0 },
  };
}
