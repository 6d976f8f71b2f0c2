import type { Result } from '../../shared/base/result';
import type { ImportError, ImportPlan } from '../../shared/import/import-report';
import type { ImportContext } from '../../shared/import/json-ld/plan-import';
import type { StoredTables } from './stored-records';

/** One file to be planned onto the open text. */
export interface ImportJob {
  readonly bytes: Uint8Array;
  readonly context: Omit<ImportContext, 'annotations' | 'notes' | 'codebook' | 'relations' | 'relationTypes' | 'newId'>;
  /** The rows of the library as they are stored. */
  readonly stored: StoredTables;
}

export type ImportOutcome = Result<ImportPlan, ImportError>;
