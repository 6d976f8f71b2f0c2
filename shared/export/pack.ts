import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { zipSync } from 'fflate';

/** The first moment that a zip can name, in local time like all its dates. */
const MADE_AT = new Date(1980, 0, 1);

/** A file in the package, written in pieces that follow each other. */
export interface PackagePart {
  readonly name: string;
  readonly pieces: readonly string[];
}

interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files in one zip, in their order and under their names. The same files give the same bytes on the same platform. */
export async function packFiles(files: readonly NamedFile[], signal: AbortSignal | undefined): Promise<Uint8Array> {
  return await zip(files, signal);
}

/**
 * The same for thousands of small files, which are stored as they are: deflating a note saves little, and what zip.js sets up for each
 * takes a millisecond or two. Names are distinct.
 */
export function packSmallFiles(files: readonly NamedFile[]): Uint8Array {
  return zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { level: 0, mtime: MADE_AT });
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

async function zip(files: Iterable<NamedFile>, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const output = new Uint8ArrayWriter();
  const writer = new ZipWriter(output, {
    useWebWorkers: false,
    keepOrder: true,
    extendedTimestamp: false,
    lastModDate: MADE_AT,
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
