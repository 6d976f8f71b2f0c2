import type { ExportOrder } from '../../shared/export/export-annotations';
import type { ExportFile, ExportInput } from '../../shared/export/export-input';
import type { RelationsToExport } from '../../shared/export/export-relations';
import type { FolderContent, FolderUpdate } from '../../shared/export/obsidian/export-obsidian-folder';
import type { CitationLanguage } from '../../shared/model/preferences';
import type { Code } from '../../shared/model/records';
import type { StyleChoice } from './citation-job';
import type { PackedFiles } from './packed-files';

/** A citation style, and the language in which it speaks. */
export interface StyleInLanguage {
  readonly style: StyleChoice;
  readonly language: CitationLanguage;
}

/** One export of the open source's annotations, or several files put into one. */
export type ExportJob =
  | {
      readonly kind: 'annotations';
      readonly input: Omit<ExportInput, 'annotations' | 'codebook' | 'citing'>;
      /** The citation style; left out while none is chosen. */
      readonly citing?: StyleInLanguage;
      readonly order: ExportOrder;
      readonly codes: readonly Code[];
      readonly related: RelationsToExport;
      /** What is in the folder that an export of notes for Obsidian brings up to date; left out for any other. */
      readonly existing?: FolderContent;
      /** Given when only the beginning of the file is to be shown: so many lines of it. */
      readonly shown?: ShownLines;
    }
  /** Files that were written before, in one zip. */
  | { readonly kind: 'pack'; readonly files: readonly ExportFile[]; readonly fileName: string };

export interface ShownLines {
  readonly lines: number;
  /** Of a line, so many characters: one line may have megabytes. */
  readonly columns: number;
  /** And of all lines together, unless the first has more. */
  readonly characters: number;
}

/** The beginning of a file as it would be written. */
export interface ExportLook {
  readonly fileName: string;
  /** A page with the beginning of what it holds, or lines of words. */
  readonly words: string;
  /** So many lines more has the file; null where there are more and nobody has counted them. */
  readonly more: number | null;
}

/** What comes of a job. */
export type ExportOutput =
  | { readonly kind: 'file'; readonly file: ExportFile }
  | { readonly kind: 'look'; readonly look: ExportLook }
  /** What is to be written into the folder. */
  | { readonly kind: 'folder'; readonly files: PackedFiles; readonly outcomes: FolderUpdate['outcomes'] };
