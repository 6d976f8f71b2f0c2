import { err, ok, type Result } from '../../shared/base/result';
import type { AnnotationId, Source } from '../../shared/model/records';
import { deriveOutline } from '../../shared/text/outline';
import { readSourceText } from '../../shared/text/read-source-text';
import type { BadRecord, Library } from '../storage/library';
import { AnnotationSet } from './annotation-set';
import type { OpenSource } from './desk-state';
import { hashBytes } from './hash-bytes';

/** Rows taken in at once, between two frames. */
const ROWS_AT_ONCE = 1000;
/** UTF-16 units before and after the place of reading whose rows come first: more than the window and its margin. */
const NEIGHBOURHOOD = 20_000;

export type OpenSourceError = 'text-missing' | 'text-damaged';

/** Loads what reading needs first: the text, its outline and the geometry of its annotations. Rows follow with `loadRows`. */
export async function openSource(library: Library, source: Source): Promise<Result<OpenSource, OpenSourceError>> {
  const revision = await library.findRevision(source.revisionId);
  if (revision === undefined) return err('text-missing');
  const [bytes, geometry, position] = await Promise.all([
    library.findText(revision.sha256),
    library.loadGeometry(source.id),
    library.loadReadingPosition(source.id),
  ]);
  if (bytes === undefined) return err('text-missing');
  const hashing = hashBytes(bytes);
  const text = readSourceText(bytes, revision.sha256);
  if (!text.ok || (await hashing) !== revision.sha256) return err('text-damaged');
  return ok({
    source,
    text: text.value,
    outline: deriveOutline(text.value),
    annotations: new AnnotationSet({ text: text.value, revisionId: revision.id }, geometry),
    position: position !== undefined && position.offset <= text.value.text.length ? position : null,
  });
}

/** The source that was added last. */
export function findNewest(sources: readonly Source[]): Source | undefined {
  return [...sources].sort((a, b) => b.createdAt - a.createdAt)[0];
}

export interface RowsLoaded {
  readonly bad: readonly BadRecord[];
}

/**
 * Takes all rows and notes of the open source in, a portion at a time, those around the place of reading first; `onPortion` after each.
 * The notes of what is `trashed` come too: what is put back from the trash comes back with its note.
 */
export async function loadRows(
  library: Library,
  open: OpenSource,
  trashed: readonly AnnotationId[],
  onPortion: () => void,
): Promise<RowsLoaded> {
  const bad: BadRecord[] = [];
  const listed = new Set(open.annotations.allInOrder().map((mark) => mark.id));
  for (const portion of portionsOf(listed, findNeighbours(open))) {
    const [annotations, notes] = await Promise.all([library.loadAnnotations(open.source.id, portion), library.loadNotes(portion)]);
    open.annotations.takeRows(annotations.records, notes.records);
    bad.push(...annotations.bad, ...notes.bad);
    onPortion();
  }
  const notesInTrash = await library.loadNotes(trashed);
  open.annotations.takeRows([], notesInTrash.records);
  bad.push(...notesInTrash.bad);
  onPortion();
  // Bad rows have no geometry: they are looked for after all that can be shown is shown.
  bad.push(...(await library.loadUnlisted(open.source.id, listed)).bad);
  return { bad };
}

function findNeighbours({ annotations, position }: OpenSource): readonly AnnotationId[] {
  const place = position?.offset ?? 0;
  return annotations.query(place - NEIGHBOURHOOD, place + NEIGHBOURHOOD).map((mark) => mark.id);
}

/** In the order of ids, so that a portion's rows lie side by side in the database. */
function* portionsOf(ids: ReadonlySet<AnnotationId>, first: readonly AnnotationId[]): Generator<readonly AnnotationId[]> {
  const near = new Set(first.slice(0, ROWS_AT_ONCE));
  if (near.size > 0) yield [...near];
  const rest = [...ids].filter((id) => !near.has(id)).sort();
  for (let at = 0; at < rest.length; at += ROWS_AT_ONCE) yield rest.slice(at, at + ROWS_AT_ONCE);
}
