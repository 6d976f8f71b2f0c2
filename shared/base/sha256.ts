import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 of `bytes` (FIPS 180-4) as 64 lower-case hexadecimal digits. Synchronous and the same on every host. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** Takes bytes as they come and gives the SHA-256 of all of them. */
export interface RunningSha256 {
  add(bytes: Uint8Array): void;
  /** 64 lower-case hexadecimal digits; nothing can be added afterwards. */
  finish(): string;
}

export function startSha256(): RunningSha256 {
  const hash = sha256.create();
  return { add: (bytes) => void hash.update(bytes), finish: () => bytesToHex(hash.digest()) };
}
