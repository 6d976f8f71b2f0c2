import { type ByteSource, partsOf } from '../../shared/base/byte-source';
import type { Scratch } from '../../shared/host/part-files';

/** `Blob` takes no view on shared memory; what comes from a caller may be one, so it is copied. */
export function toBlob(bytes: Uint8Array, mime: string): Blob {
  return new Blob([new Uint8Array(bytes)], { type: mime });
}

/** A file or blob, read in parts: the browser keeps it, on disk where it is large. */
export function toSource(blob: Blob): ByteSource {
  return {
    size: blob.size,
    read: async (start, length) => new Uint8Array(await blob.slice(start, start + length).arrayBuffer()),
  };
}

/** All of a source as a blob, which never lies in the page's own memory. */
export async function gatherBlob(content: ByteSource, mime: string): Promise<Blob> {
  const parts: Blob[] = [];
  for await (const part of partsOf(content)) parts.push(toBlob(part, mime));
  return new Blob(parts, { type: mime });
}

/** Writes all of it and closes the stream; what fails leaves nothing of it. */
export async function writeAll(stream: FileSystemWritableFileStream, content: ByteSource): Promise<void> {
  try {
    for await (const part of partsOf(content)) await stream.write(toBlob(part, 'application/octet-stream'));
  } catch (error) {
    await stream.abort();
    throw error;
  }
  await stream.close();
}

/** A file in the making as the browser's blobs. */
export async function startBlob(): Promise<Scratch> {
  const parts: Blob[] = [];
  return {
    append: async (bytes) => void parts.push(toBlob(bytes, '')),
    finish: async () => toSource(new Blob(parts)),
    remove: async () => void parts.splice(0),
  };
}
