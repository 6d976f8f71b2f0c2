import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

/** A file in the package, written in pieces that follow each other. */
export interface PackagePart {
  readonly name: string;
  readonly pieces: readonly string[];
}

/**
 * Zips the parts in their order. The same parts give the same bytes on the same platform. Throws the signal's reason as soon as it is
 * aborted.
 */
export async function packParts(parts: readonly PackagePart[], signal: AbortSignal | undefined): Promise<Uint8Array> {
  const output = new Uint8ArrayWriter();
  const writer = new ZipWriter(output, {
    useWebWorkers: false,
    keepOrder: true,
    extendedTimestamp: false,
    // The first moment that a zip can name, in local time like all its dates.
    lastModDate: new Date(1980, 0, 1),
    ...(signal === undefined ? {} : { signal }),
  });
  for (const { name, pieces } of parts) {
    signal?.throwIfAborted();
    await writer.add(name, new Uint8ArrayReader(new TextEncoder().encode(pieces.join(''))));
  }
  await writer.close();
  signal?.throwIfAborted();
  return await output.getData();
}
