import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 as `sha256Hex` gives it, by the browser and beside the main thread: for what may be large. */
export async function hashBytes(bytes: Uint8Array): Promise<string> {
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice())));
}
