import type { Anchor } from '../anchor/anchor';
import { createOccurrenceIndex, type OccurrencesOf } from '../anchor/occurrence-index';
import { resolveTarget } from '../anchor/resolve';
import type { ValidTables } from '../archive/valid-tables';
import { err, ok, type Result } from '../base/result';
import { readRevisionText } from '../model/read-revision-text';
import type { Annotation, Relation, Source, StoredText } from '../model/records';
import type { SourceText, SourceTextError } from '../text/source-text';
import type { AnchoredAnnotation } from './export-annotations';

/** One source of a library with all that lies on it, found in its text. */
export interface CollectedSource {
  readonly source: Source;
  readonly text: SourceText;
  /** The file that the text was read from, where it is another and is there. */
  readonly original?: Uint8Array;
  /** What lies in the trash is left out. */
  readonly annotations: readonly AnchoredAnnotation[];
}

/** Why a source of a library cannot be read. `text-missing`: neither its records nor its bytes say what it says. */
export type CollectError = { readonly code: 'text-missing' } | SourceTextError;

/** Takes one source out of the records of a library, as the desk would show it: every passage resolved against the text that is read now. */
export function collectSource(tables: ValidTables, texts: readonly StoredText[], source: Source): Result<CollectedSource, CollectError> {
  const revision = tables.revisions.get(source.revisionId);
  const stored = texts.find((one) => one.sha256 === revision?.sha256);
  if (revision === undefined || stored === undefined) return err({ code: 'text-missing' });
  const read = readRevisionText(revision, stored.bytes);
  if (!read.ok) return read;
  const text = read.value;
  const occurrencesOf = createOccurrenceIndex(text.text);
  const annotations = [...tables.annotations.values()]
    .filter(({ sourceId, trashedAt }) => sourceId === source.id && trashedAt === null)
    .map((annotation): AnchoredAnnotation => {
      const [anchor = { state: 'orphaned' } as const, ...further] = placesOf(annotation, text, source, occurrencesOf);
      return { annotation, note: tables.notes.get(annotation.id) ?? null, anchor, further };
    });
  const original = texts.find((one) => one.sha256 === revision.originalSha256)?.bytes;
  return ok({ source, text, annotations, ...(original === undefined ? {} : { original }) });
}

/** The places that are found, in the order of the text. */
function placesOf({ targets }: Annotation, text: SourceText, { revisionId }: Source, occurrencesOf: OccurrencesOf): readonly Anchor[] {
  return targets
    .map((target) => resolveTarget(text, revisionId, target, occurrencesOf))
    .filter((anchor) => anchor.state !== 'orphaned')
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** The relations that have an end among these annotations. */
export function relationsAt(relations: Iterable<Relation>, annotations: readonly AnchoredAnnotation[]): readonly Relation[] {
  const ids = new Set(annotations.map(({ annotation }) => annotation.id));
  return [...relations].filter(({ fromId, toId }) => ids.has(fromId) || ids.has(toId));
}
