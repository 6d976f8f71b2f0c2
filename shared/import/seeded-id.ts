import { sha256Hex } from '../base/sha256';

/** An id that the same words of a file give again, so that bringing it in twice adds nothing: the kind of file, and 128 bits of a digest. */
export function seededId(kind: string, seed: string): string {
  return `${kind}-${sha256Hex(new TextEncoder().encode(seed)).slice(0, 32)}`;
}
