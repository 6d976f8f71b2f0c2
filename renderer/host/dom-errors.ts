import { err, type Result } from '../../shared/base/result';
import type { HostError, HostErrorCode } from '../../shared/host/host';

const CODES: Readonly<Record<string, HostErrorCode>> = {
  NotFoundError: 'not-found',
  QuotaExceededError: 'no-space',
  NotAllowedError: 'no-permission',
  SecurityError: 'no-permission',
  NoModificationAllowedError: 'no-permission',
  NotSupportedError: 'unsupported',
};

/** The browser's own failures as a HostError; what is no DOMException is a bug and is thrown again. */
export function describeDomError(error: unknown): HostError {
  if (!(error instanceof DOMException)) throw error;
  return { code: CODES[error.name] ?? 'failed', detail: `${error.name}: ${error.message}` };
}

/** Runs `work`; a DOMException becomes an error value. */
export async function attempt<T>(work: () => Promise<Result<T, HostError>>): Promise<Result<T, HostError>> {
  try {
    return await work();
  } catch (error) {
    return err(describeDomError(error));
  }
}

/** Whether the reader closed a picker without choosing. */
export function isCancelled(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
