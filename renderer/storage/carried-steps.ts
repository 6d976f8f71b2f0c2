import { ok, type Result } from '../../shared/base/result';
import type { Edit } from '../../shared/model/change';
import type { Carried } from './journal';
import type { Applied, StoreError } from './library';
import type { JournalHead } from './schema';

/** Ends a transaction in which a step cannot be carried out. */
export class Refusal extends Error {
  readonly error: StoreError;

  constructor(error: StoreError) {
    super(error.code);
    this.error = error;
  }
}

/** No step or one, as a list. */
export function listOf(carried: Result<Carried | null, StoreError>): Result<readonly Carried[], StoreError> {
  return carried.ok ? ok(carried.value === null ? [] : [carried.value]) : carried;
}

export function toApplied(row: JournalHead, edits: readonly Edit[]): Applied {
  return { seq: row.seq, kind: row.kind === 'replace' ? 'do' : row.kind, label: row.label, group: row.group, edits };
}
