import type { Environment } from '../../shared/base/environment';
import { ok, type Result } from '../../shared/base/result';
import type { BundledText } from '../../shared/host/host';
import type { Edit } from '../../shared/model/change';
import { revisionId, sourceId } from '../../shared/model/ids';
import type { Revision, Source } from '../../shared/model/records';
import type { Library, StoreError } from '../storage/library';

/**
 * Puts a bundled text into the library as its own source: the bytes first, then the records that refer to them.
 * The ids come from the text's SHA-256, so that two windows that start at once make the same records.
 */
export async function addBundledSource(
  library: Library,
  bundled: BundledText,
  environment: Environment,
  /** What is to lie on it from the beginning. */
  beside: (source: Source) => readonly Edit[] = () => [],
): Promise<Result<Source, StoreError>> {
  const stored = await library.putText(bundled.bytes);
  if (!stored.ok) return stored;
  const at = environment.now();
  const short = stored.value.slice(0, 16);
  const revision: Revision = {
    id: revisionId(`revision-${short}`),
    sourceId: sourceId(`source-${short}`),
    sha256: stored.value,
    structure: null,
    originalSha256: null,
    createdAt: at,
  };
  const source: Source = { id: revision.sourceId, provenance: bundled.provenance, revisionId: revision.id, citation: null, createdAt: at };
  const applied = await library.apply({
    label: 'add-source',
    at,
    group: environment.newId(),
    edits: [
      { table: 'sources', key: source.id, before: null, after: source },
      { table: 'revisions', key: revision.id, before: null, after: revision },
      ...beside(source),
    ],
  });
  if (applied.ok) return ok(source);
  // Another window was faster with the same records: they are there, which is all that was wanted.
  const there = applied.error.code === 'conflict' ? await library.findRecord('sources', source.id) : undefined;
  return there === undefined ? applied : ok(there);
}
