import { Dexie } from 'dexie';
import type { StoreError } from './library';

const CLOSED_NAMES: ReadonlySet<string> = new Set(['DatabaseClosedError', 'DatabaseClosed', 'InvalidStateError', 'InvalidState']);
const NO_SPACE = /quota|no_space|no space|disk is full|disk full/i;
const CLOSED = /connection is (closing|closed|lost)|database (is|has been) clos|backing store/i;

/**
 * What went wrong in the database as an expected error. What is no error of the database (a bug) is thrown again.
 * Chromium reports a full disk in several guises: as a quota error, or as a connection that it closes with the reason in the text.
 */
export function toStoreError(error: unknown): StoreError {
  const chain = causesOf(error);
  if (!chain.some(isDatabaseError)) throw error;
  const detail = chain.map(({ name, message }) => `${name}: ${message}`).join('; ');
  if (NO_SPACE.test(detail)) return { code: 'no-space', detail };
  if (chain.some(({ name }) => CLOSED_NAMES.has(name)) || CLOSED.test(detail)) return { code: 'closed', detail };
  return { code: 'failed', detail };
}

/** The system's own words, for the reader's report. */
export function describeError(error: unknown): string {
  return causesOf(error)
    .map(({ name, message }) => `${name}: ${message}`)
    .join('; ');
}

function isDatabaseError(error: Error): boolean {
  return error instanceof Dexie.DexieError || error instanceof DOMException;
}

/** Dexie wraps what the browser says; `inner` and `failures` hold the original. */
function causesOf(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  let current: unknown = error;
  while (isError(current) && !chain.includes(current) && chain.length < 8) {
    chain.push(current);
    current = 'inner' in current ? current.inner : current.cause;
  }
  return chain.length > 0 ? chain : [new Error(String(error))];
}

function isError(value: unknown): value is Error {
  return value instanceof Error || value instanceof DOMException;
}
