import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { parseReadingProgress } from '../model/parse-preferences';
import type { ReadingProgress } from '../model/preferences';

/** What was read of a source, as a row of an archive: the bits as hexadecimal digits. */
export interface ProgressRow {
  readonly sourceId: string;
  readonly revisionId: string;
  readonly read: string;
}

const rowSchema = v.object({
  sourceId: v.string(),
  revisionId: v.string(),
  read: v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2})*$/)),
});

export function toProgressRow({ sourceId, revisionId, read }: ReadingProgress): ProgressRow {
  return { sourceId, revisionId, read: bytesToHex(read) };
}

/** Null for a row that cannot be used: what was read is no record of the reader's, and costs no archive its soundness. */
export function parseProgressRow(row: unknown): ReadingProgress | null {
  const parsed = v.safeParse(rowSchema, row);
  return parsed.success ? parseReadingProgress({ ...parsed.output, read: hexToBytes(parsed.output.read) }) : null;
}
