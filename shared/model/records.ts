import type { Brand } from '../base/brand';
import type { StructuredBlock } from '../text/source-text';
import type { ChangeLabel } from './change';
import type { CslItem } from './csl-item';
import type { EssayBlock } from './essay';
import type { RichText } from './rich-text';

export type SourceId = Brand<string, 'SourceId'>;
export type RevisionId = Brand<string, 'RevisionId'>;
export type AnnotationId = Brand<string, 'AnnotationId'>;
export type CodeId = Brand<string, 'CodeId'>;
export type RelationId = Brand<string, 'RelationId'>;
export type RelationTypeId = Brand<string, 'RelationTypeId'>;
export type BookmarkId = Brand<string, 'BookmarkId'>;
export type PassId = Brand<string, 'PassId'>;
export type CommentaryId = Brand<string, 'CommentaryId'>;
export type CommentaryBlockId = Brand<string, 'CommentaryBlockId'>;

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
  /** What a bibliography says about the work, as the reader has written it; null while it is derived from the provenance. */
  readonly citation: CslItem | null;
  readonly createdAt: Timestamp;
}

/** One state of a source's text. */
export interface Revision {
  readonly id: RevisionId;
  readonly sourceId: SourceId;
  /** Of the text, whose bytes (UTF-8) lie in the `texts` table under it. */
  readonly sha256: string;
  /** What is what in the text, where the file that it was read from says so; null: found by general rules. See `readRevisionText`. */
  readonly structure: readonly StructuredBlock[] | null;
  /** Of the file that the text was read from, which lies in `texts` as well; null: the text itself is that file. */
  readonly originalSha256: string | null;
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

/** Whether something about an annotation is still to be looked into. */
export const CHECK_STATES = ['open', 'settled'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** What is wrong with words that should be others, as translators and editors sort it; the order is that of a form. */
export const SLIP_KINDS = ['meaning', 'term', 'wording', 'grammar', 'spelling', 'punctuation', 'omission', 'addition', 'other'] as const;
export type SlipKind = (typeof SLIP_KINDS)[number];

/** What a passage should say. What stands is its quotation; the text itself is never altered. */
export interface Correction {
  /** Plain words in the place of the whole passage, at every place of the annotation; '' where the passage should go. */
  readonly replacement: string;
  readonly slip: SlipKind;
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
  /** `open`: the reader wants to look into it again; `settled`: that was done; null: nothing was asked. */
  readonly check: CheckState | null;
  /** What should stand in its places; null for an annotation that corrects nothing. */
  readonly correction: Correction | null;
  /** The reading pass in which it was made; null outside of passes. */
  readonly passId: PassId | null;
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
  /** Annotations that show what it is given for, in the order in which they were chosen; one that is gone or has lost the code shows nothing. */
  readonly examples: readonly AnnotationId[];
  /** Place among its siblings, smallest first; any finite number. */
  readonly order: number;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** A typed, directed link from one annotation to another, of the same or of another source. Never from one to itself. */
export interface Relation {
  readonly id: RelationId;
  readonly typeId: RelationTypeId;
  readonly fromId: AnnotationId;
  readonly toId: AnnotationId;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/**
 * A kind of relation that the reader has made or renamed. The kinds that Postil brings have no record until they are renamed: their
 * names come from the catalogue.
 */
export interface RelationType {
  readonly id: RelationTypeId;
  /** Read from the one end to the other ("translates"). */
  readonly name: string;
  /** Read the other way round ("is translated by"); equal to the name where both ends are alike ("contradicts"). */
  readonly inverseName: string;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** What the reader thinks about a whole: the source with this id, or, with the id `library`, everything. Codes carry their own memo. */
export interface Memo {
  readonly id: SourceId | 'library';
  readonly body: RichText;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** A place to come back to. */
export interface Bookmark {
  readonly id: BookmarkId;
  readonly sourceId: SourceId;
  /** What stands there; anchored like an annotation. */
  readonly target: Target;
  /** '' for one that is called by its place. */
  readonly name: string;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** One reading of a source from a fresh start: what was marked before it can be hidden, and compared with afterwards. */
export interface ReadingPass {
  readonly id: PassId;
  readonly sourceId: SourceId;
  /** '' for one that is called by its date. */
  readonly name: string;
  readonly startedAt: Timestamp;
  /** Null while it goes on. */
  readonly endedAt: Timestamp | null;
  readonly updatedAt: Timestamp;
}

/** An essay beside a source. What it says lies in its blocks. */
export interface Commentary {
  readonly id: CommentaryId;
  readonly sourceId: SourceId;
  /** '' for one that has none yet. */
  readonly title: string;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
  /** When it was thrown into the trash; null when it stands on the desk. */
  readonly trashedAt: Timestamp | null;
}

/** One block of a commentary: a paragraph, a heading, a whole list. A keystroke alters this record and no other. */
export interface CommentaryBlock {
  readonly id: CommentaryBlockId;
  readonly commentaryId: CommentaryId;
  /** Place among the blocks of its commentary: compared as a string, ties broken by the id. See `orderBetween`. */
  readonly order: string;
  readonly content: EssayBlock;
  readonly updatedAt: Timestamp;
}

/** A citation style that the reader has added, as the CSL file has it. */
export interface CitationStyle {
  /** The style's own id, an address as a rule: the same style added again takes the place of the one before. */
  readonly id: string;
  readonly title: string;
  /** The file, as it was read. */
  readonly xml: string;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** What a colour is called in this library; null means the default name in the interface language. */
export interface ColorName {
  readonly id: ColorId;
  readonly name: string | null;
}

/** What a step can alter in an annotation. */
export type AnnotationFields = Partial<Omit<Annotation, 'id' | 'sourceId'>>;

/** What one step did to one annotation and its note. */
export type HistoryPart =
  /** Only the fields that differ; `note` is null when the note was left alone. */
  | {
      readonly kind: 'altered';
      readonly before: AnnotationFields;
      readonly after: AnnotationFields;
      readonly note: { readonly before: Note | null; readonly after: Note | null } | null;
    }
  /** It came back by undo or redo. That it was made at all, its `createdAt` tells. */
  | { readonly kind: 'made' }
  /** It went for good; as it then was. */
  | { readonly kind: 'removed'; readonly annotation: Annotation; readonly note: Note | null };

/**
 * One step in the life of annotations of one source: what undo would take back in one go, or an undo or redo itself. A step that touches
 * many is told in several records. Written by storage together with the step, never altered, and kept when the step can no longer be undone.
 */
export interface HistoryStep {
  /** Unique in all libraries: of two steps with one id either may be kept. */
  readonly id: string;
  /** Of all the annotations. */
  readonly sourceId: SourceId;
  /** When it ended. */
  readonly at: Timestamp;
  /** Its number in the journal of the library where it happened; orders the steps of one moment. */
  readonly seq: number;
  readonly kind: 'do' | 'undo' | 'redo';
  readonly label: ChangeLabel;
  /** The annotations that it touched, each once. */
  readonly annotations: readonly AnnotationId[];
  /** What it did to each, in the same order. */
  readonly parts: readonly HistoryPart[];
}

/** The tables that Changes alter, with their record types. Preferences and texts are not edited by Changes. */
export interface TableRecords {
  readonly sources: Source;
  readonly revisions: Revision;
  readonly codes: Code;
  readonly annotations: Annotation;
  readonly notes: Note;
  readonly relationTypes: RelationType;
  readonly relations: Relation;
  readonly memos: Memo;
  readonly bookmarks: Bookmark;
  readonly passes: ReadingPass;
  readonly commentaries: Commentary;
  readonly commentaryBlocks: CommentaryBlock;
  readonly colors: ColorName;
  readonly citationStyles: CitationStyle;
  readonly history: HistoryStep;
}
export type TableName = keyof TableRecords;

/** The names of all record tables, those first that others refer to. */
export const TABLE_NAMES = [
  'sources',
  'revisions',
  'codes',
  'passes',
  'annotations',
  'notes',
  'relationTypes',
  'relations',
  'memos',
  'bookmarks',
  'commentaries',
  'commentaryBlocks',
  'colors',
  'citationStyles',
  'history',
] as const satisfies readonly TableName[];

/** Something for every table, made one by one. */
export function eachTable<M extends { readonly [T in TableName]: unknown }>(make: <T extends TableName>(table: T) => M[T]): M;
export function eachTable(make: (table: TableName) => unknown): Record<string, unknown> {
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, make(table)]));
}

/** The text of a revision, or the file that it was read from, content-addressed. Written once, never altered. */
export interface StoredText {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}
