import type { AnchoredAnnotation, ExportOrder } from '../../shared/export/export-annotations';
import type { ExportFile, ExportInput } from '../../shared/export/export-input';
import type { LibrarySnapshot } from '../storage/library';

/** One export: of the open source's annotations, or of the whole library. */
export type ExportJob =
  | {
      readonly kind: 'annotations';
      readonly input: Omit<ExportInput, 'annotations'>;
      readonly annotations: readonly AnchoredAnnotation[];
      readonly order: ExportOrder;
    }
  | { readonly kind: 'archive'; readonly snapshot: LibrarySnapshot; readonly fileName: string; readonly createdAt: number };

export interface ExportRequest {
  readonly id: number;
  readonly job: ExportJob;
}

export type ExportReply =
  | { readonly id: number; readonly type: 'progress'; readonly done: number }
  | { readonly id: number; readonly type: 'finished'; readonly file: ExportFile }
  | { readonly id: number; readonly type: 'failed'; readonly detail: string };
