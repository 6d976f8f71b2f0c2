import type { AnchorState } from '../anchor/anchor';
import type { CitationFormatter, FormattedCitations } from '../citation/format-citations';
import type { Codebook } from '../codebook/codebook';
import type { EssayBlock } from '../model/essay';
import type { CitationLanguage } from '../model/preferences';
import type {
  Annotation,
  AnnotationId,
  CheckState,
  CodeColorId,
  CodeId,
  ColorId,
  Commentary,
  Note,
  Relation,
  SlipKind,
  Source,
} from '../model/records';
import type { RichText } from '../model/rich-text';
import type { KnownType } from '../relations/relation-types';
import type { Span } from '../text/offset';
import type { Place, SourceText } from '../text/source-text';
import { correctionWords } from './correction-words';

/** A code that is given to an annotation, with the names that lead to it from the top of the codebook. */
export interface ExportCode {
  readonly id: CodeId;
  readonly path: readonly string[];
  readonly color: CodeColorId;
  /** "Formula › cyber power" */
  readonly label: string;
}

/** A relation as it reads from the annotation that it stands with. */
export interface ExportRelation {
  readonly relation: Relation;
  readonly type: KnownType;
  /** "translates", or "is translated by" from the other end. */
  readonly label: string;
  /** True where the relation leads to the annotation that it stands with. */
  readonly isInverse: boolean;
  /** The annotation at the other end, its own relations left out. */
  readonly other: ExportAnnotation;
}

/** Where one passage is found to be. */
export interface ExportPlace {
  readonly anchor: AnchorState;
  readonly span: Span;
  readonly place: Place;
  /** "¶7 s2–s3"; empty outside the numbered paragraphs. */
  readonly placeLabel: string;
}

/** One annotation as it goes out: the records, and where its passage is found to be. */
export interface ExportAnnotation {
  readonly annotation: Annotation;
  readonly note: Note | null;
  /** Its codes in the order in which they were given. */
  readonly codes: readonly ExportCode[];
  readonly anchor: AnchorState;
  /** Where the passage is in `text`; null for an orphan. */
  readonly span: Span | null;
  /** Null for an orphan. */
  readonly place: Place | null;
  /** "¶7 s2–s3"; empty for an orphan and outside the numbered paragraphs. */
  readonly placeLabel: string;
  /** The further places of an annotation with several, in order; the first stands above. */
  readonly further: readonly ExportPlace[];
  /** Its relations to others that go out with it, oldest first. */
  readonly relations: readonly ExportRelation[];
}

/** What the reader thinks about a whole, as it goes out. */
export interface ExportMemo {
  readonly kind: 'source' | 'library' | 'code';
  /** What it is about: "The text", "The library", "Formula › cyber power". */
  readonly about: string;
  readonly body: RichText;
}

/** An essay on the text, as it goes out. */
export interface ExportCommentary {
  readonly commentary: Commentary;
  /** In order. */
  readonly blocks: readonly EssayBlock[];
  /** Its citations, in the order of `citesOfEssay`. */
  readonly citations: FormattedCitations;
  /** What the annotations are called that it mentions, also those that do not go along; those that are gone are not in it. */
  readonly names: ReadonlyMap<AnnotationId, string>;
}

