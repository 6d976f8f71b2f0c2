import { ok, type Result } from '../base/result';
import { sha256Hex } from '../base/sha256';
import type { ChangeContext } from '../model/annotation-changes';
import type { Change, Edit } from '../model/change';
import type { CslItem } from '../model/csl-item';
import { revisionId, sourceId } from '../model/ids';
import { type Provenance, type Revision, type Source, type StoredText, TABLE_NAMES, type Timestamp } from '../model/records';
import { readSourceText } from '../text/read-source-text';
import type { SourceText, SourceTextError, StructuredBlock } from '../text/source-text';

/** A text from outside that is to become a source of the library. */
export interface NewSource {
  /**
   * What its ids are made from, so that the same text brought twice is known to be there: the SHA-256 of the file, or whatever else names
   * it for good where one file holds several texts. Left out: the SHA-256 of the original, or of the text.
   */
  readonly key?: string;
  /** `sha256` is filled in: of the original, or of the text where that is the file. */
  readonly provenance: Omit<Provenance, 'sha256'>;
  /** The text as UTF-8. */
  readonly bytes: Uint8Array;
  /** What is what in it, where the file says so; null: found by general rules. */
  readonly structure: readonly StructuredBlock[] | null;
  /** The file that the text was read from, kept beside it; null where the text is the file. */
  readonly original: Uint8Array | null;
  /** What a bibliography says about it; null: derived from the provenance. */
  readonly citation?: CslItem | null;
}

/** A source that can be added, with everything that annotations on it are described by. */
export interface PreparedSource {
  readonly source: Source;
  readonly revision: Revision;
  readonly text: SourceText;
  /** To be stored before the change that refers to them: the text, and its original where that is another file. */
  readonly texts: readonly StoredText[];
}

/**
 * Reads a text and makes the records of its source. Pure: nothing is stored. The same text gives the same ids in every library. Errors
 * are those of `readSourceText`.
 */
export function prepareSource(coming: NewSource, at: Timestamp): Result<PreparedSource, SourceTextError> {
  const { bytes, original, structure } = coming;
  const text = readSourceText(bytes, { structure });
  if (!text.ok) return text;
  const { sha256 } = text.value;
  const originalSha256 = original === null ? null : sha256Hex(original);
  const key = coming.key ?? originalSha256 ?? sha256;
  const short = sha256Hex(new TextEncoder().encode(key)).slice(0, 32);
  const ids = { source: sourceId(`source-${short}`), revision: revisionId(`revision-${short}`) };
  return ok({
    source: {
      id: ids.source,
      provenance: { ...coming.provenance, sha256: originalSha256 ?? sha256 },
      revisionId: ids.revision,
      citation: coming.citation ?? null,
      createdAt: at,
    },
    revision: { id: ids.revision, sourceId: ids.source, sha256, structure, originalSha256, createdAt: at },
    text: text.value,
    texts: [{ sha256, bytes }, ...(original === null || originalSha256 === null ? [] : [{ sha256: originalSha256, bytes: original }])],
  });
}

/**
 * One change that adds sources with everything that lies on them: one step for undo, "adding of the text …". `beside`: what comes along
 * (annotations, notes, codes, relations, memos, commentaries), made by the caller as edits in any order; edits of records that are there
 * already, codes for example, may be among them. The texts of the sources are stored before (`DeskActions.addSources` does both).
 */
export function addSources(
  prepared: readonly Pick<PreparedSource, 'source' | 'revision'>[],
  beside: readonly Edit[],
  context: ChangeContext,
): Change {
  const records = prepared.flatMap(({ source, revision }): readonly Edit[] => [
    { table: 'sources', key: source.id, before: null, after: source },
    { table: 'revisions', key: revision.id, before: null, after: revision },
  ]);
  // In the order in which records refer to each other; those of one table stay in theirs.
  const edits = [...records, ...beside].toSorted((a, b) => TABLE_NAMES.indexOf(a.table) - TABLE_NAMES.indexOf(b.table));
  return { label: 'import-source', at: context.at, group: context.group, edits };
}
