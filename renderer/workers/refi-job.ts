import type { Result } from '../../shared/base/result';
import type { RefiContext } from '../../shared/import/refi/import-context';
import type { RefiError } from '../../shared/import/refi/refi-error';
import type { RefiPassage, RefiPlan } from '../../shared/import/refi/refi-plan';

/** One REFI-QDA file to be planned into the library of this name, in which everything is stored. */
export interface RefiJob {
  readonly bytes: Uint8Array;
  readonly context: Pick<RefiContext, 'color' | 'labels' | 'units' | 'change'>;
  readonly library: string;
}

export type RefiOutcome = Result<RefiPlan, RefiError>;

/** The passages of a plan are told before it, a few at a time; it has none. */
export type RefiPart = readonly RefiPassage[];
