import { type ByteSource, toByteSource } from '../base/byte-source';
import { ok, type Result } from '../base/result';
import type { ArchiveError, ArchiveManifest } from './archive';
import { openArchive } from './read-archive';

/**
 * Proves that an archive can be restored from: unpacks it within the limits and checks every hash, size and count.
 * Gives its manifest, or what is wrong with it. Needs nothing but the bytes, and never all of them at once; runs in Node, workers and pages.
 */
export async function verifyArchive(archive: Uint8Array | ByteSource): Promise<Result<ArchiveManifest, ArchiveError>> {
  const content = await openArchive(toByteSource(archive));
  return content.ok ? ok(content.value.manifest) : content;
}
