import type { Result } from '../../shared/base/result';
import type { DocxError } from '../../shared/import/docx/docx-error';
import type { ReturnPlan } from '../../shared/import/docx/return-plan';
import type { ImportError, ImportPlan } from '../../shared/import/import-report';
import type { ImportContext } from '../../shared/import/json-ld/plan-import';
import type { StoredTables } from './stored-records';

/** One file to be planned onto the open text. */
export interface ImportJob {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly context: Omit<ImportContext, 'annotations' | 'notes' | 'codebook' | 'relations' | 'relationTypes' | 'newId'>;
  /** The rows of the library as they are stored. */
  readonly stored: StoredTables;
}

/** What the file turned out to be, and what it would do. */
export type ImportOutcome = Result<
  { readonly kind: 'annotations'; readonly plan: ImportPlan } | { readonly kind: 'word'; readonly plan: ReturnPlan },
  ImportError | DocxError
>;
