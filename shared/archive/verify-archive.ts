import { ok, type Result } from '../base/result';
import type { ArchiveError, ArchiveManifest } from './archive';
import { readArchive } from './read-archive';

/**
 * Proves that an archive can be restored from: unpacks it within the limits and checks every hash, size and count.
 * Gives its manifest, or what is wrong with it. Needs nothing but the bytes; runs in Node, workers and pages.
 */
export async function verifyArchive(bytes: Uint8Array): Promise<Result<ArchiveManifest, ArchiveError>> {
  const content = await readArchive(bytes);
  return content.ok ? ok(content.value.manifest) : content;
}
