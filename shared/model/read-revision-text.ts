import type { Result } from '../base/result';
import { readSourceText } from '../text/read-source-text';
import type { SourceText, SourceTextError } from '../text/source-text';
import type { Revision } from './records';

/**
 * The SourceText of a revision from the bytes that `texts` holds under its `sha256`. The one way from stored bytes to a text: what is
 * what in it may stand in the revision. The caller answers for the bytes being those; errors are those of `readSourceText`.
 */
export function readRevisionText(revision: Pick<Revision, 'sha256' | 'structure'>, bytes: Uint8Array): Result<SourceText, SourceTextError> {
  return readSourceText(bytes, { sha256: revision.sha256, structure: revision.structure });
}
