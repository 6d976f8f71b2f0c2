import type { Brand } from '../base/brand';
import type { RichText } from './rich-text';

export type SourceId = Brand<string, 'SourceId'>;
export type RevisionId = Brand<string, 'RevisionId'>;
export type AnnotationId = Brand<string, 'AnnotationId'>;
export type CodeId = Brand<string, 'CodeId'>;

/** Milliseconds since the Unix epoch. */
export type Timestamp = number;

/** The five colours of the palette. The id is stored; the name is the reader's to choose. */
export const COLOR_IDS = ['yellow', 'red', 'blue', 'green', 'purple'] as const;
export type ColorId = (typeof COLOR_IDS)[number];

/** The colours that codes are told apart by; none of them says anything about a highlight's colour. */
export const CODE_COLOR_IDS = ['blue', 'red', 'green', 'amber', 'purple', 'teal', 'pink', 'grey'] as const;
export type CodeColorId = (typeof CODE_COLOR_IDS)[number];

/** Where a text came from; shown to the reader, exported with every edition. */
export interface Provenance {
  readonly fileName: string;
  readonly sha256: string;
  readonly title: string;
  readonly author: string | null;
  /** The author's office as the text itself gives it. */
  readonly authorNote: string | null;
  readonly language: string;
  /** What the text is a translation of, in a sentence; null when it is none or nothing is known. */
  readonly translationOf: string | null;
  /** How the file was obtained, in a sentence. */
  readonly obtained: string;
}

/** An imported work. */
export interface Source {
  readonly id: SourceId;
  readonly provenance: Provenance;
  /** The revision that is read now; older ones stay. */
  readonly revisionId: RevisionId;
  readonly createdAt: Timestamp;
}

/** One state of a source's text. The bytes lie in the `texts` table under `sha256`. */
export interface Revision {
  readonly id: RevisionId;
  readonly sourceId: SourceId;
  readonly sha256: string;
  readonly createdAt: Timestamp;
}

/** The words of a passage with 32 characters of context on either side (fewer at the ends of the text). */
export interface QuoteSelector {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Everything known about where a passage is, so that it can be found again, or asked about, but never guessed. */
export interface Target {
  readonly revisionId: RevisionId;
  /** UTF-16 offsets in that revision. */
  readonly start: number;
  readonly end: number;
  readonly quote: QuoteSelector;
  /** Paragraph number at creation; null outside the numbered paragraphs. */
  readonly paragraph: number | null;
  /** Which of how many equal wordings in the whole text this is: 1-based, `[2, 8]` is the second of eight. */
  readonly occurrence: readonly [nth: number, of: number];
}

/** One record beside the text: a passage, a colour, codes and perhaps a note. */
export interface Annotation {
  readonly id: AnnotationId;
  readonly sourceId: SourceId;
  readonly color: ColorId;
  /** At least one. */
  readonly targets: readonly [Target, ...Target[]];
  /** The codes given to it, each once, in the order in which they were given. */
  readonly codes: readonly CodeId[];
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
  /** When it was thrown into the trash; null when it stands on the desk. */
  readonly trashedAt: Timestamp | null;
}

/** The rich text of an annotation, keyed by the annotation's id. */
export interface Note {
  readonly annotationId: AnnotationId;
  readonly body: RichText;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** A tag in the reader's codebook, for annotations of any source. Codes form a tree; names are unique among siblings. */
export interface Code {
  readonly id: CodeId;
  /** The code above; null at the top. */
  readonly parentId: CodeId | null;
  readonly name: string;
  readonly color: CodeColorId;
  /** When the code is to be given, in a sentence or two; '' when nothing was written. */
  readonly definition: string;
  readonly memo: RichText | null;
  /** Place among its siblings, smallest first; any finite number. */
  readonly order: number;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** What a colour is called in this library; null means the default name in the interface language. */
export interface ColorName {
  readonly id: ColorId;
  readonly name: string | null;
}

/** The tables that Changes alter, with their record types. Preferences and texts are not edited by Changes. */
export interface TableRecords {
  readonly sources: Source;
  readonly revisions: Revision;
  readonly codes: Code;
  readonly annotations: Annotation;
  readonly notes: Note;
  readonly colors: ColorName;
}
export type TableName = keyof TableRecords;

/** The names of all record tables, those first that others refer to. */
export const TABLE_NAMES = ['sources', 'revisions', 'codes', 'annotations', 'notes', 'colors'] as const satisfies readonly TableName[];

/** The original bytes of a revision, content-addressed. Written once, never altered. */
export interface StoredText {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}