/** What the reader chose, by format. */
export type ExportOptions =
  | {
      readonly format: 'docx';
      /** Whether comments name the codes of their passage. */
      readonly codes: boolean;
      /** Whether what a web page left round the work is written too. */
      readonly furniture: boolean;
      readonly page: 'a4' | 'letter';
      readonly typeface: Typeface;
      /** Who is named as the author of the comments; '' for nobody in particular. */
      readonly author: string;
    }
  | {
      readonly format: 'report';
      readonly arrangement: ReportArrangement;
      readonly file: ReportFile;
      /** For Word. */
      readonly page: 'a4' | 'letter';
      readonly typeface: Typeface;
    }
  | { readonly format: 'errata'; readonly page: 'a4' | 'letter'; readonly typeface: Typeface }
  | { readonly format: 'html'; readonly listPassages: boolean }
  | {
      readonly format: 'print';
      readonly layout: 'margin' | 'endnotes';
      readonly page: 'a4' | 'letter' | 'a5';
      readonly typeface: Typeface;
      readonly size: 'small' | 'medium' | 'large';
      /** Whether what a web page left round the work is printed too. What is marked in it always is. */
      readonly furniture: boolean;
    }
  | { readonly format: 'obsidian'; readonly content: MarkdownContent; readonly dates: boolean }
  | { readonly format: 'obsidian-folder'; readonly notes: FolderNotes; readonly dates: boolean }
  | { readonly format: 'pandoc'; readonly content: MarkdownContent; readonly notes: 'paragraphs' | 'footnotes' }
  | { readonly format: 'xlsx' }
  | { readonly format: 'anki' }
  | { readonly format: 'csv'; readonly guardFormulas: boolean }
  | { readonly format: 'json-ld'; readonly unit: PositionUnit; readonly noteFormat: 'markdown' | 'html' }
  | {
      readonly format: 'qdpx';
      /** Who is named as whose codings they are; '' for nobody in particular. */
      readonly annotator: string;
      /** Whether highlight colours go along, as codes. */
      readonly colors: boolean;
    }
  | { readonly format: 'qdc' }
  | {
      readonly format: 'tei';
      /** Who is named as responsible for the annotations; '' for nobody in particular. */
      readonly annotator: string;
      /** Whether the reader's commentaries on the text go along. */
      readonly commentary: boolean;
    }
  | { readonly format: 'text'; readonly dates: boolean }
  | { readonly format: 'zotero-note' }
  /** What a bibliography says about the source. */
  | { readonly format: 'bibliography'; readonly file: BibliographyFile }
  | { readonly format: 'original' };

export type Typeface = 'serif' | 'sans';

/** Under the headings of the text, or under those of the codebook. */
export type ReportArrangement = 'place' | 'code';
/** A note of Obsidian's for each annotation, or one with all of them. */
export type FolderNotes = 'each' | 'one';
export type BibliographyFile = 'biblatex' | 'ris' | 'csl-json';
export type ReportFile = 'docx' | 'html' | 'markdown';

/** Quotations with their notes, or the whole text with the passages marked and the notes below. */
export type MarkdownContent = 'annotations' | 'text';

/** What a position counts: code points as the W3C Recommendation demands, or UTF-16 code units as most programs do. */
export type PositionUnit = 'code-points' | 'utf-16';

/** The interface's words that a file needs, in the reader's language. `{{count}}` and `{{place}}` are filled in. */
export interface ExportLabels {
  /** BCP 47 tag of these words. */
  readonly language: string;
  readonly colors: Readonly<Record<ColorId, string>>;
  readonly annotations: string;
  readonly codes: string;
  readonly relations: string;
  readonly passages: string;
  readonly notes: string;
  readonly note: string;
  /** Said of the link from a note to its passage. */
  readonly backToPassage: string;
  readonly legend: string;
  readonly provenance: string;
  readonly author: string;
  readonly translationOf: string;
  readonly obtained: string;
  readonly file: string;
  readonly checksum: string;
  readonly exported: string;
  readonly created: string;
  readonly updated: string;
  /** For passages outside the numbered paragraphs. */
  readonly kinds: {
    readonly title: string;
    readonly heading: string;
    readonly note: string;
    readonly credit: string;
    readonly furniture: string;
    readonly paragraph: string;
  };
  readonly furnitureNote: string;
  readonly orphans: string;
  readonly orphansExplained: string;
  readonly doubtful: string;
  /** Said of what the reader wants to look into again. */
  readonly toCheck: string;
  /** Before the further places of an annotation: "Also at ¶7 s3". */
  readonly alsoAt: string;
  /** At a further place, before the first: "See the note at ¶2 s1". */
  readonly seeNoteAt: string;
  /** Whose comments they are when no name is given. */
  readonly reader: string;
  readonly noAnnotations: string;
  /** Of an annotation that is to be looked into again, and of one that was. */
  readonly checks: Readonly<Record<CheckState, string>>;
  readonly memos: string;
  /** What a list of several works is called. */
  readonly bibliography: string;
  /** In the place of the name of what an essay mentions and what is gone. */
  readonly mentionLost: string;
  /** A list of passages and notes under headings. */
  readonly report: string;
  /** Above a list of headings. */
  readonly contents: string;
  /** Above passages that no code is given to. */
  readonly withoutCode: string;
  /** Above what the reader had written where Postil writes. */
  readonly keptVersion: string;
  /** Before what a passage should say. */
  readonly correction: string;
  /** Said in the place of what it should say where it should go. */
  readonly toDelete: string;
  readonly slips: Readonly<Record<SlipKind, string>>;
  /** Of the table of errata: its title, its columns, and what stands there without any. */
  readonly errata: Readonly<Record<'title' | 'place' | 'stands' | 'says' | 'slip' | 'note' | 'none', string>>;
}

