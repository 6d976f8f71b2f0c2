import type { Result } from '../../shared/base/result';
import type { Edit } from '../../shared/model/change';
import type { EditsPart, HeavyOutcome, HeavyRequest } from '../storage/heavy-work';
import type { StoreError } from '../storage/library';

/** Edits of new work go before it, a few at a time; the change in the job has none. */
export type HeavyPiece = readonly Edit[];
export type HeavyPart = EditsPart;
export type HeavyWorkerJob = HeavyRequest;
export type HeavyWorkerOutcome = Result<HeavyOutcome, StoreError>;
