import { ok, type Result } from '../base/result';
import type { StoredText, TableName } from '../model/records';

/** Tables in whatever shape their version had, by name. What migrations work on. */
export type RawTables = Readonly<Record<string, readonly unknown[]>>;

/** A text that lies in a library or an archive: only its name is here, its bytes are fetched when they are wanted. */
export interface HeldText {
  readonly sha256: string;
  /** The error says why they cannot be had: they are no longer there, or no longer what they were. */
  readonly load: () => Promise<Result<Uint8Array, string>>;
}

/** The bytes of a text, wherever they are. */
export async function loadTextBytes(text: StoredText | HeldText): Promise<Result<Uint8Array, string>> {
  return 'bytes' in text ? ok(text.bytes) : await text.load();
}

/** A library as some version of Postil, this one or an older one, had stored it; `T` says whether its texts are held or at hand. */
export interface RawSnapshot<T = StoredText> {
  readonly schemaVersion: number;
  readonly tables: RawTables;
  readonly texts: readonly T[];
  /** What was read of the sources, as rows of an archive; see `parseProgressRow`. Left out where nothing is known. */
  readonly progress?: readonly unknown[];
  /** Last journal number contained. */
  readonly seq: number;
}

/** A library in the shape of this version; rows may still be bad ones, kept as they are. */
export interface Snapshot<T = StoredText> extends RawSnapshot<T> {
  readonly tables: { readonly [T in TableName]: readonly unknown[] };
}