export interface ExportInput<Options extends ExportOptions = ExportOptions> {
  readonly source: Source;
  readonly text: SourceText;
  /** The file that the text was read from, where that is another than the text; only the format of that name wants it. */
  readonly original?: Uint8Array;
  /** Every work that a bibliography is to hold, in any order; the source alone where it is left out. Other formats do not ask for it. */
  readonly works?: readonly Source[];
  /** In the order in which they are to appear; none from the trash. */
  readonly annotations: readonly ExportAnnotation[];
  /** Those that the reader wants to have in the file; formats for data leave them out. */
  readonly memos: readonly ExportMemo[];
  /** All that the reader has written on the text, oldest first; none from the trash. Formats that hold no essays leave them out. */
  readonly commentaries: readonly ExportCommentary[];
  /** The whole codebook, codes that no annotation has included. */
  readonly codebook: Codebook;
  readonly options: Options;
  readonly labels: ExportLabels;
  /** The reader's citation style, for formats that cite; left out while none is chosen. */
  readonly citing?: ExportCiting;
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
}

export interface ExportCiting extends CitationFormatter {
  readonly language: CitationLanguage;
}

export interface ExportFile {
  readonly fileName: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  /** For a look: the beginning of a page, or of what can be shown of a file whose bytes are not text. */
  readonly preview?: string;
}

/** How long work speaks to who asked for it. */
export interface ExportProgress {
  /** Share of the work that is done, 0 to 1. */
  readonly report: (done: number) => void;
  /** Looked at between chunks; when aborted the export throws the signal's reason. */
  readonly signal?: AbortSignal;
}

/** The words of the passage: as they stand in the text, or as they were when the passage was marked. */
export function quotationOf(text: SourceText, exported: ExportAnnotation): string {
  if (exported.span === null) return exported.annotation.targets[0].quote.exact;
  return text.text.slice(exported.span.start, exported.span.end);
}

/** Every place of the annotation: "¶2 s1, ¶7 s3". */
export function nameOfPlaces(input: ExportInput, exported: ExportAnnotation): string {
  return [exported, ...exported.further.map((place) => ({ ...exported, ...place }))].map((at) => nameOfPlace(input, at)).join(', ');
}

/** What the further places say where it is not what the first says, each wording once, with its place. */
export function furtherWordings(
  input: ExportInput,
  exported: ExportAnnotation,
): readonly { readonly place: string; readonly words: string }[] {
  const said = new Set([quotationOf(input.text, exported)]);
  return exported.further.flatMap((at) => {
    const words = input.text.text.slice(at.span.start, at.span.end);
    if (said.has(words)) return [];
    said.add(words);
    return [{ place: nameOfPlace(input, { ...exported, ...at }), words }];
  });
}

/** "¶7 s2 · Yellow" with all places, with a word where the app is not sure of the place or the reader not sure of the matter. */
export function captionOf(input: ExportInput, exported: ExportAnnotation): string {
  const { labels } = input;
  const { annotation, anchor } = exported;
  const parts = [nameOfPlaces(input, exported), labels.colors[annotation.color]];
  if (anchor === 'doubtful') parts.push(labels.doubtful);
  if (annotation.check !== null) parts.push(labels.checks[annotation.check]);
  if (annotation.correction !== null) parts.push(correctionWords(labels, annotation.correction));
  return parts.join(' · ');
}

/** Where the passage is, in words that are never empty: "¶7 s2", "Title", or the place it had when it was lost. */
export function nameOfPlace(input: ExportInput, exported: ExportAnnotation): string {
  if (exported.placeLabel !== '') return exported.placeLabel;
  const block = exported.place === null ? undefined : input.text.blocks[exported.place.block];
  if (block !== undefined) return input.labels.kinds[block.kind];
  const { paragraph } = exported.annotation.targets[0];
  return paragraph === null ? '?' : `¶${paragraph}?`;
}
