import type { AnchoredAnnotation, ExportOrder } from '../../shared/export/export-annotations';
import type { ExportFile, ExportInput } from '../../shared/export/export-input';
import type { RelationsToExport } from '../../shared/export/export-relations';
import type { FolderContent, FolderUpdate } from '../../shared/export/obsidian/export-obsidian-folder';
import type { CitationLanguage } from '../../shared/model/preferences';
import type { Code } from '../../shared/model/records';
import type { LibrarySnapshot } from '../storage/library';
import type { StyleChoice } from './citation-job';

/** One export: of the open source's annotations, or of the whole library; or several files put into one. */
export type ExportJob =
  | {
      readonly kind: 'annotations';
      readonly input: Omit<ExportInput, 'annotations' | 'codebook' | 'citing'>;
      /** The citation style; left out while none is chosen. */
      readonly citing?: { readonly style: StyleChoice; readonly language: CitationLanguage };
      readonly annotations: readonly AnchoredAnnotation[];
      readonly order: ExportOrder;
      readonly codes: readonly Code[];
      readonly related: RelationsToExport;
      /** What is in the folder that an export of notes for Obsidian brings up to date; left out for any other. */
      readonly existing?: FolderContent;
    }
  /** Files that were written before, in one zip. */
  | { readonly kind: 'pack'; readonly files: readonly ExportFile[]; readonly fileName: string }
  | { readonly kind: 'archive'; readonly snapshot: LibrarySnapshot; readonly fileName: string; readonly createdAt: number };

/** What comes of a job: a file, or what is to be written into the folder. */
export interface ExportOutput extends ExportFile {
  readonly folder?: FolderUpdate;
}
