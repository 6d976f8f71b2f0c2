import type { Result } from '../../shared/base/result';
import type { RefiContext } from '../../shared/import/refi/import-context';
import type { RefiError } from '../../shared/import/refi/refi-error';
import type { RefiPlan } from '../../shared/import/refi/refi-plan';
import type { StoredText } from '../../shared/model/records';
import type { StoredTables } from './stored-records';

/** One REFI-QDA file to be planned into the library. */
export interface RefiJob {
  readonly bytes: Uint8Array;
  readonly context: Pick<RefiContext, 'color' | 'labels' | 'units' | 'change'>;
  /** The rows of the library as they are stored. */
  readonly stored: StoredTables & {
    readonly memos: readonly unknown[];
    readonly sources: readonly unknown[];
    readonly revisions: readonly unknown[];
  };
  readonly texts: readonly StoredText[];
}

export type RefiOutcome = Result<RefiPlan, RefiError>;
