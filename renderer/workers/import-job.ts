import type { Result } from '../../shared/base/result';
import type { DocxError } from '../../shared/import/docx/docx-error';
import type { ReturnPlan } from '../../shared/import/docx/return-plan';
import type { ImportContext } from '../../shared/import/found/import-context';
import type { ImportError } from '../../shared/import/import-report';
import type { AnnotationImport, ImportChoices } from '../../shared/import/plan-import';
import type { StoredTables } from './stored-records';

/** One file to be planned onto the open text. */
export interface ImportJob {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly choices: ImportChoices;
  readonly context: Omit<ImportContext, 'annotations' | 'notes' | 'codebook' | 'memo' | 'relations' | 'relationTypes' | 'newId'>;
  /** The rows of the library as they are stored. */
  readonly stored: StoredTables;
}

/** What the file turned out to be, and what it would do. */
export type ImportOutcome = Result<AnnotationImport | { readonly kind: 'word'; readonly plan: ReturnPlan }, ImportError | DocxError>;
