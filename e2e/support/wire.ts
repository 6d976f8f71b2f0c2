import { Buffer } from 'node:buffer';

/**
 * Playwright's bindings are no structured clone: ArrayBuffer, Map, Set and Blob silently become {}, and a large Uint8Array
 * takes seconds. So bytes cross as base64, and what is neither plain data nor a Uint8Array is an error, as in the host's contract.
 * The page's side of this is in preload-shim.ts.
 */
export function encodeWire(value: unknown): unknown {
  if (value === null || value === undefined || typeof value !== 'object') {
    if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
      throw new TypeError(`not in the host's contract: ${typeof value}`);
    return value;
  }
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
  if (Array.isArray(value)) return value.map(encodeWire);
  if (Object.getPrototypeOf(value) !== Object.prototype)
    throw new TypeError(`not in the host's contract: ${Object.prototype.toString.call(value)}`);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, encodeWire(inner)]));
}

export function decodeWire(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(decodeWire);
  if ('$bytes' in value && typeof value.$bytes === 'string') return new Uint8Array(Buffer.from(value.$bytes, 'base64'));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, decodeWire(inner)]));
}
