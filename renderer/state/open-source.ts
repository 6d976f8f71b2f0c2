import { lazily } from '../../shared/base/lazily';
import { err, ok, type Result } from '../../shared/base/result';
import type { ReadingPosition } from '../../shared/model/preferences';
import { readRevisionText } from '../../shared/model/read-revision-text';
import type { AnnotationId, Source } from '../../shared/model/records';
import { deriveOutline } from '../../shared/text/outline';
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
export async function openSource(library: Library, source: Source, onReading: () => void): Promise<Result<OpenSource, OpenSourceError>> {
  const revision = await library.findRevision(source.revisionId);
  if (revision === undefined) return err('text-missing');
  const fetched = Promise.all([library.findText(revision.sha256), library.loadGeometry(source.id), library.loadReadingPosition(source.id)]);
  onReading();
  const [bytes, geometry, position] = await fetched;
  if (bytes === undefined) return err('text-missing');
  const hashing = hashBytes(bytes);
  const text = readRevisionText(revision, bytes);
  if (!text.ok || (await hashing) !== revision.sha256) return err('text-damaged');
  return ok({
    source,
    text: text.value,
    outline: lazily(() => deriveOutline(text.value)),
    annotations: new AnnotationSet({ text: text.value, revisionId: revision.id }, geometry),
    position: position !== undefined && position.offset <= text.value.text.length ? position : null,
  });
}

/** The source that was read last; of those that never were, the one that was added last. */
export function findLastRead(sources: readonly Source[], positions: readonly ReadingPosition[]): Source | undefined {
  const readAt = new Map(positions.map((position) => [position.sourceId, position.readAt]));
  const lastFirst = (a: Source, b: Source) => (readAt.get(b.id) ?? 0) - (readAt.get(a.id) ?? 0) || b.createdAt - a.createdAt;
  return [...sources].sort(lastFirst)[0];
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
