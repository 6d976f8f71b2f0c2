import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

/** A file in the package, written in pieces that follow each other. */
export interface PackagePart {
  readonly name: string;
  readonly pieces: readonly string[];
}

/** Files in one zip, in their order and under their names. The same files give the same bytes on the same platform. */
export async function packFiles(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  return await zip(files, signal);
}

/**
 * Zips the parts in their order. The same parts give the same bytes on the same platform. Throws the signal's reason as soon as it is
 * aborted.
 */
export async function packParts(parts: readonly PackagePart[], signal: AbortSignal | undefined): Promise<Uint8Array> {
  return await zip(
    (function* () {
      for (const { name, pieces } of parts) yield { name, bytes: new TextEncoder().encode(pieces.join('')) };
    })(),
    signal,
  );
}

async function zip(
  files: Iterable<{ readonly name: string; readonly bytes: Uint8Array }>,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const output = new Uint8ArrayWriter();
  const writer = new ZipWriter(output, {
    useWebWorkers: false,
    keepOrder: true,
    extendedTimestamp: false,
    // The first moment that a zip can name, in local time like all its dates.
    lastModDate: new Date(1980, 0, 1),
    ...(signal === undefined ? {} : { signal }),
  });
  for (const { name, bytes } of files) {
    signal?.throwIfAborted();
    await writer.add(name, new Uint8ArrayReader(bytes));
  }
  await writer.close();
  signal?.throwIfAborted();
  return await output.getData();
}
