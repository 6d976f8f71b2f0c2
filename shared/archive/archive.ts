/** First and so far only layout of the file; grows when a reader of today could no longer read it. */
export const ARCHIVE_FORMAT = 1;

/** One file inside the archive. */
export interface ArchiveEntry {
  readonly name: string;
  /** 64 lower-case hexadecimal digits, of the uncompressed bytes. */
  readonly sha256: string;
  /** Uncompressed bytes. */
  readonly size: number;
}

/** `manifest.json`: what the archive holds and how to prove it. */
export interface ArchiveManifest {
  readonly app: 'postil';
  readonly format: number;
  readonly schemaVersion: number;
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
  /** Last journal number contained. */
  readonly seq: number;
  /** Rows by table, and the number of texts under `texts`. */
  readonly counts: Readonly<Record<string, number>>;
  readonly entries: readonly ArchiveEntry[];
}

/** Why an archive was refused. Nothing of a refused archive is used. */
export type ArchiveError =
  /** Not a `.postil` file at all. */
  | { readonly code: 'not-archive'; readonly detail: string }
  /** Torn, truncated or altered; `entry` is the part that shows it, null when the file as a whole cannot be read. */
  | { readonly code: 'damaged'; readonly entry: string | null; readonly detail: string }
  /** Written by a newer Postil. */
  | { readonly code: 'newer'; readonly what: 'format' | 'schema'; readonly found: number; readonly known: number }
  /** Would unpack to more than `ArchiveLimits` allow. */
  | { readonly code: 'too-large'; readonly entry: string | null; readonly detail: string };

/** What an archive may cost to unpack. */
export interface ArchiveLimits {
  readonly maxEntries: number;
  /** Uncompressed bytes of one entry. */
  readonly maxEntryBytes: number;
  /** Uncompressed bytes of all entries together; what the file itself takes, uncompressed as texts are, is always allowed. */
  readonly maxTotalBytes: number;
  /** Uncompressed bytes of all tables together. */
  readonly maxTableBytes: number;
  /** Uncompressed bytes of one row. */
  readonly maxRowBytes: number;
  /** Rows and values in all tables together, values roughly: each costs memory, however short it is. */
  readonly maxRows: number;
  readonly maxValues: number;
  /** Uncompressed to compressed, for entries larger than `ratioFrom` bytes. Rows with random ids never reach 50. */
  readonly maxRatio: number;
  readonly ratioFrom: number;
}

const MEBIBYTE = 1024 * 1024;

/**
 * Nobody who opens a file, good or bad, pays more than 512 MB of memory for it: texts are read one by one, so that only the tables and
 * the largest text count. A library of a hundred thousand annotations stays within a half.
 */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  maxEntries: 20_000,
  maxEntryBytes: 160 * MEBIBYTE,
  maxTotalBytes: 192 * MEBIBYTE,
  maxTableBytes: 128 * MEBIBYTE,
  maxRowBytes: 16 * MEBIBYTE,
  maxRows: 1_000_000,
  maxValues: 4_000_000,
  maxRatio: 200,
  ratioFrom: 8 * MEBIBYTE,
};

/** Name of the entry that holds a table. */
export function tableEntryName(table: string): string {
  return `tables/${table}.jsonl`;
}

/** Name of the entry that holds a text. */
export function textEntryName(sha256: string): string {
  return `texts/${sha256}`;
}
